import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { losslessText } from '../../../src/cite/lossless-text';
import { IbidError } from '../../../src/model/error';
import { declaredStyle } from '../../../src/vscode/writing/declared-style';
import { draftLanguage } from '../../../src/vscode/writing/draft-language';
import { writeWhole } from '../../../src/vscode/writing/write-file';

describe('writing a bibliography', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ibid-writing-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('makes the file and its folder', async () => {
    await writeWhole(join(folder, 'new', 'r.bib'), bytes('x'));
    assert.equal(readFileSync(join(folder, 'new', 'r.bib'), 'utf8'), 'x');
  });

  it('leaves nothing else behind, and keeps permissions', async () => {
    const file = join(folder, 'r.bib');
    writeFileSync(file, 'old');
    chmodSync(file, 0o600);
    await writeWhole(file, bytes('new'));
    assert.deepEqual(readdirSync(folder), ['r.bib']);
    assert.equal(readFileSync(file, 'utf8'), 'new');
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('writes through a link, which stays one', async () => {
    writeFileSync(join(folder, 'real.bib'), 'old');
    symlinkSync(join(folder, 'real.bib'), join(folder, 'link.bib'));
    await writeWhole(join(folder, 'link.bib'), bytes('new'));
    assert.ok(lstatSync(join(folder, 'link.bib')).isSymbolicLink());
    assert.equal(readFileSync(join(folder, 'real.bib'), 'utf8'), 'new');
  });

  it('says what is wrong, and leaves nothing half written', async () => {
    mkdirSync(join(folder, 'r.bib'));
    await assert.rejects(writeWhole(join(folder, 'r.bib'), bytes('x')), (error: unknown) => {
      assert.ok(error instanceof IbidError);
      assert.equal(error.code, 'write-failed');
      assert.match(error.message, /^r\.bib could not be written: a folder has that name\.$/);
      return true;
    });
    assert.deepEqual(readdirSync(folder), ['r.bib']);
  });
});

describe('lossless text', () => {
  const round = (bytes: Uint8Array) => {
    const { text, encode } = losslessText(bytes);
    return encode(text, 'r.bib');
  };
  const CASES: [what: string, bytes: number[]][] = [
    ['UTF-8', [0xc3, 0xa4, 0x0a]],
    ['a byte order mark', [0xef, 0xbb, 0xbf, 0x61]],
    ['Latin-1', [0x61, 0xe4, 0x0d, 0x0a]],
    ['anything', [0x00, 0xff, 0xfe, 0x80]],
  ];
  for (const [what, bytes] of CASES) {
    it(`keeps ${what} byte for byte`, () => assert.deepEqual([...round(Uint8Array.from(bytes))], bytes));
  }

  it('refuses letters that the encoding lacks', () => {
    const { text, encode } = losslessText(Uint8Array.from([0xe4]));
    assert.throws(() => encode(`${text}漢`, 'r.bib'), /r\.bib is not in UTF-8/);
  });
});

describe('the language of a draft', () => {
  const CASES: [draft: string, language: string | undefined][] = [
    ['---\nlang: de-AT\n---\n', 'de-AT'],
    ['---\ntitle: x\nlang: "fr"\n---\n', 'fr'],
    ['lang: de\n', undefined],
    ['\\usepackage[british]{babel}', 'en-GB'],
    ['\\usepackage[french,ngerman]{babel}', 'de-DE'],
    ['\\usepackage[main=french,ngerman]{babel}', 'fr-FR'],
    ['\\setmainlanguage{russian}', 'ru-RU'],
    ['\\setmainlanguage[variant=uk]{constructor}', undefined],
    ['', undefined],
  ];
  for (const [draft, language] of CASES) {
    it(`${JSON.stringify(draft)}: ${language}`, () => assert.equal(draftLanguage(draft), language));
  }
});

describe('the style that a draft declares', () => {
  const CASES: [draft: string, style: string | undefined][] = [
    ['---\ncsl: chicago-author-date.csl\n---\n', 'chicago-author-date.csl'],
    ['---\ntitle: x\ncsl: "https://www.zotero.org/styles/apa"\n---\n', 'https://www.zotero.org/styles/apa'],
    ['\\usepackage[backend=biber,style=mla]{biblatex}', 'mla'],
    ['#bibliography("refs.bib", style: "chicago-notes")', 'chicago-notes'],
    ['#+cite_export: csl apa.csl\n', 'apa.csl'],
    ['---\ntitle: x\n---\ncsl: no\n', undefined],
    ['', undefined],
  ];
  for (const [draft, style] of CASES) {
    it(`${JSON.stringify(draft)}: ${style}`, () => assert.equal(declaredStyle(draft), style));
  }
});
