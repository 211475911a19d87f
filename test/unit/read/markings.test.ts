import assert from 'node:assert/strict';
import { extractBytes } from '../../../src/extract/extract-file';
import { placeMarkings } from '../../../src/extract/place-markings';

async function read(path: string, text: string) {
  const [extraction] = await extractBytes({ path, bytes: Buffer.from(text) });
  assert.ok(extraction);
  const marked = extraction.passages.flatMap(({ text: words, highlights = [] }) =>
    highlights.map(({ start, end, note }) => ({
      words: words.slice(start, end),
      ...(note === undefined ? {} : { note }),
    })),
  );
  return { ...extraction, marked };
}

describe('what the reader marked when saving', () => {
  it('==marks== of a clipping, in the words as they are shown', async () => {
    const { marked, passages } = await read(
      'a.md',
      'The tide was ==late *again*== that day, and nobody was surprised.',
    );
    assert.deepEqual(marked, [{ words: 'late again' }]);
    assert.equal(passages[0]?.text, 'The tide was late again that day, and nobody was surprised.');
  });

  it('a callout is the reader’s note on the paragraph before it, and no words of the article', async () => {
    const { marked, passages } = await read(
      'a.md',
      'Nobody was surprised.\n\n> [!note] For the essay\n> Ask the pilot.\n\nThe boat left.\n',
    );
    assert.deepEqual(marked, [{ words: 'Nobody was surprised.', note: 'For the essay: Ask the pilot.' }]);
    assert.deepEqual(
      passages.map(({ text }) => text),
      ['Nobody was surprised.', 'The boat left.'],
    );
  });

  it('a list of highlights from a reading service', async () => {
    const { marked, record, passages } = await read(
      'a.md',
      '# The Late Bell\n\n## Metadata\n- Author: [[Ottoline Marsh]]\n- Full Title: The Late Bell\n- Category: #articles\n- URL: https://vell.example/bell\n\n## Highlights\n- The bell rings a minute late. ([View Highlight](https://read.example/1))\n    - Note: compare the ferry\n- The town is on time. ([View Highlight](https://read.example/2))\n',
    );
    assert.deepEqual(marked, [
      { words: 'The bell rings a minute late.', note: 'compare the ferry' },
      { words: 'The town is on time.' },
    ]);
    assert.deepEqual(
      [record.title, record.author, record.URL],
      ['The Late Bell', [{ family: 'Marsh', given: 'Ottoline' }], 'https://vell.example/bell'],
    );
    assert.equal(passages.length, 2);
  });

  it('highlights that SingleFile saved in the page', async () => {
    const words = 'The ferry had left at six, and with it everybody who knew how the engine worked.';
    const { marked } = await read(
      'a.html',
      `<html><body><article><h1>The engine</h1><p>${words.replace('everybody who knew', '<singlefile-highlight class="single-file-highlight-yellow">everybody who knew</singlefile-highlight>')}</p><p>${words} ${words}</p></article></body></html>`,
    );
    assert.deepEqual(marked, [{ words: 'everybody who knew' }]);
  });
});

describe('where marked words are found', () => {
  const paragraph = (words: string) => `<p>${words}</p>`;
  const filler = 'The ferry had left at six, and with it everybody who knew how the engine of the pump worked.';

  it('over two paragraphs, with the note at the first', async () => {
    const { marked } = await read(
      'a.html',
      `<html><body><article><h1>The pump</h1>${paragraph(`${filler} <span class="single-file-highlight single-file-highlight-pink" data-singlefile-highlight-id="3">It was late.</span>`)}${paragraph(`<span class="single-file-highlight single-file-highlight-pink" data-singlefile-highlight-id="3">Nobody came.</span> ${filler} ${filler}`)}</article></body></html>`,
    );
    assert.deepEqual(marked, [{ words: 'It was late.' }, { words: 'Nobody came.' }]);
  });

  it('whatever quotation marks, hyphens and spaces the program kept', () =>
    assert.deepEqual(
      placeMarkings(['He said: “Don’t — ever — come\u00a0back.”'], [{ exact: '"Don\'t - ever -  come back."' }]),
      {
        highlights: new Map([[0, [{ start: 9, end: 36 }]]]),
        unplaced: [],
      },
    ));

  it('of the same words twice, where the words before them say', () => {
    const texts = ['The bell rings at six.', 'Later, the bell rings again.'];
    const { highlights } = placeMarkings(texts, [{ exact: 'bell rings', before: 'Later, the ' }]);
    assert.deepEqual([...highlights.keys()], [1]);
  });

  it('marked twice, at the next place', () => {
    const { highlights } = placeMarkings(['one bell, two bells, three bells'], [{ exact: 'bell' }, { exact: 'bell' }]);
    assert.deepEqual(
      highlights.get(0)?.map(({ start }) => start),
      [4, 14],
    );
  });

  it('a note whose words are not in the text is kept, on the article as a whole', async () => {
    const { notes, marked } = await read(
      'wallabag-export.json',
      JSON.stringify([
        {
          title: 'The pump',
          url: 'https://vell.example/pump',
          content: paragraph(filler) + paragraph(filler.replace('six', 'seven')),
          annotations: [{ quote: 'words of a picture', text: 'ask for the print' }],
        },
      ]),
    );
    assert.deepEqual(marked, []);
    assert.deepEqual(notes, ['ask for the print (on “words of a picture”)']);
  });
});
