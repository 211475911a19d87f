import assert from 'node:assert/strict';
import { wordsBetween } from '../../../src/model/quotation';
import type { Passage } from '../../../src/model/source';
import { typedWords } from '../../../src/vscode/quoting/typed-words';

const PASSAGES: readonly Passage[] = [
  'The counter was empty that day.',
  'He ordered soup at the counter. Nobody came.',
  'Then the kitchen closed, and the soup was cold.',
].map((text, i) => ({ ordinal: i + 4, kind: 'paragraph', text }));

describe('typed words select what is to be quoted', () => {
  const rows: readonly (readonly [typed: string, words: string | undefined])[] = [
    ['at the counter', 'at the counter'],
    ['counter', 'counter'],
    ['ordered … nobody', 'ordered soup at the counter. Nobody'],
    ['nobody came then the', 'Nobody came.\n\nThen the'],
    ['soup … kitchen', 'soup at the counter. Nobody came.\n\nThen the kitchen'],
    ['empty', 'empty'],
    ['empty … closed', `empty that day.\n\n${PASSAGES[1]?.text}\n\nThen the kitchen closed`],
    ['kitchen … counter', undefined],
    ['bread', undefined],
    ['', undefined],
  ];
  for (const [typed, words] of rows) {
    it(`${typed} → ${words?.replaceAll('\n\n', ' ¶ ') ?? 'nothing'}`, () => {
      const found = typedWords(PASSAGES, 5, typed);
      assert.equal(found && wordsBetween(PASSAGES, found.from, found.to), words);
    });
  }
});
