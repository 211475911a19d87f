import type { KeyAt } from '../dialect';
import { lineAt } from '../lines';
import { isProse, type MarkdownText } from './prose';

const KEY_LETTERS = String.raw`[\p{L}\p{N}_:.#$%&\-+?<>~/]`;
const BEFORE = new RegExp(String.raw`(?:^|[^\p{L}\p{N}\\@_.+-]|[[\s;]-)@\{?(${KEY_LETTERS}*)$`, 'u');
const AFTER = /^(?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*/u;

/** The key begun by `@`: in a citation or in the sentence, not in an address, in code or after a backslash. */
export function keyAtSign(text: MarkdownText, offset: number): KeyAt | undefined {
  const line = lineAt(text.draft, offset);
  const typed = BEFORE.exec(text.draft.slice(line.start, offset))?.[1];
  if (typed === undefined || !isProse(text, offset - typed.length - 1)) return undefined;
  const rest = AFTER.exec(text.draft.slice(offset, line.end))?.[0] ?? '';
  return { range: { start: offset - typed.length, end: offset + rest.length }, typed };
}

/** The label begun by `[^`. */
export function keyAtNote(text: MarkdownText, offset: number): KeyAt | undefined {
  const line = lineAt(text.draft, offset);
  const typed = /\[\^([^\]\s[^]*)$/.exec(text.draft.slice(line.start, offset))?.[1];
  if (typed === undefined || !isProse(text, offset - typed.length - 1)) return undefined;
  const rest = /^[^\]\s[^]*/.exec(text.draft.slice(offset, line.end))?.[0] ?? '';
  // Without its closing bracket the label ends at the caret: what follows is the sentence.
  const isClosed = text.draft[offset + rest.length] === ']';
  return { range: { start: offset - typed.length, end: isClosed ? offset + rest.length : offset }, typed };
}
