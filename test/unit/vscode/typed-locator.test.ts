import assert from 'node:assert/strict';
import { located, recentRow } from '../../../src/vscode/lookup/rows';
import { havingWords, typedLocator } from '../../../src/vscode/lookup/typed-locator';
import { source } from './source-of-the-sample';

describe('a locator typed in the lookup', () => {
  const rows: readonly (readonly [typed: string, text: string | undefined, locator?: string])[] = [
    ['rusia iran p 12', 'rusia iran', 'page 12'],
    ['rusia iran p. 12-14', 'rusia iran', 'page 12-14'],
    ['rusia iran para 4', 'rusia iran', 'paragraph 4'],
    ['night bus 12:30', 'night bus', 'timestamp 12:30'],
    ['night bus 1:02:33', 'night bus', 'timestamp 1:02:33'],
    ['herring 2021', undefined],
    ['apollo 13', undefined],
    ['p 12', undefined],
    ['para 4', undefined],
    ['rusia iran p', undefined],
    ['vitamin b 12', undefined],
  ];
  for (const [typed, text, locator] of rows) {
    it(`${typed} → ${text ?? 'no locator'}`, () => {
      const found = typedLocator(typed);
      assert.equal(found?.text, text);
      assert.equal(found && `${found.locator.label} ${found.locator.value}`, locator);
    });
  }

  it('is shown in the row before Enter', () => {
    const row = located(recentRow(source()), { label: 'paragraph', value: '4' });
    assert.equal(row.description, 'at para. 4 · Liv Sandvik · The Coast · 2021');
  });

  it('does not hide an article or passage with these words', () => {
    const typed = typedLocator('platforms section 230');
    assert.ok(typed);
    const passage = { ordinal: 0, kind: 'paragraph', text: 'They lean on Section 230, as ever.' } as const;
    const match = (title: string) => ({ kind: 'source', source: source({ title }), score: 1, matches: {} }) as const;
    const having = havingWords(
      {
        sources: [match('What Section 230 Says'), match('Section 23, Part 0')],
        passages: [
          { kind: 'passage', source: source(), passage, score: 1, matches: [] },
          { kind: 'passage', source: source(), passage: { ...passage, text: 'Section 2301' }, score: 1, matches: [] },
        ],
      },
      typed,
    );
    assert.deepEqual(
      having.sources.map((it) => it.source.item.title),
      ['What Section 230 Says'],
    );
    assert.deepEqual(
      having.passages.map((it) => it.passage.text),
      [passage.text],
    );
  });
});
