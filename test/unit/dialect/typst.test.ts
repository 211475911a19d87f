import assert from 'node:assert/strict';
import { typst } from '../../../src/dialect/typst';
import { applyEdits } from '../../../src/model/range';
import { citationsIn, insertions, quotesIn } from './drafts';

describe('Typst: reading', () => {
  const citations: readonly (readonly [draft: string, expected: readonly string[]])[] = [
    ['As @a[para. 4] says, @b. And @c:', ['@a[para. 4] → a (paragraph 4)', '@b → b', '@c → c']],
    ['#cite(<a>, form: "prose", supplement: [p. 3])', ['#cite(<a>, form: "prose", supplement: [p. 3]) → !a (page 3)']],
    ['#cite(label("odd key"), form: "year")', ['#cite(label("odd key"), form: "year") → -odd key']],
    ['= Intro <intro>\nSee @intro and @a. // @b\n`@c` \\@d x@e.org /* @f */', ['@a → a']],
    ['#quote(block: true, attribution: <a>)[words]', ['<a> → a']],
    ['#quote(block: true, attribution: [@a[p. 4]])[words]', ['@a[p. 4] → a (page 4)']],
  ];
  for (const [draft, expected] of citations) {
    it(JSON.stringify(draft), () => assert.deepEqual(citationsIn(typst, draft), expected));
  }
  const quotes: readonly (readonly [draft: string, expected: readonly string[]])[] = [
    ['#quote[the *sea* \\*rises\\*] @a', ['the sea *rises* → inline']],
    ['#quote(block: true, attribution: <a>)[One.\n\nTwo.]', ['One. Two. → block a']],
    ['#quote(block: true)[\n  One two. @a\n]', ['One two. → block']],
    ['He said "so --- it is" #bibliography("x.bib")', ['so — it is → inline']],
  ];
  for (const [draft, expected] of quotes) {
    it(JSON.stringify(draft), () => assert.deepEqual(quotesIn(typst, draft), expected));
  }
});

describe('Typst: inserting', () => {
  const para4 = { citekey: 'k', locator: { label: 'paragraph', value: '4' } } as const;
  insertions(typst, { cites: [para4] }, [
    ['word|', 'word @k[para. 4]|'],
    ['The end.|', 'The end @k[para. 4]|.'],
    ['word @a|', 'word @a @k[para. 4]|'],
    ['word @a[p|. 3] x', 'word @a[p. 3] @k[para. 4]| x'],
  ]);
  insertions(
    typst,
    {
      cites: [
        { citekey: 'k', form: 'narrative' },
        { citekey: 'b c', prefix: 'see' },
      ],
    },
    [['|', '#cite(<k>, form: "prose") see #cite(label("b c"))|']],
  );
  insertions(typst, { cites: [para4], quote: { text: 'a *b* "c"', kind: 'inline' } }, [
    ['x|.', 'x #quote[a \\*b\\* \\"c\\"] @k[para. 4]|.'],
  ]);
  insertions(typst, { cites: [para4], quote: { text: '1. May\n+ two', kind: 'block' } }, [
    ['x| y', 'x\n\n#quote(block: true, attribution: [@k[para. 4]])[1\\. May\n\n\\+ two]|\n\ny'],
  ]);
  insertions(typst, { cites: [{ citekey: 'k' }], quote: { text: 'w', kind: 'block' } }, [
    ['|', '#quote(block: true, attribution: <k>)[w]|'],
  ]);
});

describe('Typst: declaring the bibliography', () => {
  const rows: readonly (readonly [before: string, after: string])[] = [
    ['Text\n', 'Text\n\n#bibliography("refs.bib")\n'],
    ['#bibliography("a.yml", style: "apa")', '#bibliography(("a.yml", "refs.bib"), style: "apa")'],
    ['#bibliography(("a.yml", "b.bib"))', '#bibliography(("a.yml", "b.bib", "refs.bib"))'],
    ['#bibliography("refs.bib")', '#bibliography("refs.bib")'],
  ];
  for (const [before, after] of rows) {
    it(JSON.stringify(before), () =>
      assert.equal(applyEdits(before, typst.declareBibliography(before, 'refs.bib')), after),
    );
  }
});
