import assert from 'node:assert/strict';
import { isArticle, WATCHED_EXTENSIONS } from '../../../src/read/formats';

describe('the extensions that are watched', () => {
  for (const file of ['page.html', 'report.pdf', 'letter.eml', 'talk.srt', 'crawl.warc.gz', 'clipping.md']) {
    it(`have that of ${file}, which can be an article`, () => {
      assert.ok(isArticle(file));
      assert.ok(WATCHED_EXTENSIONS.some((extension) => file.endsWith(`.${extension}`)));
    });
  }

  it('have those of files that correct a record', () => {
    for (const extension of ['bib', 'json', 'ris', 'yaml']) assert.ok(WATCHED_EXTENSIONS.includes(extension));
  });
});
