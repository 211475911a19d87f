import type { Range } from '../model/range';
import type { FoundIn } from './finding';
import type { PreparedSource } from './prepare';
import { placeOf } from './source-text';

/** Letters before and after, enough to tell look-alike places apart. */
const CONTEXT = 32;

/** A stretch of a source's joined text as a passage and selectors (W3C Web Annotation §4.2.4–5). */
export function foundIn({ citekey, file, part, text }: PreparedSource, range: Range): FoundIn {
  const { ordinal, offset } = placeOf(text, range.start);
  const passage = text.passages.find((it) => it.ordinal === ordinal);
  const length = passage?.text.length ?? 0;
  const whole = text.tokens.text;
  return {
    citekey,
    file,
    ...(part === undefined ? {} : { part }),
    ordinal,
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: whole.slice(range.start, range.end),
        prefix: whole.slice(Math.max(0, range.start - CONTEXT), range.start),
        suffix: whole.slice(range.end, range.end + CONTEXT),
      },
      { type: 'TextPositionSelector', start: offset, end: Math.min(length, offset + range.end - range.start) },
    ],
    ...(passage?.paragraph === undefined ? {} : { paragraph: passage.paragraph }),
    ...(passage?.page === undefined ? {} : { page: passage.page }),
  };
}
