import assert from 'node:assert/strict';
import { frontMatterField, setFrontMatterField } from '../../../src/dialect/markdown/front-matter-field';
import { applyEdits } from '../../../src/model/range';

describe('a field of the front matter', () => {
  const rows: readonly (readonly [before: string, after: string])[] = [
    ['Text.\n', '---\ncsl: apa.csl\n---\n\nText.\n'],
    ['', '---\ncsl: apa.csl\n---\n'],
    ['---\ntitle: A # kept\n---\nText.\n', '---\ntitle: A # kept\ncsl: apa.csl\n---\nText.\n'],
    ['---\r\ntitle: A\r\n---\r\nText.\r\n', '---\r\ntitle: A\r\ncsl: apa.csl\r\n---\r\nText.\r\n'],
    ['---\ncsl: "old.csl" # mine\ntitle: A\n---\n', '---\ncsl: apa.csl # mine\ntitle: A\n---\n'],
    ['---\ncsl: apa.csl\n---\n', '---\ncsl: apa.csl\n---\n'],
    ['---\ntitle: A\ncsl:\n---\n', '---\ntitle: A\ncsl: apa.csl\n---\n'],
    ['---\n---\nText.\n', '---\ncsl: apa.csl\n---\nText.\n'],
    ['+++\ntitle = "A"\n+++\n', '+++\ntitle = "A"\n+++\n'],
    ['---\ncsl: [a, b]\n---\n', '---\ncsl: [a, b]\n---\n'],
  ];
  for (const [before, after] of rows) {
    it(JSON.stringify(before), () =>
      assert.equal(applyEdits(before, setFrontMatterField(before, 'csl', 'apa.csl')), after),
    );
  }

  it('is read as it is written', () => {
    assert.equal(frontMatterField('---\nlang: de-DE\n---\n', 'lang'), 'de-DE');
    assert.equal(frontMatterField('---\nlang: [de]\n---\n', 'lang'), undefined);
    assert.equal(frontMatterField('lang: de\n', 'lang'), undefined);
  });
});
