import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { extractFile } from '../../../src/extract/extract-file';
import { isoDate } from '../../../src/model/item';

interface Truth {
  readonly file: string;
  readonly title: string;
  readonly authors: readonly {
    family?: string;
    given?: string;
    particle?: string;
    suffix?: string;
    literal?: string;
  }[];
  readonly issued: string | null;
  readonly publication: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly firstParagraph: string;
  readonly lastParagraph: string;
  readonly mustNotContain: readonly string[];
  readonly paragraphs: number;
}

const fixtures = path.resolve('test/fixtures');
const truths: readonly Truth[] = JSON.parse(readFileSync(path.join(fixtures, 'sample-truth.json'), 'utf8'));

describe('the sample library', () => {
  for (const truth of truths) {
    it(path.basename(truth.file), async () => {
      const [extraction] = await extractFile(path.join(fixtures, 'sample', truth.file));
      assert.ok(extraction);
      const { record, passages } = extraction;
      const paragraphs = passages.filter((passage) => passage.kind === 'paragraph');
      assert.deepEqual(
        {
          title: record.title,
          authors: (record.author ?? []).map(({ 'non-dropping-particle': particle, ...name }) => ({
            ...name,
            ...(particle === undefined ? {} : { particle }),
          })),
          issued: record.issued === undefined ? null : isoDate(record.issued),
          publication: record['container-title'] ?? null,
          url: record.URL ?? null,
          first: paragraphs[0]?.text,
          last: paragraphs.at(-1)?.text,
          count: paragraphs.length,
        },
        {
          title: truth.title,
          authors: truth.authors,
          issued: truth.issued,
          publication: truth.publication,
          url: truth.url,
          first: truth.firstParagraph,
          last: truth.lastParagraph,
          count: truth.paragraphs,
        },
      );
      const text = passages.map((passage) => passage.text).join('\n');
      assert.deepEqual(
        truth.mustNotContain.filter((words) => text.includes(words)),
        [],
      );
    });
  }
});
