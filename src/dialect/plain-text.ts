import type { Dialect, DraftQuote } from './dialect';
import { paragraphRanges, showBy } from './masked';
import { plainNote } from './note-text';
import { onOwnLines } from './own-lines';
import { updatePlainList } from './plain-list';
import { paragraphs, singleSpaced } from './plain-words';
import { customaryMarks, holds, readMarkedQuotes, usualMarks } from './quotation-marks';
import { insertWith } from './writing';

/** Plain text: `“words” (Ruiz, 2019, para. 4)`. What is written holds no key, so its citations cannot be read back. */
export const plainText: Dialect = {
  id: 'text',
  label: 'Plain text',
  languages: ['plaintext'],
  citations: 'formatted',
  rendering: 'text',
  formatted: 'citation',
  bibliographyFormats: [],

  parse(draft) {
    const blocks = paragraphRanges(draft);
    const quotes = blocks
      .flatMap((block) => readMarkedQuotes(draft, block))
      .map(
        ({ start, end, inner }): DraftQuote => ({
          range: { start, end },
          inner,
          kind: 'inline',
          ...showBy([], draft, inner, []),
        }),
      );
    return { blocks, citations: [], quotes: quotes.filter(({ text }) => text !== ''), bibliographies: [] };
  },

  insert(draft, selections, insertion) {
    const words = paragraphs(insertion.quote?.text ?? '');
    const note = insertion.cites.length === 0 ? '' : plainNote(insertion, singleSpaced);
    const citation = insertion.formatted === undefined && note !== '' ? `(${note})` : note;
    const closing = citation === '' ? '' : ` ${citation}`;
    const curly = usualMarks(insertion.quote, { open: '“', close: '”' });
    const marked = paragraphRanges(draft).flatMap((block) => readMarkedQuotes(draft, block));
    const marks =
      [customaryMarks(draft, marked, curly), curly, { open: '"', close: '"' }].find((it) =>
        holds(it, words.join(' ')),
      ) ?? curly;
    return insertWith(draft, selections, insertion, [], {
      citation,
      inlineQuote: () => marks.open + words.join(' ') + marks.close + closing,
      placeBlock: (at) => {
        const lines = words.flatMap((part, i) => [
          ...(i === 0 ? [] : ['']),
          `    ${part}${i === words.length - 1 ? closing : ''}`,
        ]);
        return onOwnLines(draft, at, lines, { blankAround: true });
      },
    });
  },

  declareBibliography: () => [],
  escape: singleSpaced,
  keyAt: () => undefined,
  completeKey: () => [],

  updateReferences: (draft, heading, entries) =>
    updatePlainList(
      draft,
      heading,
      entries.map(({ text }) => singleSpaced(text)),
    ),
};
