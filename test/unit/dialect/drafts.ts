import assert from 'node:assert/strict';
import type { Dialect, Insertion } from '../../../src/dialect/dialect';
import { applyEdits, type Range } from '../../../src/model/range';

/** A draft in which `|` is a caret and `‹…›` a selection. */
export function marked(text: string): { readonly draft: string; readonly selections: readonly Range[] } {
  let draft = '';
  let start: number | undefined;
  const selections: Range[] = [];
  for (const char of text) {
    if (char === '|') selections.push({ start: draft.length, end: draft.length });
    else if (char === '‹') start = draft.length;
    else if (char === '›') selections.push({ start: start ?? draft.length, end: draft.length });
    else draft += char;
  }
  return { draft, selections };
}

/** What inserting makes of a marked draft, carets marked again. */
export function inserted(dialect: Dialect, text: string, insertion: Insertion): string {
  const { draft, selections } = marked(text);
  const edit = dialect.insert(draft, selections, insertion);
  let result = applyEdits(draft, edit.edits);
  const carets = [...new Set(edit.selections.map(({ end }) => end))].sort((a, b) => b - a);
  for (const caret of carets) result = `${result.slice(0, caret)}|${result.slice(caret)}`;
  return result;
}

/** One test for each row: `before` with carets, what is inserted, and `after`. */
export function insertions(
  dialect: Dialect,
  insertion: Insertion,
  rows: readonly (readonly [before: string, after: string])[],
): void {
  for (const [before, after] of rows) {
    it(JSON.stringify(before), () => assert.equal(inserted(dialect, before, insertion), after));
  }
}

/** Citations in short: `[see] key (paragraph 4) [suffix]`, with `!` for a narrative and `-` for a suppressed author. */
export function citationsIn(dialect: Dialect, draft: string): readonly string[] {
  return dialect.parse(draft).citations.map(({ range, cites }) => {
    const inShort = cites.map(({ citekey, keyRange, prefix, suffix, locator, form }) => {
      assert.equal(draft.slice(keyRange.start, keyRange.end), citekey);
      const mark = form === 'narrative' ? '!' : form === 'suppress-author' ? '-' : '';
      const parts = [
        prefix && `[${prefix}]`,
        mark + citekey,
        locator && `(${locator.label} ${locator.value})`,
        suffix && `[${suffix}]`,
      ];
      return parts.filter(Boolean).join(' ');
    });
    return `${draft.slice(range.start, range.end)} → ${inShort.join('; ')}`;
  });
}

/** Quotes in short: the words as read, and after `→` the kind. */
export function quotesIn(dialect: Dialect, draft: string): readonly string[] {
  return dialect
    .parse(draft)
    .quotes.map(({ text, kind, attached }) => `${text} → ${kind}${attached ? ` ${attached.join(',')}` : ''}`);
}

/** Ranges lie in the draft, inner ones in outer ones, in order and without overlap. */
export function assertSound(dialect: Dialect, draft: string): void {
  const { citations, quotes, bibliographies } = dialect.parse(draft);
  const isInside = (inner: Range, outer: Range) =>
    outer.start <= inner.start && inner.start <= inner.end && inner.end <= outer.end;
  const whole = { start: 0, end: draft.length };
  const inOrder = (ranges: readonly Range[], what: string) =>
    ranges.forEach((range, i) => {
      assert.ok(isInside(range, whole), `${what} outside of the draft`);
      assert.ok(range.start >= (ranges[i - 1]?.end ?? 0), `${what} overlap: ${JSON.stringify(ranges)}`);
    });
  inOrder(
    citations.map(({ range }) => range),
    'citations',
  );
  inOrder(
    quotes.map(({ range }) => range),
    'quotes',
  );
  inOrder(
    bibliographies.map(({ range }) => range),
    'bibliographies',
  );
  for (const { range, cites } of citations) {
    for (const { keyRange, citekey } of cites) {
      assert.ok(isInside(keyRange, range), 'key outside of its citation');
      assert.ok(citekey !== '' && keyRange.end > keyRange.start, 'empty key');
    }
  }
  for (const { range, inner, text, offsets } of quotes) {
    assert.ok(isInside(inner, range), 'words outside of their quotation');
    assert.equal(offsets.length, text.length + 1);
    offsets.forEach((offset, i) => {
      assert.ok(offset >= (offsets[i - 1] ?? inner.start) && offset <= inner.end, 'character outside of the words');
    });
  }
}
