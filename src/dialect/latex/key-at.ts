import type { KeyAt } from '../dialect';
import { FILLER, readLatex } from './prose';

/** A citing command up to the caret, its key argument still open: `\autocite[4]{a,ru`. */
const OPEN =
  /\\(?:[A-Za-z]*[Cc]ite[a-z]*\*?|(?:foreign|hyphen)?(?:text|block)cquote\*?|begin\{(?:foreign)?displaycquote\})(?:\s*\([^()]*\)){0,2}(?:\s*(?:\[[^\]]*\]|\{[^{}]*\}))*\s*\{([^{}]*)$/;
const KEY = /[^\s,{}]*$/;

/** The key begun in the braces of a citing command. */
export function keyAtCommand(draft: string, offset: number): KeyAt | undefined {
  const prose = readLatex(draft);
  const before = prose.slice(Math.max(0, offset - 1000), offset);
  const list = OPEN.exec(before)?.[1];
  if (list === undefined || list.includes(FILLER)) return undefined;
  const typed = KEY.exec(list)?.[0] ?? '';
  const rest = /^[^\s,{}[\]\\]*/.exec(prose.slice(offset, offset + 200))?.[0] ?? '';
  // Without its closing brace the key ends at the caret.
  const isClosed = /^\s*[,}]/.test(prose.slice(offset + rest.length, offset + rest.length + 20));
  return { range: { start: offset - typed.length, end: offset + (isClosed ? rest.length : 0) }, typed };
}
