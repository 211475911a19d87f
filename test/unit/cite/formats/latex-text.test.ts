import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeBib } from '../../../../src/cite/formats/bib-escape';
import { latexToText } from '../../../../src/cite/formats/latex-text';

describe('LaTeX as text', () => {
  const cases: readonly (readonly [latex: string, text: string])[] = [
    ['{\\"o}', 'ö'],
    ['\\"{o}', 'ö'],
    ['\\"o', 'ö'],
    ["\\'{\\i}", 'í'],
    ["\\'\\i", 'í'],
    ['\\v{s}\\c c\\k{a}\\H{o}\\r a', 'šçąőå'],
    ['\\ss{} \\o\\ \\AE', 'ß ø Æ'],
    ["Erd\\H{o}s {\\l}\\'{o}d\\'z", 'Erdős łódź'],
    ['a -- b --- c', 'a – b — c'],
    ["``so'' said", '“so” said'],
    ['10\\% of \\$5 \\& \\#1\\_x', '10% of $5 & #1_x'],
    ['{Braces} around {{words}}', 'Braces around words'],
    ['\\emph{Nature} writes', '<i>Nature</i> writes'],
    ['\\textit{a \\textbf{b}} c', '<i>a <b>b</b></i> c'],
    ['\\textsuperscript{14}C', '<sup>14</sup>C'],
    ['\\url{https://x.example}', 'https://x.example'],
    ['\\unknown{word}', 'word'],
    ['Dr.~No', 'Dr.\u00a0No'],
    ['$H_2O$', 'H_2O'],
    ['line\n  break', 'line break'],
    ['\\char34{}x\\char"22 y', '"x"y'],
    ['\\', '\\'],
    ['{', ''],
    ['}', ''],
    ['\\emph{', '<i></i>'],
    ['Борис', 'Борис'],
  ];
  for (const [latex, text] of cases)
    it(`${JSON.stringify(latex)} is ${text}`, () => assert.equal(latexToText(latex), text));

  it('reads back whatever is escaped for a .bib file', () => {
    const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\s+/g, ' ').trim().normalize('NFC'));
    const marks = fc
      .string({ unit: fc.constantFrom(...'\\{}$&#%_^~<>|"-,\'`?! ab') })
      .map((text) => text.replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(fc.oneof(line, marks), (text) => {
        // TeX has no straight apostrophes nor grave accents: they are what TeX prints for them.
        fc.pre(!/[`']/.test(text));
        assert.equal(latexToText(escapeBib(text)), text);
      }),
    );
  });
});
