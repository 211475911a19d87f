import assert from 'node:assert/strict';
import { parseQuery } from '../../../src/find/query';

describe('a query', () => {
  const words = (text: string) => parseQuery({ text }).words.map((word) => word.text + (word.open ? '…' : ''));
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['rusia iran', ['rusia', 'iran…']],
    ['rusia iran ', ['rusia', 'iran']],
    ['"exact words" then', ['exact', 'words', 'then…']],
    ['well-known', ['well', 'known…']],
    ['year:2015 iran', ['iran…']],
    ['foo:bar', ['foo', 'bar…']],
    ['北京大学', ['北京', '京大', '大学…']],
  ];
  for (const [text, expected] of cases) it(text, () => assert.deepEqual(words(text), expected));

  it('takes filters out', () => {
    const { filters, without, phrases, kinds } = parseQuery({
      text: 'author:"Ana Ruiz" site:www.example.org year:2014..2016 tag:war has:note in:passages -iran "of the people" x',
    });
    assert.deepEqual(filters, {
      author: ['ana', 'ruiz'],
      title: [],
      site: ['example', 'org'],
      tag: ['war'],
      years: { from: 2014, to: 2016 },
      note: true,
    });
    assert.deepEqual(without, ['iran']);
    assert.deepEqual(phrases, [['of', 'the', 'people']]);
    assert.deepEqual(kinds, ['passage']);
  });

  it('has no open word where nobody is typing', () => {
    assert.deepEqual(parseQuery({ text: 'iran', typing: false }).words, [{ text: 'iran', open: false }]);
  });
});
