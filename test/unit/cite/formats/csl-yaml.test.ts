import assert from 'node:assert/strict';
import { readCslYaml, writeCslYaml } from '../../../../src/cite/formats/csl-yaml';
import { cslOfMarkdown, markdownOfCsl } from '../../../../src/cite/formats/pandoc-strings';
import type { CslItem } from '../../../../src/model/item';
import { PIECES } from '../../dialect/hostile';

describe('CSL-YAML, whose strings pandoc reads as Markdown', () => {
  for (const [csl, markdown] of [
    ['Plain words, 2019.', 'Plain words, 2019.'],
    ['Maths $x^2$ and \\(y\\)', 'Maths \\$x\\^2\\$ and \\\\(y\\\\)'],
    ['The <i>Winter</i> of <b>1963</b>', 'The *Winter* of **1963**'],
    ['H<sub>2</sub>O and 10<sup>a b</sup>', 'H~2~O and 10^a\\ b^'],
    ['1. A numbered title', '1\\. A numbered title'],
    ['a_b -- c...', 'a\\_b \\-\\- c\\.\\.\\.'],
  ] as const) {
    it(`“${csl}” is ${markdown}, and back`, () => {
      assert.equal(markdownOfCsl(csl), markdown);
      assert.equal(cslOfMarkdown(markdown), csl);
    });
  }

  it('what others write there is understood', () => {
    assert.equal(
      cslOfMarkdown('The _Titanic_ -- [NASA]{.nocase}, snake_case...'),
      'The <i>Titanic</i> – NASA, snake_case…',
    );
  });

  it('a record comes back as it was, whatever is in it', () => {
    for (const piece of PIECES) {
      const text = `a ${piece} b${piece}c ${piece}`
        .replace(/<\/?b>/g, '')
        .replace(/\s+/g, ' ')
        .trim();
      const item: CslItem = {
        id: 'a_b',
        type: 'webpage',
        title: text,
        author: [{ family: text, given: 'Ana' }, { literal: text }],
        issued: { 'date-parts': [[2019, 5]] },
        URL: 'https://a.example/b_c*d?e=1&f=~g--h',
        language: 'pt-BR',
      };
      assert.deepEqual(readCslYaml(writeCslYaml([item])).items, [item]);
    }
  });
});
