import assert from 'node:assert/strict';
import { extractBytes } from '../../../src/extract/extract-file';
import { displayName, isoDate } from '../../../src/model/item';
import { formatOfName, isArticle } from '../../../src/read/formats';
import { ARTICLE, savedForms } from './saved-forms';

describe('every saved form', () => {
  for (const { format, file, bytes, says } of savedForms()) {
    it(`${format}: ${['words', ...says].join(', ')}`, async () => {
      const [extraction, ...others] = await extractBytes({ path: `/library/${file}`, bytes });
      assert.ok(extraction);
      assert.equal(others.length, 0);
      const { record, passages } = extraction;
      const found = {
        title: record.title,
        author: record.author?.map(displayName).join(', '),
        issued: record.issued && isoDate(record.issued),
        publication: record['container-title'],
        url: record.URL,
      };
      for (const field of says) assert.equal(found[field], ARTICLE[field], field);
      const straight = (text: string) => text.replace(/[“”]/g, '"');
      assert.deepEqual(
        passages
          .filter(({ kind }) => kind === 'paragraph')
          .map(({ text }) => straight(text))
          .filter((text) => text.length > 40),
        ARTICLE.paragraphs.map(straight),
      );
    });
  }

  it('gives the pages of a PDF and the times of a transcript', async () => {
    const pageOf = async (format: string) => {
      const form = savedForms().find((saved) => saved.format === format);
      assert.ok(form);
      const [extraction] = await extractBytes({ path: form.file, bytes: form.bytes });
      return extraction?.passages.at(-1)?.page;
    };
    assert.deepEqual([await pageOf('pdf'), await pageOf('srt')], ['1', '1:00']);
  });
});

describe('which files are articles', () => {
  const cases: readonly (readonly [string, boolean])[] = [
    ['news/page.html', true],
    ['a/Clip.MD', true],
    ['x.warc.gz', true],
    ['page_files/frame.html', false],
    ['Seite-Dateien/werbung.htm', false],
    ['.obsidian/notes.md', false],
    ['readme.md', false],
    ['page.json', false],
    ['wallabag-export.json', true],
    ['archive/1700000000.12/singlefile.html', true],
    ['archive/1700000000.12/readability/content.html', false],
    ['picture.png', false],
  ];
  for (const [file, expected] of cases) it(`${file}: ${expected}`, () => assert.equal(isArticle(file), expected));

  it('knows formats by name', () =>
    assert.deepEqual(['a.mht', 'b.SRT', 'c.doc'].map(formatOfName), ['mhtml', 'transcript', undefined]));
});
