import assert from 'node:assert/strict';
import { readLocator, splitTypedLocator, writeLocator } from '../../../src/dialect/locator';

describe('a locator', () => {
  const rows: readonly (readonly [text: string, read: string | undefined])[] = [
    ['p. 12', 'page 12|'],
    ['Pp. 12-14, 20 and more', 'page 12-14, 20| and more'],
    ['12', 'page 12|'],
    ['para. 4', 'paragraph 4|'],
    ['¶4', 'paragraph 4|'],
    ['§ 2.1', 'section 2.1|'],
    ['S. 12', 'page 12|'],
    ['chap. iv', 'chapter iv|'],
    ['1:02:33', 'page 1:02:33|'],
    ['12, my emphasis', 'page 12|, my emphasis'],
    ['page turner', undefined],
    ['mix', undefined],
    ['I disagree', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of rows) {
    it(`read from ${JSON.stringify(text)}`, () => {
      const read = readLocator(text);
      assert.equal(read && `${read.locator.label} ${read.locator.value}|${read.rest}`, expected);
    });
  }

  it('is written with the plural for a range', () => {
    assert.equal(writeLocator({ label: 'page', value: '4' }), 'p. 4');
    assert.equal(writeLocator({ label: 'paragraph', value: '4–6' }), 'paras. 4–6');
  });

  it('is taken off the end of what is typed into the lookup', () => {
    assert.deepEqual(splitTypedLocator('russia iran p 12'), {
      text: 'russia iran',
      locator: { label: 'page', value: '12' },
    });
    assert.deepEqual(splitTypedLocator('russia para. 4-6'), {
      text: 'russia',
      locator: { label: 'paragraph', value: '4-6' },
    });
    assert.deepEqual(splitTypedLocator('russia §3'), { text: 'russia', locator: { label: 'section', value: '3' } });
    assert.deepEqual(splitTypedLocator('the war of 1945'), { text: 'the war of 1945' });
    assert.deepEqual(splitTypedLocator('catch 22'), { text: 'catch 22' });
  });
});
