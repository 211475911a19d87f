import assert from 'node:assert/strict';
import { isoDate } from '../../../src/model/item';
import { extractPageOf, STORY } from './pages';

/** The Wayback Machine's bar, as it stands in a page that was saved there. */
const BAR = `<div id="wm-ipp-base"><div id="wm-ipp"><a href="/web/">Internet Archive</a>
  <p>3 captures, the last of them on 9 March 2021, and a long line of years in which the page was or was not there.</p></div></div>`;

describe('a page saved out of a web archive', () => {
  const archives: readonly (readonly [string, string])[] = [
    ['the Wayback Machine', 'https://web.archive.org/web/20210310060000/https://www.sarnmercury.example/local/ferry'],
    ['its frames', 'https://web.archive.org/web/20210310060000if_/https://www.sarnmercury.example/local/ferry'],
    [
      'a national archive',
      'https://www.webarchive.example/wayback/20210310060000/https://www.sarnmercury.example/local/ferry',
    ],
    ['archive.today', 'https://archive.ph/20210310060000/https://www.sarnmercury.example/local/ferry'],
  ];
  for (const [what, url] of archives)
    it(`has its own address and the day it was taken: ${what}`, () => {
      const { record } = extractPageOf({
        url,
        head: '<link rel="canonical" href="https://web.archive.org/web/20210310060000/https://www.sarnmercury.example/local/ferry">',
      });
      assert.equal(record.URL, 'https://www.sarnmercury.example/local/ferry');
      assert.equal(record.accessed && isoDate(record.accessed), '2021-03-10');
      assert.equal(record.issued, undefined);
    });

  it('is told by the archive’s program where the address says nothing', () => {
    const { record } = extractPageOf({
      url: 'file:///saved.html',
      head: '<script>__wm.init("https://web.archive.org/web");</script><script>__wm.wombat("http://www.sarnmercury.example/local/ferry","20210310060000","https://web.archive.org/")</script>',
    });
    assert.equal(record.URL, 'http://www.sarnmercury.example/local/ferry');
    assert.equal(record.accessed && isoDate(record.accessed), '2021-03-10');
  });

  it('keeps nothing of the bar over it', () => {
    const { record, passages } = extractPageOf({
      url: 'https://web.archive.org/web/20210310060000/https://www.sarnmercury.example/local/ferry',
      heading: `${BAR}<h1>The Ferry Waits for Nobody</h1>`,
      story: STORY,
    });
    assert.equal(record.title, 'The Ferry Waits for Nobody');
    assert.ok(passages.every(({ text }) => !/captures|Internet Archive/.test(text)));
  });

  it('a search engine’s copy has the page’s address and no day', () => {
    const { record } = extractPageOf({
      url: 'https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:https://www.sarnmercury.example/local/ferry+ferry&hl=en',
    });
    assert.equal(record.URL, 'https://www.sarnmercury.example/local/ferry');
    assert.equal(record.accessed, undefined);
  });

  it('an address with a day of its own is no archive’s', () => {
    const url = 'https://www.sarnmercury.example/20210310/ferry';
    assert.equal(extractPageOf({ url }).record.URL, url);
  });
});
