import assert from 'node:assert/strict';
import { latex } from '../../../src/dialect/latex';
import { latexRoot } from '../../../src/dialect/latex/root';
import { applyEdits } from '../../../src/model/range';
import { citationsIn, insertions, marked, quotesIn } from './drafts';

const preamble = (packages: string) => `\\documentclass{article}\n${packages}\n\\begin{document}\n`;
/** The same, saying by which command csquotes cites. */
const citing = (start: string) => start.replace('\\begin{document}', '\\SetCiteCommand{\\autocite}\n\\begin{document}');
const APA = preamble('\\usepackage{csquotes}\n\\usepackage[style=apa]{biblatex}');
const NUMERIC = preamble('\\usepackage{csquotes}\n\\usepackage{biblatex}');
const NATBIB = preamble('\\usepackage[round]{natbib}');

describe('LaTeX: reading citations', () => {
  const rows: readonly (readonly [draft: string, expected: readonly string[]])[] = [
    ['\\autocite{a}', ['\\autocite{a} → a']],
    ['\\autocite[see][para.~4]{a, b}', ['\\autocite[see][para.~4]{a, b} → [see] a; b (paragraph 4)']],
    ['\\parencite[12--14, my emphasis]{a}', ['\\parencite[12--14, my emphasis]{a} → a (page 12–14) [, my emphasis]']],
    ['\\textcite[4]{a} \\autocite*{b}', ['\\textcite[4]{a} → !a (page 4)', '\\autocite*{b} → -b']],
    [
      '\\autocites(pre)()[see][4]{a}[§~2]{b}',
      ['\\autocites(pre)()[see][4]{a}[§~2]{b} → [see] a (page 4); b (section 2)'],
    ],
    [
      '\\citep[see][p.~4]{a}, \\citet{b}, \\citeyearpar{c}',
      ['\\citep[see][p.~4]{a} → [see] a (page 4)', '\\citet{b} → !b', '\\citeyearpar{c} → -c'],
    ],
    ['\\citetext{\\citealp[p.~4]{a}; \\citealp{b}}', ['\\citealp[p.~4]{a} → a (page 4)', '\\citealp{b} → b']],
    ['% \\cite{a}\n\\verb|\\cite{b}| \\begin{verbatim}\\cite{c}\\end{verbatim} $\\cite{d}$ \\nocite{e} \\cite{f', []],
    ['50\\% \\cite{a}', ['\\cite{a} → a']],
    ['\\textcquote[4]{a}{words}', ['\\textcquote[4]{a} → a (page 4)']],
    ['\\autocite[{[sic]}]{a}', ['\\autocite[{[sic]}]{a} → a [[sic]]']],
  ];
  for (const [draft, expected] of rows) {
    it(JSON.stringify(draft), () => assert.deepEqual(citationsIn(latex, draft), expected));
  }
});

describe('LaTeX: reading quotes', () => {
  const rows: readonly (readonly [draft: string, expected: readonly string[]])[] = [
    ['\\enquote{the \\emph{sea} rises} \\autocite{a}', ['the sea rises → inline']],
    [
      "``She said `no' to 5\\% of \\'Emile'' and “printed”",
      ['She said ‘no’ to 5% of Émile → inline', 'printed → inline'],
    ],
    ['\\textcquote[4]{a}[.]{words \\textelp{} here}', ['words […] here → inline a']],
    ['\\blockcquote[see][4]{a,b}{one\n\ntwo}', ['one two → block a,b']],
    ['\\foreigntextcquote{german}[4]{a}{Wörter}', ['Wörter → inline a']],
    ['\\begin{quote}\n  The sea.\n  \\autocite[4]{a}\n\\end{quote}', ['The sea. → block']],
    ['\\begin{displaycquote}[4]{a}\nThe \\enquote{inner} sea\n\\end{displaycquote}', ['The “inner” sea → block a']],
    ['\\enquote{open', []],
    ["it's the '90s", []],
    ['% \\enquote{no}\n\\enquote{yes}', ['yes → inline']],
    ['\\enquote{a~b --- c\\footnote{not this} d\\textbackslash{}e}', ['a\u00A0b — c d\\e → inline']],
  ];
  for (const [draft, expected] of rows) {
    it(JSON.stringify(draft), () => assert.deepEqual(quotesIn(latex, draft), expected));
  }
});

describe('LaTeX: inserting a citation', () => {
  insertions(latex, { cites: [{ citekey: 'k', locator: { label: 'paragraph', value: '4' } }] }, [
    ['word|', 'word \\autocite[para.~4]{k}|'],
    ['word~| next', 'word~\\autocite[para.~4]{k}| next'],
    ['The end.|', 'The end \\autocite[para.~4]{k}|.'],
    [`${NATBIB}word|`, `${NATBIB}word \\citep[para.~4]{k}|`],
    ['\\autocite[p.~4]{a}|', '\\autocites[p.~4]{a}[para.~4]{k}|'],
    ['\\autocites[4]{a}{b}|', '\\autocites[4]{a}{b}[para.~4]{k}|'],
  ]);
  insertions(latex, { cites: [{ citekey: 'k' }] }, [
    ['\\autocite{a|}', '\\autocite{a,k|}'],
    ['\\autocite{a}|', '\\autocite{a,k}|'],
    ['\\autocite{|a,b}', '\\autocite{k,|a,b}'],
    [`${preamble('')}\\bibliography{x}|`, `${preamble('')}\\bibliography{x} \\cite{k}|`],
  ]);
  insertions(latex, { cites: [{ citekey: 'k', form: 'narrative' }], main: NATBIB }, [['As |', 'As \\citet{k}|']]);
  insertions(
    latex,
    {
      cites: [
        { citekey: 'a', prefix: 'see [1]', suffix: 'and 5% more' },
        { citekey: 'b', locator: { label: 'page', value: '4-6' } },
      ],
    },
    [
      ['x|', 'x \\autocites[{see [1]}][and 5\\% more]{a}[pp.~4--6]{b}|'],
      [`${NATBIB}x|`, `${NATBIB}x \\citetext{\\citealp[{see [1]}][and 5\\% more]{a}; \\citealp[pp.~4--6]{b}}|`],
    ],
  );
});

describe('LaTeX: inserting a quotation', () => {
  const cites = [{ citekey: 'k', locator: { label: 'paragraph', value: '4' } }] as const;
  insertions(latex, { cites, quote: { text: 'He said "no" to 5%', kind: 'inline' } }, [
    ['word|.', "word ``He said ``no'' to 5\\%'' \\autocite[para.~4]{k}|."],
    [`${NUMERIC}|`, `${citing(NUMERIC)}\\textcquote[para.~4]{k}{He said \`\`no'' to 5\\%}|`],
    [`${APA}|`, `${citing(APA)}\\textcquote[para.~4]{k}{He said \`\`no'' to 5\\%}|`],
    [`${citing(APA)}|`, `${citing(APA)}\\textcquote[para.~4]{k}{He said \`\`no'' to 5\\%}|`],
    [`${APA}\\textcquote{a}{So.} |`, `${APA}\\textcquote{a}{So.} \\textcquote[para.~4]{k}{He said \`\`no'' to 5\\%}|`],
    [
      `${preamble('\\usepackage{csquotes,natbib}')}|`,
      `${preamble('\\usepackage{csquotes,natbib}')}\\enquote{He said \`\`no'' to 5\\%} \\citep[para.~4]{k}|`,
    ],
    ['\\autocite{a|}', "\\autocite{a} ``He said ``no'' to 5\\%'' \\autocite[para.~4]{k}|"],
  ]);
  insertions(latex, { cites, quote: { text: 'one\ntwo', kind: 'block' } }, [
    ['word| more', 'word\n\\begin{quote}\none\n\ntwo \\autocite[para.~4]{k}\n\\end{quote}|\nmore'],
    [`${NUMERIC}|`, `${citing(NUMERIC)}\\blockcquote[para.~4]{k}{one\n\ntwo}|`],
    [`${APA}|`, `${citing(APA)}\\blockcquote[para.~4]{k}{one\n\ntwo}|`],
  ]);
  describe('of a chapter whose main file does not say how csquotes cites', () => {
    insertions(latex, { cites, quote: { text: 'words', kind: 'inline' }, main: APA }, [
      ['|', '\\enquote{words} \\autocite[para.~4]{k}|'],
    ]);
  });
  describe('of a chapter whose main file says it', () => {
    insertions(latex, { cites, quote: { text: 'words', kind: 'inline' }, main: citing(APA) }, [
      ['|', '\\textcquote[para.~4]{k}{words}|'],
    ]);
  });
  describe('in another language, which the document loads', () => {
    const babel = (options: string) => citing(preamble(`\\usepackage[${options}]{babel,csquotes,biblatex}`));
    insertions(latex, { cites, quote: { text: 'Wörter', kind: 'inline', language: 'de-DE' } }, [
      [`${babel('ngerman,english')}|`, `${babel('ngerman,english')}\\foreigntextcquote{ngerman}[para.~4]{k}{Wörter}|`],
      [`${babel('english,ngerman')}|`, `${babel('english,ngerman')}\\textcquote[para.~4]{k}{Wörter}|`],
      [`${babel('french,english')}|`, `${babel('french,english')}\\textcquote[para.~4]{k}{Wörter}|`],
    ]);
    const poly = preamble(
      '\\usepackage{polyglossia,csquotes}\\setdefaultlanguage{english}\\setotherlanguages{german, french}',
    );
    insertions(latex, { cites: [], quote: { text: 'mots', kind: 'inline', language: 'fr' } }, [
      [`${poly}|`, `${poly}\\foreignquote{french}{mots}|`],
    ]);
    insertions(latex, { cites, quote: { text: 'mots', kind: 'block', language: 'fr' } }, [
      [
        `${babel('french,main=english')}|`,
        `${babel('french,main=english')}\\foreignblockcquote{french}[para.~4]{k}{mots}|`,
      ],
    ]);
  });
});

describe('LaTeX: declaring the bibliography', () => {
  const body = '\\begin{document}\nText\n\\end{document}\n';
  const rows: readonly (readonly [name: string, before: string, after: string])[] = [
    [
      'with biblatex',
      `\\documentclass{article}\n\\usepackage{biblatex}\n${body}`,
      '\\documentclass{article}\n\\usepackage{biblatex}\n\\addbibresource{refs.bib}\n\\begin{document}\nText\n\\printbibliography\n\\end{document}\n',
    ],
    [
      'beside another',
      `\\usepackage{biblatex}\n\\addbibresource{a.bib}\n\\begin{document}\\printbibliography\\end{document}`,
      '\\usepackage{biblatex}\n\\addbibresource{a.bib}\n\\addbibresource{refs.bib}\n\\begin{document}\\printbibliography\\end{document}',
    ],
    [
      'with BibTeX',
      `\\usepackage{natbib}\n\\begin{document}\n\\bibliography{a}\\end{document}`,
      '\\usepackage{natbib}\n\\begin{document}\n\\bibliography{a,refs}\\end{document}',
    ],
    [
      'with natbib and nothing else yet',
      `\\usepackage{natbib}\n${body}`,
      '\\usepackage{natbib}\n\\begin{document}\nText\n\\bibliographystyle{plainnat}\n\\bibliography{refs}\n\\end{document}\n',
    ],
    [
      'with nothing: what is needed to build',
      `\\documentclass{article}\n${body}`,
      '\\documentclass{article}\n\\usepackage[backend=biber,style=authoryear]{biblatex}\n\\addbibresource{refs.bib}\n\\begin{document}\nText\n\\printbibliography\n\\end{document}\n',
    ],
    ['in a chapter', 'Text', 'Text'],
    ['where it is there', `\\addbibresource{./refs.bib}${body}`, `\\addbibresource{./refs.bib}${body}`],
  ];
  for (const [name, before, after] of rows) {
    it(name, () => assert.equal(applyEdits(before, latex.declareBibliography(before, 'refs.bib')), after));
  }
});

describe('LaTeX: the key at the caret', () => {
  const rows: readonly (readonly [draft: string, typed: string | undefined, key?: string])[] = [
    ['\\autocite{|', '', ''],
    ['\\autocite{ru|}', 'ru', 'ru'],
    ['\\autocite[see][4]{a, ru|iz}', 'ru', 'ruiz'],
    ['\\autocites[4]{a}[5]{ru|}', 'ru', 'ru'],
    ['\\citep{a,|}', '', ''],
    ['\\textcquote[4]{ru|', 'ru', 'ru'],
    ['\\autocite{ru| and more text', 'ru', 'ru'],
    ['\\textbf{ru|}', undefined],
    ['% \\cite{ru|}', undefined],
    ['\\cite{a} {b|}', 'b', 'b'],
    ['\\cite{a} x{b|}', undefined],
  ];
  for (const [text, typed, key] of rows) {
    it(JSON.stringify(text), () => {
      const { draft, selections } = marked(text);
      const at = latex.keyAt(draft, selections[0]?.start ?? 0);
      assert.equal(at?.typed, typed);
      if (at !== undefined) assert.equal(draft.slice(at.range.start, at.range.end), key);
    });
  }
});

describe('LaTeX: the main file', () => {
  it('is named by the magic comment or by subfiles', () => {
    assert.equal(latexRoot('% !TeX root = ../main.tex\nText'), '../main.tex');
    assert.equal(latexRoot('\\documentclass[../main]{subfiles}'), '../main.tex');
    assert.equal(latexRoot('\\documentclass[12pt]{article}'), undefined);
  });
});
