import type { Range, TextEdit } from '../../model/range';
import { lineEnd } from '../lines';
import type { MarkdownText } from './prose';

/** A note's definition: `[^ruiz2019]: Ruiz, “Winter”.` */
export interface NoteDefinition {
  readonly label: string;
  /** From `[^` to the end of its first paragraph. */
  readonly range: Range;
  readonly text: string;
}

const DEFINITION = /^\[\^([^\]\s]+)\]:[ \t]*/;

export function readNoteDefinitions({ prose, draft, blocks }: MarkdownText): readonly NoteDefinition[] {
  const found: NoteDefinition[] = [];
  for (const { lines, end } of blocks) {
    // Definitions may stand on consecutive lines, which is one block here.
    let current: { label: string; start: number; text: number } | undefined;
    const close = (at: number) => {
      if (current === undefined) return;
      found.push({
        label: current.label,
        range: { start: current.start, end: at },
        text: draft.slice(current.text, at).replace(/\s+/g, ' ').trim(),
      });
    };
    let previous = 0;
    for (const line of lines) {
      const match = DEFINITION.exec(prose.slice(line.start, line.end));
      if (match?.[1] !== undefined) {
        close(previous);
        current = { label: match[1], start: line.start, text: line.start + match[0].length };
      }
      previous = line.end;
    }
    close(end);
  }
  return found;
}

/** Letters that every Markdown reader takes in a label. */
export function labelOf(citekeys: readonly string[]): string {
  return citekeys.map((key) => key.replace(/[^\p{L}\p{N}_.:-]+/gu, '-')).join('+') || 'note';
}

export function freeLabel(base: string, taken: readonly NoteDefinition[]): string {
  const labels = new Set(taken.map(({ label }) => label.toLowerCase()));
  let label = base;
  for (let n = 2; labels.has(label.toLowerCase()); n++) label = `${base}-${n}`;
  return label;
}

/** A new definition at the end of the draft, among the others that stand there, and not before `from`. */
export function appendDefinition(
  text: MarkdownText,
  definitions: readonly NoteDefinition[],
  note: { readonly label: string; readonly text: string },
  from: number,
): TextEdit {
  const { draft } = text;
  const eol = lineEnd(draft);
  const trimmed = draft.trimEnd().length;
  // White space that ends the draft stays behind the definition, unless a caret stands in it.
  const end = trimmed >= from ? trimmed : draft.length;
  const isBehindAnother = end > 0 && definitions.at(-1)?.range.end === end && from < end;
  const closing = draft.length === end ? eol : '';
  return { start: end, end, newText: `${isBehindAnother ? eol : eol + eol}[^${note.label}]: ${note.text}${closing}` };
}
