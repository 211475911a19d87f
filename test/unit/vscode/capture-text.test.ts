import assert from 'node:assert/strict';
import { captureDay, captureText } from '../../../src/vscode/reader/capture-text';
import { source } from './source-of-the-sample';

describe('a capture to be compared', () => {
  const passages = [
    { ordinal: 0, kind: 'paragraph', text: 'The hut is red.' },
    { ordinal: 1, kind: 'paragraph', text: 'It was blue.' },
  ] as const;

  it('is its record and a paragraph for each passage, so that a comparison goes by paragraphs', () =>
    assert.equal(
      captureText({ source: source({ URL: 'https://coast.example/hut' }), passages }),
      'Title: The Herring Hut\nAuthor: Liv Sandvik\nIn: The Coast\nPublished: 2021-04\nAddress: https://coast.example/hut\n\nThe hut is red.\n\nIt was blue.\n',
    ));

  it('is called by the day on which it was saved', () => {
    const accessed = { 'date-parts': [[2022, 6, 1]] } as const;
    assert.equal(captureDay({ source: source({ accessed }), passages }), '2022-06-01');
    assert.equal(captureDay({ source: source({}, { modified: Date.UTC(2020, 1, 2) }), passages }), '2020-02-02');
  });
});
