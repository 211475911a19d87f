import type { DraftPassage } from '../number-passages';
import { articleNodes } from './article-nodes';
import { trigrams } from './feature-context';
import { unescaped } from './json-ld';
import type { Page } from './page';

/** Less text than this in the data is a summary. */
const LEAST = 400;
/** The shown text is the beginning of the data's where nearly all of it is in there … */
const WITHIN = 0.8;
/** … and another text where hardly any is. */
const APART = 0.1;
/** The data have several times what is shown. */
const FULLER = 3;

/**
 * The article's text as JSON-LD has it (`articleBody`), where the page shows nothing of it, or only its beginning:
 * pages that a program fills in the browser are saved empty, and walls hide what the file has.
 */
export function dataBody(
  page: Page,
  shown: readonly { readonly text: string }[],
  doubtful: boolean,
): readonly DraftPassage[] | undefined {
  const paragraphs = longestBody(page);
  const text = paragraphs.join(' ');
  if (text.length < LEAST) return undefined;
  const visible = shown.map((block) => block.text).join(' ');
  if (text.length < visible.length * (doubtful ? 1 : FULLER)) return undefined;
  const own = trigrams(text);
  const seen = [...trigrams(visible)];
  const share = seen.length === 0 ? 0 : seen.filter((gram) => own.has(gram)).length / seen.length;
  return share > WITHIN || share < APART
    ? paragraphs.map((paragraph) => ({ kind: 'paragraph', text: paragraph }))
    : undefined;
}

function longestBody(page: Page): readonly string[] {
  let longest = '';
  for (const node of articleNodes(page)) {
    const body = node['articleBody'];
    if (typeof body === 'string' && body.length > longest.length) longest = body;
  }
  return longest
    .replace(/<(?:br|\/p|\/div|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .split(/\n+|\\n+/)
    .map((paragraph) => unescaped(paragraph).trim())
    .filter((paragraph) => paragraph !== '');
}
