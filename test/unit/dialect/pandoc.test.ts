import assert from 'node:assert/strict';
import { pandoc } from '../../../src/dialect/pandoc';
import { applyEdits } from '../../../src/model/range';
import { citationsIn, insertions, marked, quotesIn } from './drafts';

const cite = { cites: [{ citekey: 'k' }] };
const para4 = { citekey: 'k', locator: { label: 'paragraph', value: '4' } } as const;

describe('Pandoc: reading citations', () => {
  const rows: readonly (readonly [draft: string, expected: readonly string[]])[] = [
    ['[@a]', ['[@a] → a']],
    [
      '[see @a, pp. 33-35, and *passim*; -@b]',
      ['[see @a, pp. 33-35, and *passim*; -@b] → [see] a (page 33-35) [, and *passim*]; -b'],
    ],
    [
      '@a says, @b [para. 4] adds, @c [see @d]',
      ['@a → !a', '@b [para. 4] → !b (paragraph 4)', '@c [see @d] → !c; [see] d'],
    ],
    ['@a [p. 3; @b; see @c, § 2]', ['@a [p. 3; @b; see @c, § 2] → !a (page 3); b; [see] c (section 2)']],
    ['[@{odd key?}] [@{https://x.org/a}, 12]', ['[@{https://x.org/a}, 12] → https://x.org/a (page 12)']],
    [
      '[@a{ii, A}, with] [@a, {para. 4}]',
      ['[@a{ii, A}, with] → a (page ii, A) [, with]', '[@a, {para. 4}] → a (paragraph 4)'],
    ],
    ['end of sentence @a. And @b:', ['@a → !a', '@b → !b']],
    ['[@a; no key] [see -@b]', ['@a → !a', '[see -@b] → [see] -b']],
    ['a@b.org \\@c `@d` $@e$ <!-- @f --> <https://x.org/@g> [@h](x) [^@i]', ['@h → !h', '@i → !i']],
    ['```\n@a\n```\n\n    @b\n\n> quoted [@c]\n\n- item\n\n  more [@d]', ['[@c] → c', '[@d] → d']],
    ['---\nauthor: "@a"\n---\n\n[@b\n', ['@b → !b']],
    ['@fig-plot, [@tbl:x; @sec-y], [@fig-a; @b]', ['[@fig-a; @b] → fig-a; b']],
    ['[@a\nand more; @b]', ['[@a\nand more; @b] → a [and more]; b']],
    ['[@a]\n\n[^n]: A note with [@b, ch. 2].', ['[@a] → a', '[@b, ch. 2] → b (chapter 2)']],
  ];
  for (const [draft, expected] of rows) {
    it(JSON.stringify(draft), () => assert.deepEqual(citationsIn(pandoc, draft), expected));
  }
});

describe('Pandoc: reading quotes', () => {
  const rows: readonly (readonly [draft: string, expected: readonly string[]])[] = [
    ['He said "the *sea* rises" [@a].', ['the sea rises → inline']],
    [
      '“One ‘two’ “three” four” and „fünf sechs“ and «sept huit»',
      ['One ‘two’ “three” four → inline', 'fünf sechs → inline', 'sept huit → inline'],
    ],
    ["It's 5\" long and the '90s weren't", []],
    [
      '"\\"No,\\" she said" and "an [inner link](http://x.org \\"t\\")"',
      ['"No," she said → inline', 'an inner link → inline'],
    ],
    ['"\\[…\\] AT&amp;T \\*starred\\* `code`"', ['[…] AT&T *starred* code → inline']],
    ['> First line\n> second\nlazy third. [@a, p. 4]', ['First line second lazy third. → block']],
    ['> One.\n>\n> Two "inner" three.\n>\n> — Ana Ruiz [@a]', ['One. Two "inner" three. → block']],
    ['> [!note]\n> not a quotation', []],
    ['- item\n\n  > Quoted in\n  > a list [@a].', ['Quoted in a list → block']],
    ['"open and\n\nclosed" later', []],
    ['`"code"` <span title="x">"shown words"</span> $"m"$', ['shown words → inline']],
    ['[see "a title" in @a]', []],
  ];
  for (const [draft, expected] of rows) {
    it(JSON.stringify(draft), () => assert.deepEqual(quotesIn(pandoc, draft), expected));
  }
});

describe('Pandoc: inserting a citation', () => {
  insertions(pandoc, cite, [
    ['|', '[@k]|'],
    ['word|', 'word [@k]|'],
    ['word |', 'word [@k]|'],
    ['word| next', 'word [@k]| next'],
    ['word |next', 'word [@k]| next'],
    ['(|)', '([@k]|)'],
    ['The end.|', 'The end [@k]|.'],
    ['The end.|\n\nNext', 'The end [@k]|.\n\nNext'],
    ['Dr.| Ruiz', 'Dr. [@k]| Ruiz'],
    ['And so on...|', 'And so on... [@k]|'],
    ['"The end."|', '"The end." [@k]|'],
    ['‹selected words› stay', 'selected words [@k]| stay'],
    ['one| two| three|', 'one [@k]| two [@k]| three [@k]|'],
    ['🙂|', '🙂 [@k]|'],
  ]);
});

describe('Pandoc: joining a citation', () => {
  insertions(pandoc, cite, [
    ['[@a|]', '[@a; @k|]'],
    ['[@a]|', '[@a; @k]|'],
    ['[@a|; see @b, p. 4]', '[@a; @k|; see @b, p. 4]'],
    ['[see @a, p. |4; @b]', '[see @a, p. 4; @k|; @b]'],
    ['@a [p. 4|] says', '@a [p. 4; @k|] says'],
    ['@a| says', '@a [@k]| says'],
    ['[@a|] and| `[@b|]`', '[@a; @k|] and [@k]| `[@b [@k]|]`'],
  ]);
});

describe('Pandoc: cites with all their parts', () => {
  const cites = [
    { citekey: 'a', prefix: 'see', locator: { label: 'page', value: '4–6' }, suffix: 'among others' },
    { citekey: 'odd key', form: 'suppress-author', locator: { label: 'section', value: 'B (ii)' } },
  ] as const;
  insertions(pandoc, { cites }, [['As|', 'As [see @a, pp. 4–6 among others; -@{oddkey}, {sec. B (ii)}]|']]);
  insertions(pandoc, { cites: [{ ...para4, form: 'narrative' }, { citekey: 'b' }] }, [
    ['| says.', '@k [para. 4; @b]| says.'],
    ['According to|', 'According to @k [para. 4; @b]|'],
  ]);
});

describe('Pandoc: inserting a quotation', () => {
  const quote = { text: 'He said: "no", 2 * 3', kind: 'inline' } as const;
  insertions(pandoc, { cites: [para4], quote }, [
    ['|', '"He said: \\"no\\", 2 \\* 3" [@k, para. 4]|'],
    ['word|.', 'word "He said: \\"no\\", 2 \\* 3" [@k, para. 4]|.'],
    ['‹replaced›!', '"He said: \\"no\\", 2 \\* 3" [@k, para. 4]|!'],
    ['“As before” she|', '“As before” she “He said: \\"no\\", 2 \\* 3” [@k, para. 4]|'],
    ['[@a|]', '[@a] "He said: \\"no\\", 2 \\* 3" [@k, para. 4]|'],
  ]);
});

describe('Pandoc: inserting a block quotation', () => {
  insertions(pandoc, { cites: [para4], quote: { text: '1. May\n# two', kind: 'block' } }, [
    ['|', '> 1\\. May\n>\n> \\# two [@k, para. 4]|'],
    ['word| more.', 'word\n\n> 1\\. May\n>\n> \\# two [@k, para. 4]|\n\nmore.'],
    ['word\r\n|\r\nmore', 'word\r\n\r\n> 1\\. May\r\n>\r\n> \\# two [@k, para. 4]|\r\n\r\nmore'],
    ['> quoted|', '> quoted\n>\n> > 1\\. May\n> >\n> > \\# two [@k, para. 4]|'],
    ['- item|\n- two', '- item\n\n  > 1\\. May\n  >\n  > \\# two [@k, para. 4]|\n\n- two'],
    ['- |', '- > 1\\. May\n  >\n  > \\# two [@k, para. 4]|'],
    ['# He|ad\ntext', '# Head\n\n> 1\\. May\n>\n> \\# two [@k, para. 4]|\n\ntext'],
  ]);
});

describe('Pandoc: declaring the bibliography', () => {
  const rows: readonly (readonly [name: string, before: string, after: string])[] = [
    ['in a draft without front matter', 'Text', '---\nbibliography: refs.bib\n---\n\nText'],
    ['in an empty draft', '', '---\nbibliography: refs.bib\n---\n'],
    ['with its line ends', 'a\r\nb', '---\r\nbibliography: refs.bib\r\n---\r\n\r\na\r\nb'],
    [
      'beside other fields, comments and odd spacing',
      '---\ntitle:   "A: b" # why\n\nx: [1,2]\n---\n',
      '---\ntitle:   "A: b" # why\n\nx: [1,2]\nbibliography: refs.bib\n---\n',
    ],
    [
      'beside another bibliography',
      '---\nbibliography: a.bib # mine\n---\n',
      '---\nbibliography: [a.bib, refs.bib] # mine\n---\n',
    ],
    [
      'in a list',
      '---\nbibliography: [a.bib, "b c.json"]\n---\n',
      '---\nbibliography: [a.bib, "b c.json", refs.bib]\n---\n',
    ],
    [
      'in a list of lines',
      '---\nbibliography:\n  - a.bib # mine\nx: 1\n---\n',
      '---\nbibliography:\n  - a.bib # mine\n  - refs.bib\nx: 1\n---\n',
    ],
    ['in an empty list', '---\nbibliography: []\n---\n', '---\nbibliography: [refs.bib]\n---\n'],
    ['where it is only begun', '---\nbibliography:\n---\n', '---\nbibliography: refs.bib\n---\n'],
    ['where it is there', '---\nbibliography: ./refs.bib\n---\n', '---\nbibliography: ./refs.bib\n---\n'],
    [
      'in front matter that is broken',
      '---\ntitle: a: b: c\n---\nText',
      '---\ntitle: a: b: c\nbibliography: refs.bib\n---\nText',
    ],
  ];
  for (const [name, before, after] of rows) {
    it(name, () => assert.equal(applyEdits(before, pandoc.declareBibliography(before, 'refs.bib')), after));
  }

  it('quotes a path that YAML would read otherwise', () => {
    assert.equal(applyEdits('', pandoc.declareBibliography('', 'a: #b.bib')), '---\nbibliography: "a: #b.bib"\n---\n');
  });
});

describe('Pandoc: the key at the caret', () => {
  const rows: readonly (readonly [draft: string, typed: string | undefined, key?: string])[] = [
    ['@|', '', ''],
    ['As @ru|', 'ru', 'ru'],
    ['[see @ru|iz2019, p. 4]', 'ru', 'ruiz2019'],
    ['[-@ru|', 'ru', 'ru'],
    ['[@a; @b|]', 'b', 'b'],
    ['@{odd|}', 'odd', 'odd'],
    ['Ends @ruiz|. Next', 'ruiz', 'ruiz'],
    ['ana@ru|', undefined],
    ['\\@ru|', undefined],
    ['`@ru|`', undefined],
    ['---\nx: "@ru|"\n---\n', undefined],
    ['```\n@ru|\n```', undefined],
    ['no key|', undefined],
  ];
  for (const [text, typed, key] of rows) {
    it(JSON.stringify(text), () => {
      const { draft, selections } = marked(text);
      const at = pandoc.keyAt(draft, selections[0]?.start ?? 0);
      assert.equal(at?.typed, typed);
      if (at !== undefined) assert.equal(draft.slice(at.range.start, at.range.end), key);
    });
  }
});
