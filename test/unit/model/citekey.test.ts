import assert from 'node:assert/strict';
import {
  DEFAULT_CITEKEY_TEMPLATE,
  fillTemplate,
  isCitekey,
  isOfBase,
  suffixedCitekey,
  unknownPlaceholders,
} from '../../../src/model/citekey';

describe('citekey', () => {
  const parts = { author: 'ruiz', year: '2019', title: 'Winter', name: 'savedpage' };

  it('fills a template', () => {
    const cases: readonly [template: string, over: Partial<typeof parts>, expected: string][] = [
      [DEFAULT_CITEKEY_TEMPLATE, {}, 'ruiz2019Winter'],
      ['{author}-{year}', {}, 'ruiz-2019'],
      ['{author}_{title}:{year}', {}, 'ruiz_Winter:2019'],
      ['{author}-{title}-{year}', { title: '' }, 'ruiz-2019'],
      ['{author}-{year}', { author: '' }, 'savedpage2019'],
      [DEFAULT_CITEKEY_TEMPLATE, { author: '', title: '', year: 'nd' }, 'savedpagend'],
      [DEFAULT_CITEKEY_TEMPLATE, { author: '', title: '', name: '' }, 'source2019'],
      ['{nothing}', {}, 'savedpage2019'],
      ['@{author}, {year}{', {}, 'ruiz2019'],
      ['src {author}', {}, 'srcruiz'],
    ];
    for (const [template, over, expected] of cases) {
      assert.equal(fillTemplate(template, { ...parts, ...over }), expected, template);
      assert.ok(isCitekey(expected));
    }
  });

  it('names the placeholders that do not exist', () => {
    assert.deepEqual(unknownPlaceholders('{author}{Year}{titel}{name}'), ['Year', 'titel']);
  });

  it('tells sources of one base apart by letters', () => {
    assert.deepEqual(
      [0, 1, 2, 26, 27, 28, 52, 53, 702, 703].map((n) => suffixedCitekey('x', n)),
      ['x', 'xa', 'xb', 'xz', 'xaa', 'xab', 'xaz', 'xba', 'xzz', 'xaaa'],
    );
    assert.equal(isOfBase('ruiz2019Winter', 'ruiz2019Winter'), true);
    assert.equal(isOfBase('ruiz2019Winterab', 'ruiz2019Winter'), true);
    assert.equal(isOfBase('ruiz2019Winterly2', 'ruiz2019Winter'), false);
    assert.equal(isOfBase('ruiz2019', 'ruiz2019Winter'), false);
  });

  it('knows what every markup reads as a key', () => {
    for (const good of ['a', '2019a', 'ruiz-2019', 'a_b.c:d']) assert.equal(isCitekey(good), true, good);
    for (const bad of ['', 'a b', 'ruiz,', 'é', '-a', 'a-', 'a..b', 'a}', '@a', 'a\n'])
      assert.equal(isCitekey(bad), false, bad);
  });
});
