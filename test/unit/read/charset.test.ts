import assert from 'node:assert/strict';
import { decodeHtml, decodeText } from '../../../src/read/charset';

/** Each as it is encoded, in hexadecimal: enough of a language to be told by. */
const RUSSIAN =
  'Колокол старой таможни опаздывает на минуту, и весь город живёт по этому колоколу. Часовщик из столицы предлагал поставить его правильно.';
const CP1251 = (text: string) =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (code < 128) return code;
      return letter === 'ё' ? 0xb8 : code - 0x410 + 0xc0;
    }),
  );
const KOI8 = 'юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧЪ';
const KOI8R = (text: string) =>
  Buffer.from(
    [...text].map((letter) =>
      letter === 'ё' ? 0xa3 : KOI8.includes(letter) ? 0xc0 + KOI8.indexOf(letter) : letter.charCodeAt(0),
    ),
  );
const ENGLISH = 'For as long as anybody in Sarn can remember, the bell has rung a minute late – “for ever”.';
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();
const hex = (digits: string) => Buffer.from(digits.replace(/\s/g, ''), 'hex');
const page = (bytes: Uint8Array, head = '') =>
  Buffer.concat([Buffer.from(`<html><head>${head}</head><body><p>`), bytes, Buffer.from('</p></body></html>')]);

describe('which characters the bytes mean', () => {
  const texts: readonly (readonly [string, Uint8Array, string])[] = [
    ['windows-1251', CP1251(RUSSIAN), RUSSIAN],
    ['koi8-r', KOI8R(RUSSIAN), RUSSIAN],
    ['UTF-8', Buffer.from(RUSSIAN), RUSSIAN],
    ['UTF-16 without a mark', Buffer.from(ENGLISH, 'utf16le'), ENGLISH],
    ['UTF-16, the other end first', utf16be(ENGLISH), ENGLISH],
    ['UTF-16 of Cyrillic', utf16be(RUSSIAN), RUSSIAN],
    ['UTF-16 with a mark', Buffer.concat([hex('fffe'), Buffer.from(ENGLISH, 'utf16le')]), ENGLISH],
    // 今日は。鐘が鳴る。時計を直す人は来ない。
    [
      'Shift JIS',
      hex(
        '8da1 93fa 82cd 8142 8fe0 82aa 96c2 82e9 8142 8e9e 8c76 82f0 92bc 82b7 906c 82cd 9788 82c8 82a2 8142'.repeat(4),
      ),
      '今日は。鐘が鳴る。時計を直す人は来ない。'.repeat(4),
    ],
    // 종이 늦게 울린다.
    ['EUC-KR', hex('c1be c0cc 20 b4ca b0d4 20 bfef b8b0 b4d9 2e 20'.repeat(6)), '종이 늦게 울린다. '.repeat(6)],
    // 钟总是晚一分钟敲响，全镇的人都按照它生活。
    [
      'GB 18030',
      hex(
        'd6d3 d7dc cac7 cded d2bb b7d6 d6d3 c7c3 cfec a3ac c8ab d5f2 b5c4 c8cb b6bc b0b4 d5d5 cbfc c9fa bbee a1a3'.repeat(
          4,
        ),
      ),
      '钟总是晚一分钟敲响，全镇的人都按照它生活。'.repeat(4),
    ],
  ];
  for (const [name, bytes, expected] of texts) {
    it(`of a text: ${name}`, () => assert.equal(decodeText(bytes).text, expected));
    if (name.startsWith('UTF-16')) continue;
    it(`of a page that declares nothing: ${name}`, () => assert.ok(decodeHtml(page(bytes)).text.includes(expected)));
    it(`of a page that declares UTF-8: ${name}`, () =>
      assert.ok(decodeHtml(page(bytes, '<meta charset="utf-8">')).text.includes(expected)));
  }

  it('of a page in UTF-16 that declares something else', () => {
    const html = `<html>\n<head><meta charset="windows-1251"></head>\n<body><p>${RUSSIAN}</p></body></html>`;
    assert.ok(decodeHtml(Buffer.from(html, 'utf16le')).text.includes(RUSSIAN));
  });

  it('what is declared counts, where the bytes can be that', () =>
    assert.ok(decodeHtml(page(KOI8R(RUSSIAN), '<meta charset="koi8-r">')).text.includes(RUSSIAN)));

  it('zeros in a binary file are no UTF-16', () => {
    const bytes = Uint8Array.from({ length: 4_000 }, (_, i) => (i % 3 === 0 ? 0 : (i * 7_919) % 251));
    assert.notEqual(decodeText(bytes).charset.slice(0, 6), 'UTF-16');
  });
});
