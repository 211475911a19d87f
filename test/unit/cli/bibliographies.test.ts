import assert from 'node:assert/strict';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { page } from '../library/shelf';
import { run } from './run';

const BIB = `% my own
@article{kallas2016, title = {The Ferry}, author = {Kallas, Mart}, date = {2016}}
@online{snow, title = {The Long Winter of Orrin Sound}, date = {2019}}
`;

describe('bibliographies on the command line', function () {
  this.timeout(60_000);
  let folder: string;
  const at = (name: string) => path.join(folder, name);
  const ibid = (...args: string[]) => run(args, { cache: at('cache'), cwd: folder });
  const draft = 'Snow [@ruiz2019Long, para. 2] and [@kallas2016].\n';

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ibid-cli-bib-'));
    mkdirSync(at('lib'));
    writeFileSync(at('lib/winter.html'), page('The Long Winter of Orrin Sound'));
    writeFileSync(at('my.bib'), BIB);
    writeFileSync(at('draft.md'), `---\nbibliography: my.bib\n---\n${draft}`);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('one that is given wins, and what only it has can be cited', async () => {
    const { out } = await ibid(
      'cite',
      'kallas2016',
      'snow',
      '--library',
      'lib',
      '--bibliography',
      'my.bib',
      '--dialect',
      'pandoc',
    );
    assert.equal(out, '[@kallas2016; @snow]\n');
    const { code, err } = await ibid('cite', 'kallas2016', '--library', 'lib', '--dialect', 'pandoc');
    assert.deepEqual([code, err], [1, 'ibid cite: No source has the citekey kallas2016.\n']);
  });

  it('a quotation of what was not saved is unchecked, not verified', async () => {
    writeFileSync(at('quote.md'), 'He said: "The ferry was late that day" [@kallas2016].\n');
    const args = ['quote.md', '--library', 'lib', '--bibliography', 'my.bib', '--format', 'json'];
    const { rows, code } = await ibid('check', ...args);
    assert.deepEqual([code, rows.map(({ verdict }) => verdict)], [0, ['unchecked']]);
  });

  it('is added to byte for byte, whatever its encoding, and a link to it stays one', async () => {
    const old = Buffer.from('@book{dl, title = {Dünen}}\n', 'latin1');
    writeFileSync(at('real.bib'), old);
    symlinkSync(at('real.bib'), at('link.bib'));
    const { code } = await ibid(
      'bib',
      'ruiz2019Long',
      '--library',
      'lib',
      '--format',
      'biblatex',
      '--into',
      'link.bib',
    );
    const now = readFileSync(at('real.bib'));
    assert.deepEqual([code, now.subarray(0, old.length).equals(old)], [0, true]);
    assert.match(now.toString('latin1'), /ruiz2019Long/);
    assert.ok(lstatSync(at('link.bib')).isSymbolicLink());
  });

  it('is converted without a library', async () => {
    const { out } = await ibid('bib', '--from', 'my.bib', '--format', 'csl-json');
    assert.deepEqual(
      (JSON.parse(out) as { id: string }[]).map(({ id }) => id),
      ['kallas2016', 'snow'],
    );
  });

  it('is added to, byte for byte', async () => {
    writeFileSync(at('refs.bib'), '% mine\n@string{x = "y"}\n');
    const { code } = await ibid('bib', 'ruiz2019Long', '--library', 'lib', '--into', 'refs.bib');
    const text = readFileSync(at('refs.bib'), 'utf8');
    assert.equal(code, 0);
    assert.match(text, /^% mine\n@string\{x = "y"\}\n\n@\w+\{ruiz2019Long,/);
    await ibid('bib', 'ruiz2019Long', '--library', 'lib', '--into', 'refs.bib');
    assert.equal(readFileSync(at('refs.bib'), 'utf8'), text);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  it('holds what a draft cites; what no source has is named', async () => {
    const { out, err, code } = await ibid('bib', '--cited', 'draft.md', '--library', 'lib', '--format', 'ris');
    assert.equal(code, 0);
    assert.match(out, /^TI {2}- The Long Winter of Orrin Sound/m);
    assert.equal(err, 'ibid: no source has the citekey kallas2016\n');
  });

  it('keys that it lacks and entries that nobody cites are listed', async () => {
    const { out, code } = await ibid('keys', 'draft.md');
    assert.deepEqual([code, out], [1, 'unknown  ruiz2019Long\nunused   snow\n']);
    const { rows } = await ibid('keys', 'draft.md', '--json');
    assert.deepEqual(rows, [{ unknown: ['ruiz2019Long'], unused: ['snow'] }]);
  });

  it('citations of a draft are written in another dialect, with their locators, and back', async () => {
    writeFileSync(at('notes.md'), 'Snow [@ruiz2019Long, para. 2].\n');
    const there = await ibid('convert', 'notes.md', '--library', 'lib', '--to', 'footnote', '--write');
    assert.equal(there.code, 0);
    const text = readFileSync(at('notes.md'), 'utf8');
    assert.match(text, /^Snow\.?\[\^ruiz2019Long\]/);
    const { out } = await ibid('convert', 'notes.md', '--library', 'lib', '--from', 'footnote', '--to', 'latex');
    assert.equal(out, 'Snow \\autocite[para.~2]{ruiz2019Long}.\n');
  });

  it('forms of a citation', async () => {
    const cite = async (...args: string[]) =>
      (await ibid('cite', 'ruiz2019Long', '--library', 'lib', ...args)).out.trimEnd();
    assert.equal(await cite('--dialect', 'typst', '--form', 'narrative'), '#cite(<ruiz2019Long>, form: "prose")');
    assert.equal(await cite('--dialect', 'org', '--form', 'year'), '[cite/na:@ruiz2019Long]');
    assert.equal((await cite('--dialect', 'footnote', '--form', 'narrative')).split('\n')[0], 'Ruiz[^ruiz2019Long]');
    assert.match(await cite('--dialect', 'wikitext'), /^<ref name="ruiz2019Long">\{\{cite news \|last=Ruiz/);
  });
});
