import type { Dialect, DraftCitation, Insertion } from './dialect';
import { writeLocator } from './locator';
import { escapeCommonMark, escapeLineStart } from './markdown/escape';
import { placeBlock } from './markdown/placing';
import { type MarkdownText, readMarkdown } from './markdown/prose';
import { parsedMarkdown } from './markdown/quotes';
import { updateReferenceList } from './markdown/reference-list';
import { paragraphs } from './plain-words';
import { customaryMarks, holds, readMarkedQuotes, usualMarks } from './quotation-marks';
import { insertWith } from './writing';

/** Markdown with formatted citations that link to the source: `[(Ruiz, 2019)](https://… "@ruiz2019")`. */
export const linked: Dialect = {
  id: 'linked',
  label: 'Markdown with linked citations',
  languages: ['markdown', 'mdx'],
  citations: 'formatted',
  rendering: 'markdown',
  formatted: 'citation',
  bibliographyFormats: [],

  parse(draft) {
    const text = readMarkdown(draft);
    return parsedMarkdown(text, readLinks(text), []);
  },

  insert(draft, selections, insertion) {
    const text = readMarkdown(draft);
    const citation = writeLink(insertion);
    const closing = citation === '' ? '' : ` ${citation}`;
    const words = paragraphs(insertion.quote?.text ?? '').map(escapeCommonMark);
    const curly = usualMarks(insertion.quote, { open: '“', close: '”' });
    const marked = text.blocks
      .filter(({ depth }) => depth === 0)
      .flatMap((block) => readMarkedQuotes(text.prose, block));
    const marks =
      [customaryMarks(draft, marked, curly), curly, { open: '"', close: '"' }].find((it) =>
        holds(it, words.join(' ')),
      ) ?? curly;
    return insertWith(draft, selections, insertion, readLinks(text), {
      citation,
      inlineQuote: () => marks.open + words.join(' ') + marks.close + closing,
      placeBlock: (at) => {
        const lines = words.flatMap((part, i) => {
          const line = `> ${escapeLineStart(part)}${i === words.length - 1 ? closing : ''}`;
          return i === 0 ? [line] : ['>', line];
        });
        return placeBlock(draft, at, lines);
      },
    });
  },

  declareBibliography: () => [],
  escape: escapeCommonMark,
  keyAt: () => undefined,
  completeKey: () => [],
  updateReferences: (draft, heading, entries) =>
    updateReferenceList(
      draft,
      heading,
      entries.map(({ text }) => text),
    ),
};

/** Links whose title is `@` and a key, or several. */
function readLinks({ draft, masks }: MarkdownText): readonly DraftCitation[] {
  const found: DraftCitation[] = [];
  for (const { start, end, kind } of masks) {
    if (kind !== 'target') continue;
    const title = /"(@[^"\s]+(?: @[^"\s]+)*)"\s*\)$/.exec(draft.slice(start, end));
    const open = title === null ? -1 : openingBracket(draft, start - 1);
    if (title?.[1] === undefined || open < 0) continue;
    const from = start + title.index + 1;
    const cites = [...title[1].matchAll(/@([^"\s]+)/g)].map(({ index, 1: citekey = '' }) => ({
      citekey,
      keyRange: { start: from + index + 1, end: from + index + 1 + citekey.length },
    }));
    found.push({ range: { start: open, end }, cites });
  }
  return found;
}

function openingBracket(draft: string, close: number): number {
  let depth = 0;
  for (let at = close; at >= 0 && close - at < 2000; at--) {
    if (draft[at - 1] === '\\') continue;
    if (draft[at] === ']') depth++;
    else if (draft[at] === '[' && --depth === 0) return at;
  }
  return -1;
}

function writeLink({ cites, formatted, items }: Insertion): string {
  if (cites.length === 0) return '';
  const short = cites
    .map(({ citekey, locator }) => (locator === undefined ? citekey : `${citekey}, ${writeLocator(locator)}`))
    .join('; ');
  const given = formatted?.replace(/\s+/g, ' ').trim() ?? '';
  // Links do not nest: those of a formatted text become words.
  const words =
    given === '' ? escapeCommonMark(`(${short})`) : given.replace(/(?<!\\)\[((?:[^\][\\]|\\.)*)\]\([^()]*\)/g, '$1');
  const address = items?.[0]?.URL;
  const keys = cites.map(({ citekey }) => `@${citekey.replace(/[\s"\\<>]/g, '')}`).join(' ');
  const target = address !== undefined && /^https?:\/\//i.test(address) ? encodeAddress(address) : '#';
  return `[${words}](${target} "${keys}")`;
}

function encodeAddress(address: string): string {
  return address.replace(
    /[\s<>()"\\[\]]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
