import assert from 'node:assert/strict';
import { org } from '../../../src/dialect/org';
import { applyEdits } from '../../../src/model/range';
import { citationsIn, insertions, quotesIn } from './drafts';

describe('Org: reading', () => {
  const citations: readonly (readonly [draft: string, expected: readonly string[]])[] = [
    ['[cite:see @a para. 4; @b]', ['[cite:see @a para. 4; @b] → [see] a (paragraph 4); b']],
    [
      '[cite/t:@a] [cite/na:@b, p. 3] [cite/a/f:@c]',
      ['[cite/t:@a] → !a', '[cite/na:@b, p. 3] → -b (page 3)', '[cite/a/f:@c] → c'],
    ],
    ['# [cite:@a]\n=[cite:@b]= [cite:@c', []],
    ['#+begin_src x\n[cite:@a]\n#+end_src\n[cite:@b]', ['[cite:@b] → b']],
  ];
  for (const [draft, expected] of citations) {
    it(JSON.stringify(draft), () => assert.deepEqual(citationsIn(org, draft), expected));
  }
  const quotes: readonly (readonly [draft: string, expected: readonly string[]])[] = [
    ['He said "the *sea* [[http://x.org][rises]]" [cite:@a].', ['the sea rises → inline']],
    ['#+BEGIN_QUOTE\nOne /two/ \\slash{}three.\n\nFour. [cite:@a]\n#+END_QUOTE', ['One two /three. Four. → block']],
    ['"a b_c \u200B*\u200Bd*"', ['a b_c *d* → inline']],
  ];
  for (const [draft, expected] of quotes) {
    it(JSON.stringify(draft), () => assert.deepEqual(quotesIn(org, draft), expected));
  }
});

describe('Org: inserting', () => {
  const para4 = { citekey: 'k', locator: { label: 'paragraph', value: '4' } } as const;
  insertions(org, { cites: [para4] }, [
    ['word|', 'word [cite:@k para. 4]|'],
    ['[cite:@a|;@b]', '[cite:@a;@k para. 4|;@b]'],
    ['[cite:@a]|', '[cite:@a;@k para. 4]|'],
  ]);
  insertions(org, { cites: [{ citekey: 'k', form: 'narrative', prefix: 'see', suffix: 'and others' }] }, [
    ['|', '[cite/t:see @k and others]|'],
  ]);
  insertions(org, { cites: [para4], quote: { text: 'a\n* b', kind: 'block' } }, [
    ['x|', 'x\n\n#+begin_quote\na\n\n\u200B*\u200B b [cite:@k para. 4]\n#+end_quote|'],
  ]);
});

describe('Org: declaring the bibliography', () => {
  const rows: readonly (readonly [before: string, after: string])[] = [
    ['#+title: T\n\nText\n', '#+title: T\n#+bibliography: refs.bib\n\nText\n\n#+print_bibliography:\n'],
    ['Text\n#+print_bibliography:', '#+bibliography: refs.bib\n\nText\n#+print_bibliography:'],
    ['#+bibliography: ./refs.bib\n', '#+bibliography: ./refs.bib\n'],
    ['', '#+bibliography: refs.bib\n\n\n\n#+print_bibliography:\n'],
  ];
  for (const [before, after] of rows) {
    it(JSON.stringify(before), () =>
      assert.equal(applyEdits(before, org.declareBibliography(before, 'refs.bib')), after),
    );
  }
});
