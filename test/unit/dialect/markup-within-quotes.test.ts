import assert from 'node:assert/strict';
import { DIALECTS } from '../../../src/dialect/dialects';

/** The draft's own letters of a word of its first quotation, as underlining would take them. */
function underlined(id: string, draft: string, word: string): string {
  const [quote] = DIALECTS.find((it) => it.id === id)?.parse(draft).quotes ?? [];
  assert.equal(quote?.text, 'the bridge was closed in March');
  const at = quote.text.indexOf(word);
  return draft.slice(quote.offsets[at], (quote.offsets[at + word.length - 1] ?? 0) + 1);
}

describe('a word within the markup of a quotation has its own place in the draft', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['pandoc', '"the [bridge *was closed*](https://example.org/a_(b)) in March" [@ruiz]'],
    ['latex', '\\enquote{the \\href{https://example.org}{bridge \\emph{was closed}} in March} \\cite{ruiz}'],
    ['latex', "``the bridge\\footnote{A ``remark''.} was \\textcolor{red}{closed} in March'' \\cite{ruiz}"],
    ['typst', '#quote[the #link("https://example.org")[bridge #emph[was closed]] in March] @ruiz'],
    ['org', '"the [[https://example.org][bridge /was closed/]] in March" [cite:@ruiz]'],
    ['org', '"the *bridge /was closed/* in March" [cite:@ruiz]'],
    ['asciidoc', '"the https://example.org[bridge _was closed_] in March" cite:[ruiz]'],
    ['asciidoc', '"the *bridge _was closed_* in #March#" cite:[ruiz]'],
    ['rst', '"the `bridge was closed <https://example.org>`_ in March" :cite:p:`ruiz`'],
    ['html', '<q>the <a href="https://example.org">bridge <em>was closed</em></a> in March</q>'],
    ['wikitext', '"the [https://example.org bridge \'\'was closed\'\'] in [[March (month)|March]]"<ref name="ruiz" />'],
  ];
  for (const [id, draft] of rows) it(`${id}: ${draft}`, () => assert.equal(underlined(id, draft, 'closed'), 'closed'));
});

describe('brackets of a quotation are shown as the tool shows them', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    [
      'latex',
      '\\enquote{the \\textins{old} bridge \\textelp{} in March} \\cite{ruiz}',
      'the [old] bridge […] in March',
    ],
    ['latex', '\\enquote{the bridge \\textelp{then} in March} \\cite{ruiz}', 'the bridge [… then] in March'],
    ['typst', '#quote[the [old] bridge \\[...\\] in March] @ruiz', 'the [old] bridge […] in March'],
    ['wikitext', '"the bridg {{sic}} in March"<ref name="ruiz" />', 'the bridg [sic] in March'],
  ];
  for (const [id, draft, expected] of rows) {
    it(`${id}: ${draft}`, () =>
      assert.equal(DIALECTS.find((it) => it.id === id)?.parse(draft).quotes[0]?.text, expected));
  }
});
