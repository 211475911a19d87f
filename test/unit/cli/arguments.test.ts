import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Output } from '../../../src/cli/output';
import { runIbid } from '../../../src/cli/run-ibid';
import { page } from '../library/shelf';

describe('arguments of the command line', () => {
  let folder: string;
  let cache: string | undefined;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ibid-arguments-'));
    mkdirSync(path.join(folder, 'lib'));
    writeFileSync(path.join(folder, 'lib', 'winter.html'), page('The Long Winter of Orrin Sound'));
    writeFileSync(path.join(folder, 'empty.html'), '');
    cache = process.env['XDG_CACHE_HOME'];
    process.env['XDG_CACHE_HOME'] = folder;
  });
  after(() => {
    if (cache === undefined) delete process.env['XDG_CACHE_HOME'];
    else process.env['XDG_CACHE_HOME'] = cache;
    rmSync(folder, { recursive: true, force: true });
  });
  /** `lib`, `nowhere` and `empty.html` are in the test's folder. */
  const ibid = async (args: readonly string[]) => {
    const out: string[] = [];
    const err: string[] = [];
    const output: Output = {
      line: (text) => out.push(text),
      json: (value) => out.push(JSON.stringify(value)),
      say: (text) => err.push(text),
      progress: () => undefined,
      flush: async () => undefined,
    };
    const placed = args.map((arg) => (/^(?:lib|nowhere|empty\.html)$/.test(arg) ? path.join(folder, arg) : arg));
    const code = await runIbid(placed, output);
    return { code, out: out.join('\n'), err: err.join('\n').replaceAll(folder + path.sep, '') };
  };

  it('explains itself', async () => {
    assert.match((await ibid(['--help'])).out, /Usage: ibid COMMAND/);
    for (const name of ['extract', 'index', 'find', 'cite', 'quote', 'bib']) {
      const { code, out, err } = await ibid([name, '--help']);
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, new RegExp(`Usage: ibid ${name} `));
    }
  });

  describe('says what is wrong with its arguments', () => {
    const cases: readonly [args: string[], code: number, message: RegExp][] = [
      [[], 2, /^$/],
      [['frobnicate'], 2, /no command “frobnicate”/],
      [['find', '--library', 'lib'], 2, /no QUERY/],
      [['find', 'x'], 2, /--library DIR is missing/],
      [['find', 'x', '--library', 'lib', '--limit', 'many'], 2, /--limit takes a whole number/],
      [['find', 'x', '--library', 'lib', '--in', 'books'], 2, /--in takes sources, passages/],
      [['find', 'x', '--library', 'lib', '--frob'], 2, /'--frob'/],
      [['find', 'x', '--library', 'nowhere'], 3, /There is no folder nowhere/],
      [['find', 'x', '--library', 'empty.html'], 3, /is not a folder/],
      [['cite', 'x', '--library', 'lib', '--dialect', 'runes'], 2, /no dialect “runes”.*pandoc/],
      [['cite', 'x', '--library', 'lib'], 2, /--dialect NAME is missing/],
      [['bib', 'x', '--library', 'lib', '--format', 'docx'], 2, /--format takes biblatex/],
      [['quote', '--key', 'x', '--library', 'lib', '--dialect', 'pandoc'], 2, /give WORDS/],
      [['extract'], 2, /no FILE/],
    ];
    for (const [args, code, message] of cases) {
      it(`ibid ${args.join(' ')}`, async () => {
        const ran = await ibid(args);
        assert.equal(ran.code, code);
        assert.match(ran.err, message);
      });
    }
  });
});
