import assert from 'node:assert/strict';
import { findDates, readDate } from '../../../src/extract/dates';

describe('dates as people write them', () => {
  const cases: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['Published: 3rd of March 2024', 'en', '2024-3-3'],
    ['Nov. 3, 2020', 'en', '2020-11-3'],
    ['Mar 5, 2024 at 5pm', undefined, '2024-3-5'],
    ['12. März 2024, 14:00 Uhr', 'de', '2024-3-12'],
    ['12.3.2024', 'de', '2024-3-12'],
    ['le 7 mai 2020', 'fr', '2020-5-7'],
    ['5 de marzo de 2024', 'es', '2024-3-5'],
    ['25 мая 2023 г.', 'ru', '2023-5-25'],
    ['2024. március 5.', 'hu', '2024-3-5'],
    ['5 listopadu 2021', 'cs', '2021-11-5'],
    ['5. listopada 2021.', 'hr', '2021-10-5'],
    ['2024年3月5日', 'ja', '2024-3-5'],
    ['2024년 3월 5일', 'ko', '2024-3-5'],
    ['5 मार्च 2024', 'hi', '2024-3-5'],
    ['Selasa, 5 Maret 2024', 'id', '2024-3-5'],
    ['5 Mart 2024', 'tr', '2024-3-5'],
    ['Thứ ba, 5 tháng 3, 2024', 'vi', '2024-3-5'],
    ['۱۲ مارس ۲۰۲۳', 'fa', '2023-3-12'],
    ['5 มีนาคม 2567', 'th', '2024-3-5'],
    ['3/14/2024', 'en-US', '2024-3-14'],
    ['3/4/2024', 'en-GB', '2024-4-3'],
    ['31 February 2024', 'en', undefined],
    ['call 555 1234 2020', 'en', undefined],
  ];
  for (const [text, language, expected] of cases) {
    it(`${text} (${language ?? 'language unknown'})`, () =>
      assert.equal(findDates(text, language)[0]?.parts.join('-'), expected));
  }

  it('says so where day and month could be the other way round', () =>
    assert.deepEqual(
      ['3/4/2024', '13/4/2024'].map((text) => findDates(text, 'en')[0]?.ambiguous),
      [true, false],
    ));
});

describe('dates as machines write them', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['2024-03-05T08:00:00+01:00', '2024-3-5'],
    ['2024-03', '2024-3'],
    ['2024', '2024'],
    ['20240305', '2024-3-5'],
    ['1709625600', '2024-3-5'],
    ['Tue, 05 Mar 2024 08:00:00 GMT', '2024-3-5'],
    ['soon', undefined],
  ];
  for (const [text, expected] of cases) it(text, () => assert.equal(readDate(text)?.join('-'), expected));
});
