import assert from 'node:assert/strict';
import { extract } from '../../../src/extract/extract';
import { displayName, isoDate } from '../../../src/model/item';
import { readText } from '../../../src/read/text';

const PARAGRAPHS = [
  'The ferry to Sarn left an hour late on Monday, as it has every Monday since the harbour bell was moved to the school.',
  'Nobody on the quay complained, and the harbourmaster said that the tide would have waited for them in any case.',
  '"A timetable is a promise," she said, "and promises are best made about things that one has in one’s own hands."',
  'By Friday the harbour office had sent to the city for another bell, which came with the ferry, an hour late as well.',
];
const HEADING = 'The Ferry to Sarn Waits for Nobody';
const MENU = 'Skip to content\nHome\nNews\nHarbour\nSubscribe\nSign in';
const AFTER = `Share this article
Sign up for our newsletter and get the tide tables every morning.
Related stories
Harbour bell sold to the school
Three ways to wait for a ferry
© 2021 Sarn Mercury. All rights reserved.`;

function dump(...blocks: readonly string[]) {
  const { record, passages } = extract(readText('page.txt', blocks.join('\n\n')));
  return {
    title: record.title,
    authors: (record.author ?? []).map(displayName),
    issued: record.issued && isoDate(record.issued),
    text: passages.map((passage) => passage.text),
    kinds: passages.map((passage) => passage.kind),
  };
}

describe('a text dump', () => {
  it('of a whole page: heading, writer, day and nothing but the article', () => {
    const { title, authors, issued, text } = dump(
      MENU,
      HEADING,
      'By Tilda Brandvold',
      '8 March 2021',
      ...PARAGRAPHS,
      AFTER,
    );
    assert.deepEqual(
      { title, authors, issued, text },
      {
        title: HEADING,
        authors: ['Tilda Brandvold'],
        issued: '2021-03-08',
        text: PARAGRAPHS,
      },
    );
  });

  it('of nothing but the article keeps every word', () => {
    const { title, text } = dump(HEADING, ...PARAGRAPHS);
    assert.equal(title, HEADING);
    assert.deepEqual(text, PARAGRAPHS);
  });

  it('wrapped at a column has the paragraphs that were wrapped', () => {
    const wrapped = PARAGRAPHS.map((text) => text.replace(/(.{50,64}) /g, '$1\n'));
    assert.deepEqual(dump(HEADING, ...wrapped).text, PARAGRAPHS);
  });

  const bylines: readonly (readonly [string, readonly string[]])[] = [
    ['By\nTilda Brandvold', ['Tilda Brandvold']],
    ['Tilda Brandvold, 8 March 2021', ['Tilda Brandvold']],
    ['8 March 2021 by Tilda Brandvold and Ole Vik', ['Tilda Brandvold', 'Ole Vik']],
    ['Eine Kolumne von Tilda Brandvold', ['Tilda Brandvold']],
    ['Share by email', []],
    ['Photo: Ole Vik', []],
  ];
  for (const [line, names] of bylines)
    it(`${line.replace('\n', ' ⏎ ')} → ${names.join(' · ') || 'nobody'}`, () =>
      assert.deepEqual(dump(MENU, HEADING, line, ...PARAGRAPHS, AFTER).authors, names));

  it('the day of the last change is not the day of publication', () =>
    assert.equal(dump(HEADING, 'Last updated: 9 March 2021', ...PARAGRAPHS).issued, undefined));
});
