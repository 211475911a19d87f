import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { changedShelf, changeShelf, parseShelf, readShelf, SHELF_FILE } from '../../../src/library/quote-shelf';
import { IbidError } from '../../../src/model/error';
import { readTags, type ShelvedQuotation } from '../../../src/model/quote-shelf';

const quotation = (exact: string, more: Partial<ShelvedQuotation> = {}): ShelvedQuotation => ({
  citekey: 'ruiz2019',
  exact,
  tags: [],
  ...more,
});
const [A, B, C] = [
  quotation('First words.'),
  quotation('Second words.'),
  quotation('Third words.', { tags: ['intro'] }),
];
const shelf = (...quotations: ShelvedQuotation[]) => changedShelf('', { kind: 'add', quotations });
const words = (text: string) => parseShelf(text, SHELF_FILE).quotations.map(({ exact }) => exact);

describe('the quote shelf', () => {
  it('is a file that people can read', () => {
    const long =
      'The counter gives a figure every ten minutes, costs 70,000 kroner a year and does not need to be brought soup.';
    assert.equal(
      shelf(
        quotation(long, { prefix: 'before ', suffix: ' after', tags: ['intro', 'chapter 2'], added: '2026-11-24' }),
      ),
      `# Quotations collected with Ibid, in your order. Yours to edit: move them, tag them, add a note.
# quote: the very words of the source; before and after: what stands around them there.

quotations:
  - citekey: ruiz2019
    quote: >-
      The counter gives a figure every ten minutes, costs 70,000 kroner a year and does not need to
      be brought soup.
    before: "before "
    after: " after"
    added: 2026-11-24
    tags: [ intro, chapter 2 ]
`,
    );
  });

  it('keeps comments, order and what is not ours', () => {
    const text =
      '# mine\nquotations:\n  # the opening\n  - citekey: a\n    quote: One.\n    mood: grim\n  - citekey: b\n    quote: Two.\nother: kept\n';
    const after = changedShelf(text, { kind: 'add', quotations: [A] });
    assert.ok(after.startsWith(text.replace('other: kept\n', '')), after);
    assert.match(after, /quote: First words\.\nother: kept\n$/);
  });

  it('moves, tags and takes away', () => {
    const text = shelf(A, B, C);
    assert.deepEqual(
      words(changedShelf(text, { kind: 'move', quotations: [C], before: A })),
      [C, A, B].map((it) => it.exact),
    );
    assert.deepEqual(
      words(changedShelf(text, { kind: 'move', quotations: [A] })),
      [B, C, A].map((it) => it.exact),
    );
    assert.deepEqual(
      words(changedShelf(text, { kind: 'move', quotations: [A], before: A })),
      [A, B, C].map((it) => it.exact),
    );
    assert.deepEqual(
      words(changedShelf(text, { kind: 'remove', quotations: [B] })),
      [A, C].map((it) => it.exact),
    );
    const tagged = changedShelf(text, { kind: 'tag', quotations: [A, C], tags: ['end'] });
    assert.deepEqual(
      parseShelf(tagged, '').quotations.map(({ tags }) => tags),
      [['end'], [], ['end']],
    );
    assert.deepEqual(
      parseShelf(changedShelf(tagged, { kind: 'tag', quotations: [A], tags: [] }), '').quotations[0]?.tags,
      [],
    );
  });

  it('has each quotation once, and one that was taken away can come back to its place', () => {
    const text = shelf(A, B, C);
    assert.equal(changedShelf(text, { kind: 'add', quotations: [A, B] }), text);
    const without = changedShelf(text, { kind: 'remove', quotations: [B] });
    assert.deepEqual(words(changedShelf(without, { kind: 'add', quotations: [B], before: C })), words(text));
  });

  it('gives back the very words, whatever they are', () => {
    const line = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .map((it) => it.replace(/\s+/g, ' ').trim());
    const text = fc.array(
      line.filter((it) => it !== '' && !/\p{C}/u.test(it)),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(text, (lines) => {
        const exact = lines.join('\n\n');
        assert.deepEqual(words(shelf(quotation(exact), A)), exact === A?.exact ? [exact] : [exact, A?.exact]);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('says what is wrong with an entry, and has the others', () => {
    const read = parseShelf(
      'quotations:\n  - quote: No key.\n  - citekey: a\n    quote: One.\n    tags: intro\n',
      SHELF_FILE,
    );
    assert.deepEqual(read.quotations, [{ citekey: 'a', exact: 'One.', tags: ['intro'] }]);
    assert.match(read.trouble ?? '', /quotation 1 has no citekey/);
  });

  it('writes nothing into a file that is no shelf', async () => {
    for (const text of ['quotations: {', '- a\n- b\n', 'quotations: 7\n']) {
      const folder = mkdtempSync(path.join(tmpdir(), 'ibid-shelf-'));
      writeFileSync(path.join(folder, SHELF_FILE), text);
      assert.ok(readShelf(folder).trouble, text);
      await assert.rejects(
        changeShelf(folder, { kind: 'add', quotations: [quotation('Words.')] }),
        (error) => error instanceof IbidError && error.code === 'write-failed',
      );
      assert.equal(readFileSync(path.join(folder, SHELF_FILE), 'utf8'), text);
    }
  });

  it('is made when something is put on it', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ibid-shelf-'));
    assert.deepEqual(readShelf(folder).quotations, []);
    assert.deepEqual(readdirSync(folder), []);
    const after = await changeShelf(folder, { kind: 'add', quotations: [quotation('Words.')] });
    assert.deepEqual(after, readShelf(folder));
    assert.deepEqual(readdirSync(folder), [SHELF_FILE]);
  });
});

describe('tags as they are typed', () => {
  const CASES: [typed: string, tags: string[]][] = [
    ['intro, chapter 2', ['intro', 'chapter 2']],
    ['#intro #method', ['intro', 'method']],
    ['  ', []],
    ['a, a', ['a']],
    ['chapter 2', ['chapter 2']],
  ];
  for (const [typed, tags] of CASES) it(JSON.stringify(typed), () => assert.deepEqual(readTags(typed), tags));
});
