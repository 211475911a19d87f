import assert from 'node:assert/strict';
import type { Range } from '../../../src/model/range';
import { passageRow, sourceRow } from '../../../src/vscode/lookup/rows';
import { source } from './source-of-the-sample';

const passage = {
  ordinal: 4,
  kind: 'paragraph',
  paragraph: 3,
  text: 'I am wrong for a minute, and then I rub my eyes.',
} as const;
const words = (text: string, ranges: readonly Range[] = []) => ranges.map(({ start, end }) => text.slice(start, end));

describe('rows of the lookup', () => {
  it('show title, author · publication · year, and the best passage, with what matched in each', () => {
    const row = sourceRow({
      kind: 'source',
      source: source(),
      score: 1,
      matches: { title: [{ start: 4, end: 11 }], author: [{ start: 4, end: 11 }], year: [{ start: 0, end: 4 }] },
      best: { kind: 'passage', source: source(), passage, score: 1, matches: [{ start: 40, end: 42 }] },
    });
    assert.equal(row.label, 'The Herring Hut');
    assert.equal(row.description, 'Liv Sandvik · The Coast · 2021');
    assert.equal(row.detail, passage.text);
    assert.deepEqual(words(row.label, row.marks.label), ['Herring']);
    assert.deepEqual(words(row.description ?? '', row.marks.description), ['Sandvik', '2021']);
    assert.deepEqual(words(row.detail ?? '', row.marks.detail), ['my']);
  });

  it('of a passage show its words, whose they are, and where they stand', () => {
    const row = passageRow({ kind: 'passage', source: source(), passage, score: 1, matches: [{ start: 5, end: 10 }] });
    assert.equal(row.label, passage.text);
    assert.equal(row.description, 'Sandvik · 2021');
    assert.equal(row.detail, 'The Herring Hut · para. 3');
    assert.deepEqual(words(row.label, row.marks.label), ['wrong']);
  });

  it('leave out what is not known, and call a source without a title by its file', () => {
    const { title, author, issued, ...bare } = source().item;
    assert.ok(title && author && issued);
    const row = sourceRow({ kind: 'source', source: { ...source(), item: bare }, score: 1, matches: {} });
    assert.equal(row.label, 'Untitled (herring-hut.html)');
    assert.equal(row.description, 'The Coast');
  });

  it('do not let a title draw icons', () => {
    const row = sourceRow({ kind: 'source', source: source({ title: 'Costs $(zap) rise' }), score: 1, matches: {} });
    assert.doesNotMatch(row.label, /\$\(/);
    assert.equal(row.label.replaceAll('\u2060', ''), 'Costs $(zap) rise');
  });
});
