import assert from 'node:assert/strict';
import { addressOfWords } from '../../../src/model/text-fragment';

describe('the address of words in a page', () => {
  const CASES: [url: string | undefined, text: string, address: string | undefined][] = [
    ['https://a.example/b', 'two, words-here', 'https://a.example/b#:~:text=two%2C%20words%2Dhere'],
    ['https://a.example/b#part', 'words', 'https://a.example/b#part:~:text=words'],
    ['https://a.example/b#:~:text=old', 'words', 'https://a.example/b#:~:text=words'],
    [
      'https://a.example/',
      'One begins here.\n\nOne ends here.',
      'https://a.example/#:~:text=One%20begins%20here.,One%20ends%20here.',
    ],
    ['https://a.example/', '漂流', 'https://a.example/#:~:text=%E6%BC%82%E6%B5%81'],
    ['https://a.example/', 'half \ud800 pair', 'https://a.example/#:~:text=half%20%EF%BF%BD%20pair'],
    ['file:///etc/passwd', 'words', undefined],
    [undefined, 'words', undefined],
    ['https://a.example/', ' \n ', undefined],
  ];
  for (const [url, text, address] of CASES) {
    it(`${url} ${JSON.stringify(text)}`, () => assert.equal(addressOfWords(url, text), address));
  }

  it('names the ends of long words', () => {
    const text = 'a b c d e f '.repeat(30).trim();
    assert.equal(
      addressOfWords('https://a.example/', text),
      'https://a.example/#:~:text=a%20b%20c%20d%20e,b%20c%20d%20e%20f',
    );
  });
});
