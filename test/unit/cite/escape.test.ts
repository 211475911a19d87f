import assert from 'node:assert/strict';
import { escapeHtml, escapeLatex, escapeMarkdown, escapeTypst } from '../../../src/cite/escape';

describe('escaping', () => {
  const check = (name: string, write: (text: string) => string, cases: readonly (readonly [string, string])[]) => {
    describe(name, () => {
      for (const [text, expected] of cases) it(`${text} → ${expected}`, () => assert.equal(write(text), expected));
    });
  };

  check('HTML', escapeHtml, [
    ['<b> & "c" \'d\'', '&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;'],
    ['&amp;', '&amp;amp;'],
  ]);
  check('Markdown', (text) => escapeMarkdown(text, true), [
    ['A plain title: with words, (brackets) and 50%.', 'A plain title: with words, (brackets) and 50%.'],
    ['*a* _b_ `c` ~d~ ^e^', '\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\^e\\^'],
    ['[x](y) ![z](w) [^1]', '\\[x\\](y) \\!\\[z\\](w) \\[\\^1\\]'],
    ['<script> {.class} {{< x >}} {% y %}', '\\<script\\> \\{.class\\} \\{\\{\\< x \\>\\}\\} \\{% y %\\}'],
    ['@citekey #tag a|b $x$', '\\@citekey \\#tag a\\|b \\$x\\$'],
    ['a -- b --- c ... d', 'a \\-\\- b \\-\\-\\- c \\.\\.\\. d'],
    ['AT&T &amp; &#65;', 'AT&T \\&amp; &\\#65;'],
    ['1999. A year', '1999\\. A year'],
    ['3) three', '3\\) three'],
    ['- dash', '\\- dash'],
    ['+ plus', '\\+ plus'],
    ['==marked== %%hidden%% ++in++', '\\=\\=marked\\=\\= \\%\\%hidden\\%\\% \\+\\+in\\+\\+'],
    ['a :smile: b', 'a \\:smile: b'],
    ['say "so" it\'s', 'say \\"so\\" it\\\'s'],
    ['back\\slash', 'back\\\\slash'],
  ]);
  check('LaTeX', escapeLatex, [
    ['10% of $5 & #1_x', '10\\% of \\$5 \\& \\#1\\_x'],
    ['\\end{document}', '\\textbackslash{}end\\{document\\}'],
    ['a~b^c <d> |e|', 'a\\textasciitilde{}b\\textasciicircum{}c \\textless{}d\\textgreater{} \\textbar{}e\\textbar{}'],
    ['a -- b', 'a -{}- b'],
    ["''x'' ,,y", "'{}'x'{}' ,{},y"],
    ['say "so"', 'say \\char34{}so\\char34{}'],
    ['?`x', '?{}`x'],
  ]);
  check('Typst', (text) => escapeTypst(text, true), [
    ['*a* _b_ `c` $d$ #e', '\\*a\\* \\_b\\_ \\`c\\` \\$d\\$ \\#e'],
    ['<label> @ref [x]', '\\<label\\> \\@ref \\[x\\]'],
    ['a // b /* c', 'a \\/\\/ b \\/\\* c'],
    ['a -- b -? c -1', 'a \\-- b \\-? c \\-1'],
    ['x... y', 'x\\... y'],
    ['= heading', '\\= heading'],
    ['1. one', '1\\. one'],
    ['https://x.example', 'https:\\/\\/x.example'],
  ]);
});
