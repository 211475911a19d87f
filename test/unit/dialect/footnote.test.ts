import assert from 'node:assert/strict';
import { footnote } from '../../../src/dialect/footnote';
import { applyEdits } from '../../../src/model/range';
import { citationsIn, insertions, marked, quotesIn } from './drafts';

const note = 'Ruiz, “Winter”.';
const cite = { cites: [{ citekey: 'k' }], formatted: note };
const located = {
  cites: [{ citekey: 'k', locator: { label: 'paragraph', value: '4' } }],
  formatted: 'Ruiz, “Winter”, para. 4.',
} as const;

describe('Footnotes: reading', () => {
  it('takes references, not definitions', () => {
    assert.deepEqual(citationsIn(footnote, 'a[^k] b[^k-2] c[^l+m] `[^n]` \\[^o]\n\n[^k]: x\n[^k-2]: y[^p]'), [
      '[^k] → k',
      '[^k-2] → k',
      '[^l+m] → l; m',
      '[^p] → p',
    ]);
  });
  it('takes the quotes before them', () => {
    assert.deepEqual(quotesIn(footnote, 'He said “the sea rises”.[^k]\n\n> A block.[^k]'), [
      'the sea rises → inline',
      'A block. → block',
    ]);
  });
});

describe('Footnotes: citing', () => {
  insertions(footnote, cite, [
    ['|', `[^k]|\n\n[^k]: ${note}\n`],
    ['word|', `word[^k]|\n\n[^k]: ${note}\n`],
    ['word|. Next\n', `word.[^k]| Next\n\n[^k]: ${note}\n`],
    ['word| and word|', `word[^k]| and word[^k]|\n\n[^k]: ${note}\n`],
    ['word |', `word [^k]|\n\n[^k]: ${note}\n`],
    ['word|\r\n', `word[^k]|\r\n\r\n[^k]: ${note}\r\n`],
    ['a|\n\n[^1]: Other.\n', `a[^k]|\n\n[^1]: Other.\n[^k]: ${note}\n`],
  ]);
});

describe('Footnotes: a source that has its note', () => {
  insertions(footnote, cite, [
    [`a[^k] b|\n\n[^k]: ${note}\n`, `a[^k] b[^k]|\n\n[^k]: ${note}\n`],
    ['a[^k] b|\n\n[^k]: Reworded by the author.\n', 'a[^k] b[^k]|\n\n[^k]: Reworded by the author.\n'],
    ['a[^k] b|\n\n[^k]: Ruiz, para. 9.\n', `a[^k] b[^k-2]|\n\n[^k]: Ruiz, para. 9.\n[^k-2]: ${note}\n`],
    [`a[^k]|\n\n[^k]: ${note}\n`, `a[^k]|\n\n[^k]: ${note}\n`],
  ]);
});

describe('Footnotes: a note of its own for each place', () => {
  insertions(footnote, located, [
    [`a[^k] b|\n\n[^k]: ${note}\n`, `a[^k] b[^k-2]|\n\n[^k]: ${note}\n[^k-2]: Ruiz, “Winter”, para. 4.\n`],
    ['a[^k] b|\n\n[^k]: Ruiz, “Winter”, para. 4.\n', 'a[^k] b[^k]|\n\n[^k]: Ruiz, “Winter”, para. 4.\n'],
    ['[^1]: See|', '[^1]: See (Ruiz, “Winter”, para. 4)|'],
  ]);
});

describe('Footnotes: quoting', () => {
  insertions(footnote, { ...cite, quote: { text: 'one *two*', kind: 'inline' } }, [
    ['He says|.', `He says “one \\*two\\*”[^k]|.\n\n[^k]: ${note}\n`],
    ['"As" he says|', `"As" he says "one \\*two\\*"[^k]|\n\n[^k]: ${note}\n`],
  ]);
  insertions(footnote, { ...cite, quote: { text: 'one\ntwo', kind: 'block' } }, [
    ['He says:|', `He says:\n\n> one\n>\n> two[^k]|\n\n[^k]: ${note}\n`],
  ]);
});

describe('Footnotes: without a formatted text', () => {
  insertions(footnote, { cites: located.cites }, [['a|', 'a[^k]|\n\n[^k]: k, para. 4\n']]);
});

describe('Footnotes: completing', () => {
  it('closes the label and adds the note', () => {
    const { draft, selections } = marked('word[^ru| and\n');
    const at = footnote.keyAt(draft, selections[0]?.start ?? 0);
    assert.equal(at?.typed, 'ru');
    const edits =
      at === undefined ? [] : footnote.completeKey(draft, at, { cites: [{ citekey: 'ruiz2019' }], formatted: note });
    assert.equal(applyEdits(draft, edits), `word[^ruiz2019] and\n\n[^ruiz2019]: ${note}\n`);
  });
});
