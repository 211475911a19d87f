import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractBytes } from '../../../src/extract/extract-file';
import { type ErrorCode, IbidError } from '../../../src/model/error';
import { readFile } from '../../../src/read/read-file';

const bytesOf = (text: string) => Buffer.from(text);

async function refusal(work: Promise<unknown>): Promise<ErrorCode | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    assert.ok(error instanceof IbidError, String(error));
    return error.code;
  }
}

describe('bad input', () => {
  const refused: readonly (readonly [string, string, Uint8Array, ErrorCode])[] = [
    ['an empty file', 'a.html', bytesOf(''), 'file-empty'],
    ['nothing but white space', 'a.md', bytesOf(' \n\t\n'), 'file-empty'],
    [
      'random bytes named .html',
      'a.html',
      Uint8Array.from({ length: 4_000 }, (_, i) => (i * 7_919) % 251),
      'format-broken',
    ],
    [
      'a picture named .pdf',
      'a.pdf',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'format-broken',
    ],
    ['text named .docx', 'a.docx', bytesOf('Dear editor, this is no Word document.'), 'format-broken'],
    ['a kind without a reader', 'a.xyz', bytesOf('some words'), 'format-unknown'],
  ];
  for (const [what, file, bytes, code] of refused) {
    it(`${what}: ${code}`, async () => assert.equal(await refusal(extractBytes({ path: file, bytes })), code));
  }

  it('a file that is not there', async () =>
    assert.equal(await refusal(readFile('/no/such/file.html')), 'file-missing'));

  it('reads 100,000 nested elements', async () => {
    const words = 'The tide came in twice that day and nobody in the village could say why it had. '.repeat(5);
    const html = `<html><body>${'<div>'.repeat(100_000)}<p>${words}</p>${'</div>'.repeat(100_000)}</body></html>`;
    const [extraction] = await extractBytes({ path: 'deep.html', bytes: bytesOf(html) });
    assert.match(extraction?.passages[0]?.text ?? '', /^The tide came in twice/);
  }).timeout(60_000);

  it('reads a page of 60 MB that is mostly embedded pictures', async () => {
    const words =
      'The harbour was empty but for one boat, which had been there for as long as anybody could remember. '.repeat(4);
    const picture = `<img src="data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUgAA'.repeat(100_000)}">`;
    const html = `<html><body><h1>One boat</h1>${picture.repeat(25)}<p>${words}</p><p>${words}</p></body></html>`;
    assert.ok(html.length > 60_000_000);
    const [extraction] = await extractBytes({ path: 'large.html', bytes: bytesOf(html) });
    assert.equal(extraction?.record.title, 'One boat');
  }).timeout(60_000);

  it('reads of a page of 60 MB of markup the beginning, and says so', async () => {
    const words = 'The harbour was empty but for one boat, and nobody could remember when it had come. '.repeat(6);
    const html = `<html><body><h1>One boat</h1><p>${words}</p>${'<p>word</p>'.repeat(5_600_000)}`;
    const [extraction] = await extractBytes({ path: 'huge.html', bytes: bytesOf(html) });
    assert.equal(extraction?.record.title, 'One boat');
    assert.match(extraction?.passages[0]?.text ?? '', /^The harbour was empty/);
    const cut = extraction?.warnings.find(({ code }) => code === 'page-cut');
    assert.match(cut?.message ?? '', /only its first \d % were read/);
  }).timeout(120_000);

  it('never runs front matter and is not led into endless aliases', async () => {
    const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ntitle: Kept all the same\n---\nWords.`;
    const [extraction] = await extractBytes({ path: 'bomb.md', bytes: bytesOf(bomb) });
    assert.equal(extraction?.record.title, 'Kept all the same');
    assert.deepEqual(
      extraction?.warnings.map(({ code }) => code),
      ['front-matter-broken'],
    );
  });

  it('a sidecar overrides what was extracted', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ibid-sidecar-'));
    try {
      writeFileSync(
        path.join(folder, 'a.txt'),
        'Some heading\n\nSome words that somebody wrote down in a hurry and saved without a name.',
      );
      writeFileSync(
        path.join(folder, 'a.bib'),
        '@article{k, title = {Sa{\\ss}en und Z{\\"u}ge}, author = {Ruiz, Ana and {Harbour Office}}, date = {2019-05}, keywords = {trains, tides}}',
      );
      const [document] = await readFile(path.join(folder, 'a.txt'));
      assert.deepEqual(document?.override, {
        type: 'article-journal',
        title: 'Saßen und Züge',
        keyword: 'trains, tides',
        author: [{ family: 'Ruiz', given: 'Ana' }, { literal: 'Harbour Office' }],
        issued: { 'date-parts': [[2019, 5]] },
      });
      assert.deepEqual(document?.tags, ['trains', 'tides']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
