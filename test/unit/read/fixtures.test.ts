import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { extractFile } from '../../../src/extract/extract-file';
import { displayName, isoDate } from '../../../src/model/item';
import { isArticle } from '../../../src/read/formats';
import { ARTICLE } from './saved-forms';

/** What one fixture says; what is absent must not be made up. */
interface Truth {
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly issued?: string;
  readonly publication?: string;
  readonly url?: string;
  /** Absent where the file itself says nothing of the day it was saved. */
  readonly accessed?: string;
  readonly tags?: readonly string[];
  /** The marked words, with the note on them behind ` // `. */
  readonly marked?: readonly string[];
  readonly notes?: readonly string[];
  /** Only what was marked is there, not the article. */
  readonly fragments?: true;
  /** It belongs to other files and is no article itself. */
  readonly nothing?: true;
  /** Code of the refusal. */
  readonly refused?: string;
}

const fixtures = path.join(__dirname, '..', '..', '..', '..', 'test', 'fixtures');
const root = path.join(fixtures, 'formats');
const truths = JSON.parse(readFileSync(path.join(fixtures, 'formats-truth.json'), 'utf8')) as {
  readonly [file: string]: Truth;
};

describe('what programs save is read as they write it', () => {
  /** A day that no fixture says: what is taken from the file's time shows. */
  const CHECKED_OUT = new Date('2024-02-29T12:00:00Z');

  for (const [file, truth] of Object.entries(truths)) {
    it(file, async () => {
      const full = path.join(root, file);
      utimesSync(full, CHECKED_OUT, CHECKED_OUT);
      if (truth.refused !== undefined) {
        await assert.rejects(extractFile(full), { code: truth.refused });
        return;
      }
      const [extraction, ...others] = await extractFile(full);
      if (truth.nothing) {
        assert.equal(extraction, undefined);
        return;
      }
      assert.ok(extraction);
      // Besides the article an export may list pages without their text.
      assert.ok(others.every(({ warnings }) => warnings.some(({ code }) => code === 'only-link')));
      const { record, passages, tags, notes } = extraction;
      const accessed = record.accessed && isoDate(record.accessed);
      const marked = passages.flatMap(({ text, highlights = [] }) =>
        highlights.map(({ start, end, note }) => text.slice(start, end) + (note === undefined ? '' : ` // ${note}`)),
      );
      const found: Truth = {
        ...(record.title === undefined ? {} : { title: record.title }),
        ...(record.author === undefined ? {} : { authors: record.author.map(displayName) }),
        ...(record.issued === undefined ? {} : { issued: isoDate(record.issued) }),
        ...(record['container-title'] === undefined ? {} : { publication: record['container-title'] }),
        ...(record.URL === undefined ? {} : { url: record.URL }),
        ...(accessed === undefined || accessed === '2024-02-29' ? {} : { accessed }),
        ...(tags === undefined ? {} : { tags }),
        ...(marked.length === 0 ? {} : { marked }),
        ...(notes === undefined ? {} : { notes }),
        ...(truth.fragments ? { fragments: true } : {}),
      };
      assert.deepEqual(found, truth);
      if (truth.fragments) return;
      assert.deepEqual(
        passages.map(({ kind, text }) => `${kind}: ${text.replace(`${ARTICLE.author}: `, '')}`),
        ARTICLE.paragraphs.map((text) => `paragraph: ${text}`),
      );
    });
  }

  it('every fixture has its truth', () => {
    const files = filesIn(root).filter((file) => isArticle(file));
    assert.deepEqual([...files].sort(), Object.keys(truths).sort());
  });
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const full = path.join(folder, name);
    return statSync(full).isDirectory() ? filesIn(full) : [path.relative(root, full).split(path.sep).join('/')];
  });
}
