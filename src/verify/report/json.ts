import { type CheckedDraft, positionsIn } from './checked-draft';

/**
 * One object a line and quotation. `range` and the differences' are half-open and in UTF-16 units of the draft; `line` and
 * `column` count from 1. `selector` is W3C Web Annotation's, its position within the passage `ordinal`.
 */
export function jsonReport(drafts: readonly CheckedDraft[]): string {
  const lines = drafts.flatMap(({ file, text, findings }) => {
    const at = positionsIn(text);
    return findings.quotes.map(({ range, text: words, citekey, verdict, source, differences, notes, elsewhere }) =>
      JSON.stringify({
        file,
        range: { ...range, ...at(range.start) },
        text: words,
        citekey: citekey ?? null,
        verdict,
        source: source ?? null,
        differences: differences.map(({ range: where, found, expected }) => ({ range: where, found, expected })),
        notes,
        elsewhere,
      }),
    );
  });
  return lines.join('\n');
}
