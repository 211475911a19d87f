import assert from 'node:assert/strict';
import type { DialectId } from '../../../src/dialect/dialect';
import { DIALECTS } from '../../../src/dialect/dialects';
import { ignoredRanges } from '../../../src/verify/ignored';

/** Of the words one, two, three …, those that are not checked. */
function notChecked(id: DialectId, draft: string): readonly string[] {
  const quotes = DIALECTS.find((it) => it.id === id)?.parse(draft).quotes ?? [];
  const blocks = quotes.filter(({ kind }) => kind === 'block').map(({ range }) => range);
  const ranges = ignoredRanges(draft, blocks);
  return [...draft.matchAll(/\b(?:one|two|three|four)\b/g)]
    .filter(({ index }) => ranges.some(({ start, end }) => start <= index && index < end))
    .map(([word]) => word);
}

describe('ibid:ignore ends the checking of a block as the markup has it', () => {
  const rows: readonly (readonly [what: string, DialectId, string, readonly string[]])[] = [
    ['an item of a list, and not its neighbours', 'pandoc', '- one\n- two <!-- ibid:ignore -->\n- three', ['two']],
    ['the item below a comment', 'pandoc', '- one\n<!-- ibid:ignore -->\n- two\n- three', ['two']],
    [
      'an item with its paragraphs',
      'pandoc',
      '- one\n\n- two <!-- ibid:ignore -->\n\n  three\n\n- four',
      ['two', 'three'],
    ],
    [
      'an item, from its second paragraph',
      'pandoc',
      '1. one\n\n   two <!-- ibid:ignore -->\n\n2. three\n\nfour',
      ['one', 'two'],
    ],
    ['an item with the items in it', 'pandoc', '- one <!-- ibid:ignore -->\n  - two\n- three', ['one', 'two']],
    [
      'a block quotation of several paragraphs',
      'pandoc',
      '> one\n>\n> two <!-- ibid:ignore -->\n\nthree',
      ['one', 'two'],
    ],
    ['the quotation below', 'pandoc', '<!-- ibid:ignore -->\n\n> one\n>\n> two\n\nthree', ['one', 'two']],
    ['only the paragraph above, at its end', 'pandoc', 'one\n<!-- ibid:ignore -->\n\ntwo', ['one']],
    [
      'a quotation environment',
      'latex',
      '% ibid:ignore\n\\begin{quote}\none\n\ntwo\n\\end{quote}\nthree\n\nfour',
      ['one', 'two'],
    ],
    [
      'any environment',
      'latex',
      'one\n\n% ibid:ignore\n\\begin{center}\ntwo\n\nthree\n\\end{center}\n\nfour',
      ['two', 'three'],
    ],
    [
      'an \\item',
      'latex',
      '\\begin{itemize}\n\\item one\n% ibid:ignore\n\\item two\n\nthree\n\\item four\n\\end{itemize}',
      ['two', 'three'],
    ],
    [
      'a #quote of several paragraphs',
      'typst',
      '// ibid:ignore\n#quote(block: true)[one\n\ntwo]\n\nthree',
      ['one', 'two'],
    ],
    ['an item in Typst', 'typst', '- one\n- two // ibid:ignore\n- three', ['two']],
    ['a quote block in Org', 'org', '# ibid:ignore\n#+begin_quote\none\n\ntwo\n#+end_quote\n\nthree', ['one', 'two']],
    ['a quote block in AsciiDoc', 'asciidoc', '// ibid:ignore\n____\none\n\ntwo\n____\n\nthree', ['one', 'two']],
    ['an item in wikitext', 'wikitext', '* one\n* two <!-- ibid:ignore -->\n** three\n* four', ['two', 'three']],
    ['a file', 'pandoc', 'one\n\n<!-- ibid:ignore-file -->\n\ntwo', ['one', 'two']],
  ];
  for (const [what, id, draft, expected] of rows)
    it(`${id}: ${what}`, () => assert.deepEqual(notChecked(id, draft), expected));
});
