import { type CslType, wholeTitle } from '../model/item';
import type { Extraction } from '../model/source';
import type { Document } from '../read/document';
import { applyClaims } from './apply-claims';
import { typeOfPaper } from './csl-type';
import { cslDate, dayOfTime } from './dates';
import { extractArticle } from './extract-article';
import { extractPage } from './extract-page';
import { fold } from './html/page';
import { knownPaper } from './known-papers';
import { setLanguage } from './language';
import { type DraftPassage, numberPassages } from './number-passages';
import { Draft } from './record-draft';
import { extractText } from './text/extract-text';

/** The record and the passages of one document. Total: what is not known is absent, what is doubtful is a warning. */
export function extract(document: Document): Extraction {
  const { record, passages, doubtful } = read(document);
  applyClaims(record, document);
  joinSubtitle(record);
  setLanguage(record, passages);
  nameByHost(record, document);
  if (document.saved !== undefined && record.get('URL') !== undefined) {
    record.set('accessed', cslDate(dayOfTime(document.saved)), { origin: 'container', confidence: 0.7 });
  }
  const { passages: numbered, notes } = numberPassages(passages, document.markings);
  const warnings = [...document.warnings];
  // An export's link has none, and says so already.
  const isLink = warnings.some(({ code }) => code === 'only-link');
  if (numbered.length === 0 && !isLink)
    warnings.push({ code: 'no-text', message: 'No text of an article was found in it.' });
  else if (doubtful)
    warnings.push({
      code: 'body-doubtful',
      message: 'It is not sure which of the page’s text is the article: all of it can be found and quoted.',
    });
  return {
    ...(document.part === undefined ? {} : { part: document.part }),
    record: record.record(),
    provenance: record.provenance(),
    passages: numbered,
    ...(document.tags.length === 0 ? {} : { tags: document.tags }),
    ...(notes.length === 0 ? {} : { notes }),
    warnings,
  };
}

/** CSL has the subtitle of these in `title`, and what comes before it as `title-short`. */
const TITLED_WHOLE: ReadonlySet<CslType> = new Set([
  'book',
  'chapter',
  'article-journal',
  'report',
  'thesis',
  'paper-conference',
]);

function joinSubtitle(record: Draft): void {
  const [title, subtitle] = [record.get('title'), record.get('subtitle')];
  if (title === undefined || subtitle === undefined || !TITLED_WHOLE.has(record.type)) return;
  if (fold(title).includes(fold(subtitle))) return;
  record.set('title-short', title, { origin: 'container', confidence: 0.8 });
  record.replace('title', wholeTitle(title, subtitle));
}

/** A text that names no paper but says where it stood. */
function nameByHost(record: Draft, document: Document): void {
  const known = record.get('container-title') === undefined ? knownPaper(record.get('URL')) : undefined;
  if (known !== undefined && CONTAINED.has(record.type))
    record.set('container-title', known, { origin: 'url', confidence: 0.7 });
  if (record.type === 'webpage' && document.content.kind !== 'page')
    record.type = typeOfPaper(record.get('container-title'), record.get('URL'));
}

/** What appears in a paper or on its site. */
const CONTAINED: ReadonlySet<CslType> = new Set(['article-newspaper', 'article-magazine', 'webpage', 'post-weblog']);

interface Read {
  readonly record: Draft;
  readonly passages: readonly DraftPassage[];
  /** The body is a guess. */
  readonly doubtful: boolean;
}

function read(document: Document): Read {
  const { content } = document;
  switch (content.kind) {
    case 'page':
      return extractPage(document, content.root);
    case 'article':
      return { ...extractArticle(document, content.root), doubtful: false };
    case 'text':
      return extractText(document, content.text);
    case 'blocks':
      return { record: new Draft(), passages: content.blocks, doubtful: false };
  }
}
