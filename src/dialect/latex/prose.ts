import type { Range } from '../../model/range';

/** Private use: what is not prose (comments, verbatim, math). */
export const FILLER = '\uE000';

const VERBATIM = /\\begin\{(verbatim\*?|Verbatim|lstlisting|minted|comment|filecontents\*?|alltt)\}/y;
const MATH = /\\begin\{((?:equation|align|gather|multline|eqnarray|displaymath|math|flalign|alignat)\*?)\}/y;
const INLINE_VERBATIM = /\\(?:verb\*?|lstinline(?:\[[^\]\n]*\])?)([^\sA-Za-z*{[])/y;

/** A LaTeX draft in which comments, verbatim text and math are {@link FILLER}, with the same length and line ends. */
export function readLatex(draft: string): string {
  if (last?.draft === draft) return last.prose;
  const prose = masked(draft);
  last = { draft, prose };
  return prose;
}

let last: { readonly draft: string; readonly prose: string } | undefined;

function masked(draft: string): string {
  const hidden: Range[] = [];
  let at = 0;
  const hide = (end: number) => {
    hidden.push({ start: at, end });
    at = end;
  };
  while (at < draft.length) {
    const char = draft[at];
    if (char === '%') hide(endOfLine(draft, at));
    else if (char === '$') {
      const end = mathEnd(draft, at);
      if (end < 0) at++;
      else hide(end);
    } else if (char === '\\') {
      const end =
        environmentEnd(draft, at, VERBATIM) ??
        environmentEnd(draft, at, MATH) ??
        bracketMathEnd(draft, at) ??
        verbEnd(draft, at);
      if (end === undefined) at += 2;
      else hide(end);
    } else at++;
  }
  let prose = '';
  let from = 0;
  for (const { start, end } of hidden) {
    prose += draft.slice(from, start) + draft.slice(start, end).replace(/[^\r\n]/g, FILLER);
    from = end;
  }
  return prose + draft.slice(from);
}

function endOfLine(draft: string, at: number): number {
  const end = draft.indexOf('\n', at);
  return end < 0 ? draft.length : draft[end - 1] === '\r' ? end - 1 : end;
}

/** Up to the closing `$` in the same paragraph. */
function mathEnd(draft: string, at: number): number {
  const mark = draft[at + 1] === '$' ? '$$' : '$';
  for (let i = at + mark.length; i < draft.length && i - at < 20000; i++) {
    if (draft[i] === '\\') i++;
    else if (draft[i] === '\n' && /^\n[ \t\r]*\n/.test(draft.slice(i, i + 200))) return -1;
    else if (draft.startsWith(mark, i)) return i + mark.length;
  }
  return -1;
}

function environmentEnd(draft: string, at: number, pattern: RegExp): number | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(draft);
  if (match === null) return undefined;
  const closing = `\\end{${match[1]}}`;
  const end = draft.indexOf(closing, at + match[0].length);
  return end < 0 ? undefined : end + closing.length;
}

function bracketMathEnd(draft: string, at: number): number | undefined {
  const closing = draft[at + 1] === '[' ? '\\]' : draft[at + 1] === '(' ? '\\)' : undefined;
  if (closing === undefined || draft[at - 1] === '\\') return undefined;
  const end = draft.indexOf(closing, at + 2);
  return end < 0 ? undefined : end + 2;
}

function verbEnd(draft: string, at: number): number | undefined {
  INLINE_VERBATIM.lastIndex = at;
  const match = INLINE_VERBATIM.exec(draft);
  if (match?.[1] === undefined) return undefined;
  const end = draft.indexOf(match[1], at + match[0].length);
  return end < 0 || end > endOfLine(draft, at) ? undefined : end + 1;
}
