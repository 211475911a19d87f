import assert from 'node:assert/strict';
import { DIALECTS } from '../../../src/dialect/dialects';
import { attachQuotes } from '../../../src/verify/attach';

const WORDS = 'the bridge was closed in March for good';

/** The words of each quotation, and the citekey it belongs to. */
function quotesOf(id: string, draft: string): readonly string[] {
  const dialect = DIALECTS.find((it) => it.id === id);
  assert.ok(dialect, `there is no dialect ${id}`);
  return attachQuotes(draft, dialect.parse(draft)).map(
    ({ quote, citation }) => `${quote.text} <${citation?.cites.map(({ citekey }) => citekey).join('+') ?? ''}>`,
  );
}

describe('quotations in notes are checked like those in the text', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['pandoc', `A claim.^[As he has it, "${WORDS}" [@ruiz, p. 4]. More.] Then.`],
    ['pandoc', `A claim.^[As @ruiz has it, "${WORDS}".] Others differ [@li].`],
    ['pandoc', `A claim[^1].\n\n[^1]: As he has it, "${WORDS}" [@ruiz].`],
    ['pandoc', `A claim[^1].\n\n[^1]: As he has it:\n\n    > ${WORDS} [@ruiz]`],
    ['footnote', `A claim.[^ruiz]\n\n[^ruiz]: Ruiz, where he says “${WORDS}”.`],
    ['myst', `A claim[^1].\n\n[^1]: As he has it, "${WORDS}" {cite:p}\`ruiz\`.`],
    ['latex', `A claim.\\footnote{As he has it, \`\`${WORDS}'' \\autocite[4]{ruiz}.} Then.`],
    ['latex', `A claim.\\footnote{\\textcquote[4]{ruiz}{${WORDS}}.} Then.`],
    ['latex', `A claim.\\footnote{“${WORDS}” \\cite{ruiz}} Then.`],
    ['typst', `A claim.#footnote[As he has it, "${WORDS}" @ruiz[p. 4].] Then.`],
    ['typst', `A claim.#footnote[#quote[${WORDS}] @ruiz] Then.`],
    ['org', `A claim.[fn:: As he has it, "${WORDS}" [cite:@ruiz p. 4].] Then.`],
    ['org', `A claim.[fn:1]\n\n[fn:1] As he has it, "${WORDS}" [cite:@ruiz].`],
    ['asciidoc', `A claim.footnote:[As he has it, "\`${WORDS}\`" cite:[ruiz(4)].] Then.`],
    ['asciidoc-footnote', `A claim.footnote:ruiz[Ruiz, who says “${WORDS}”.]`],
    ['rst', `A claim [#f1]_.\n\n.. [#f1] As he has it, "${WORDS}" :cite:p:\`ruiz\`.`],
    ['rst-footnote', `A claim [#ruiz]_.\n\n.. [#ruiz] Ruiz, who says "${WORDS}".`],
    ['wikitext', `A claim.<ref name="ruiz">As he has it, "${WORDS}". {{cite web |title=T}}</ref>`],
    ['wikitext', `A claim.<ref name="ruiz">{{cite web |title=T |quote=${WORDS} |date=2019}}</ref>`],
    ['wikitext', `A claim.{{efn|As he has it, "${WORDS}".<ref name="ruiz" />}}`],
    ['html', `<p>A claim.<span class="note"><q>${WORDS}</q> <span data-cites="ruiz">(Ruiz)</span></span></p>`],
  ];
  for (const [id, draft] of rows)
    it(`${id}: ${draft.replaceAll('\n', '⏎')}`, () => assert.deepEqual(quotesOf(id, draft), [`${WORDS} <ruiz>`]));
});

describe('a note in the midst of a quotation is none of its words, and cites something else', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['pandoc', 'He says "the bridge^[Of "iron" [@li].] was closed in March for good" [@ruiz].'],
    ['pandoc', '> the bridge^[Of iron, see @li.] was closed in March for good [@ruiz]'],
    ['latex', '\\enquote{the bridge\\footnote{Of “iron” \\cite{li}.} was closed in March for good} \\cite{ruiz}'],
    [
      'latex',
      '\\begin{quote}\nthe bridge\\footnote{See \\cite{li}.} was closed in March for good\n\\end{quote}\n\\cite{ruiz}',
    ],
    ['typst', '"the bridge#footnote[Of "iron" @li.] was closed in March for good" @ruiz'],
    ['org', '"the bridge[fn:: Of "iron" [cite:@li].] was closed in March for good" [cite:@ruiz]'],
    ['asciidoc', '"the bridgefootnote:[Of "iron" cite:[li].] was closed in March for good" cite:[ruiz]'],
    ['wikitext', 'He said "the bridge<ref name="li" /> was closed in March for good".<ref name="ruiz" />'],
  ];
  for (const [id, draft] of rows)
    it(`${id}: ${draft.replaceAll('\n', '⏎')}`, () => assert.deepEqual(quotesOf(id, draft), [`${WORDS} <ruiz>`]));
});

describe('what looks like a quotation in markup is none', () => {
  const rows: readonly (readonly [string, string])[] = [
    ['typst', '#set text(lang: "en", font: ("Libertinus Serif", "Noto Sans and some"))\n\nWords.'],
    ['typst', '#let name = "the name of a thing"\n\n#figure(image("a file of mine.png"), caption: [It])'],
    ['wikitext', '<ref name="a long name of it">{{cite web |title="The bridge that was closed"}}</ref>'],
  ];
  for (const [id, draft] of rows) it(`${id}: ${draft}`, () => assert.deepEqual(quotesOf(id, draft), []));
});
