import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { extractFile } from '../../../src/extract/extract-file';

const folder = path.resolve('../shared/seed');

describe('the seed: a text dump with appeals around the article', () => {
  it('gives exactly the article', async function () {
    const [file] = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.txt')) : [];
    if (file === undefined) return this.skip(); // ../shared/seed is not here
    const [extraction] = await extractFile(path.join(folder, file));
    assert.ok(extraction);
    const { record, passages } = extraction;
    assert.deepEqual(
      { title: record.title, publication: record['container-title'], author: record.author, issued: record.issued },
      {
        title: 'Russia and Iran Sign Military Cooperation Agreement',
        publication: 'The Moscow Times',
        author: undefined,
        issued: undefined,
      },
    );
    assert.deepEqual(
      passages.map(({ kind }) => kind),
      Array(7).fill('paragraph'),
    );
    assert.match(passages[0]?.text ?? '', /^Russia and Iran have signed/);
    assert.match(passages[6]?.text ?? '', /than Moscow and Tehran\.$/);
    return undefined;
  });
});
