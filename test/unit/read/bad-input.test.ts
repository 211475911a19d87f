import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { extractBytes } from '../../../src/extract/extract-file';
import { type ErrorCode, IbidError } from '../../../src/model/error';
import { readBytes } from '../../../src/read/read-bytes';
import { readFile } from '../../../src/read/read-file';
import { ARTICLE, savedForms } from './saved-forms';

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

  /** A ZIP with one file that is said to be this large. */
  const zipped = (name: string, content: Uint8Array, said: number): Uint8Array => {
    const bytes = zipSync({ [name]: content });
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at < bytes.length - 4; at++) {
      const signature = view.getUint32(at, true);
      if (signature === 0x04034b50) view.setUint32(at + 22, said, true);
      if (signature === 0x02014b50) view.setUint32(at + 24, said, true);
    }
    return bytes;
  };
  const MEGABYTE = 1024 * 1024;
  const bombs: readonly (readonly [string, Uint8Array])[] = [
    ['bomb.docx', zipped('word/document.xml', Buffer.alloc(9), 300 * MEGABYTE)],
    ['bomb.odt', zipped('content.xml', Buffer.alloc(9), 300 * MEGABYTE)],
    ['bomb.epub', zipped('one.xhtml', Buffer.alloc(9), 300 * MEGABYTE)],
    ['bomb.wacz', zipped('archive/data.warc', Buffer.alloc(9), 300 * MEGABYTE)],
    ['bomb.warc.gz', Buffer.concat(Array<Buffer>(600).fill(gzipSync(Buffer.alloc(MEGABYTE))))],
  ];
  for (const [file, bytes] of bombs)
    it(`what unpacks to hundreds of megabytes, ${file}: file-too-large`, async () =>
      assert.equal(await refusal(extractBytes({ path: file, bytes })), 'file-too-large')).timeout(30_000);

  it('a ZIP that lies about how large it is gives no more than it said', async () => {
    const bytes = zipped('word/document.xml', Buffer.alloc(30 * MEGABYTE), 1_000);
    const before = process.memoryUsage().arrayBuffers;
    await extractBytes({ path: 'liar.docx', bytes }).catch((error: unknown) => assert.ok(error instanceof IbidError));
    assert.ok(process.memoryUsage().arrayBuffers - before < 5 * MEGABYTE);
  }).timeout(30_000);

  it('a PDF that is locked with a password: says so', async () => {
    const secret = `<${'5a'.repeat(32)}>`;
    const objects = [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [] /Count 0 >>',
      `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ${secret} /U ${secret} >>`,
    ];
    const pdf = `%PDF-1.4\n${objects.map((it, i) => `${i + 1} 0 obj\n${it}\nendobj\n`).join('')}trailer\n<< /Size 4 /Root 1 0 R /Encrypt 3 0 R /ID [<00> <00>] >>\n%%EOF\n`;
    await assert.rejects(extractBytes({ path: 'locked.pdf', bytes: bytesOf(pdf) }), /locked with a password/);
  });

  it('an archive whose names lead out of it is read without them', async () => {
    const form = savedForms().find(({ format }) => format === 'joplin (JEX)');
    assert.ok(form);
    const found = await extractBytes({ path: form.file, bytes: form.bytes });
    assert.deepEqual(
      found.map(({ part }) => part),
      [ARTICLE.url],
    );
  });

  it('the pages of an archive are made one after the other, whatever their number', async () => {
    const words = '<p>The tide came in twice that day and nobody in the village could say why it had.</p>'.repeat(900);
    const response = (i: number) => {
      const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><h1>Tide ${i}</h1>${words}</body></html>`;
      return `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://vell.example/${i}\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`;
    };
    const bytes = bytesOf(Array.from({ length: 60 }, (_, i) => response(i)).join(''));
    const before = process.memoryUsage().heapUsed;
    const documents = await readBytes({ path: 'tides.warc', bytes });
    assert.equal(documents.length, 60);
    assert.ok(process.memoryUsage().heapUsed - before < 20e6);
  });

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
