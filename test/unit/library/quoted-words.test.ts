import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readQuotedLines, withQuoted } from '../../../src/library/quoted-lines';
import { QuotedFiles } from '../../../src/library/quoted-words';
import type { QuotedWords } from '../../../src/model/quoted-words';

describe('quoted.jsonl: what drafts quoted, beside the articles', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ibid-quoted-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = () => path.join(folder, 'quoted.jsonl');
  const text = () => readFileSync(file(), 'utf8');
  const quoted = (exact: string, citekey = 'ruiz2019Tide', name = 'web/tide.html'): QuotedWords => ({
    citekey,
    file: path.join(folder, ...name.split('/')),
    selector: { type: 'TextQuoteSelector', exact, prefix: 'before ', suffix: ' after' },
  });
  const exacts = (citekey = 'ruiz2019Tide', files = new QuotedFiles([folder])) =>
    files.of(citekey).map(({ selector }) => selector.exact);

  it('is one line a quotation, with the W3C selector and a path below the folder', async () => {
    await new QuotedFiles([folder]).remember([quoted('the tide took the bridge')], '2026-11-24');
    assert.deepEqual(JSON.parse(text()), {
      citekey: 'ruiz2019Tide',
      target: {
        source: 'web/tide.html',
        selector: {
          type: 'TextQuoteSelector',
          exact: 'the tide took the bridge',
          prefix: 'before ',
          suffix: ' after',
        },
      },
      seen: '2026-11-24',
    });
    assert.deepEqual(exacts(), ['the tide took the bridge']);
  });

  it('is not written, nor made, where nothing is new', async () => {
    const files = new QuotedFiles([folder]);
    await files.remember([], '2026-11-24');
    assert.equal(existsSync(file()), false);
    await files.remember([quoted('the tide took the bridge')], '2026-11-24');
    const before = text();
    await files.remember([quoted('the  tide took the bridge')], '2026-12-01');
    assert.equal(text(), before);
    await files.remember([quoted('the tide took the bridge')], '2027-01-15');
    assert.match(text(), /"seen":"2027-01-15"/);
  });

  it('keeps one line of a quotation that grows while it is typed', async () => {
    const files = new QuotedFiles([folder]);
    for (const words of ['the tide took', 'the tide took the', 'the tide took the bridge', 'took the bridge']) {
      await files.remember([quoted(words)], '2026-11-24');
    }
    assert.deepEqual(exacts(), ['the tide took the bridge']);
  });

  it('two at the same time are both kept', async () => {
    const files = new QuotedFiles([folder]);
    await Promise.all(
      ['one of them is this', 'the other one is that'].map((it) => files.remember([quoted(it)], '2026-11-24')),
    );
    assert.deepEqual(exacts(), ['one of them is this', 'the other one is that']);
  });

  it('what somebody else wrote meanwhile is read, and kept', async () => {
    const files = new QuotedFiles([folder]);
    await files.remember([quoted('the tide took the bridge')], '2026-11-24');
    assert.deepEqual(exacts('ruiz2019Tide', files), ['the tide took the bridge']);
    await new QuotedFiles([folder]).remember([quoted('nobody saw it go away')], '2026-11-24');
    await files.remember([quoted('it was never rebuilt')], '2026-11-24');
    assert.deepEqual(exacts('ruiz2019Tide', files), [
      'it was never rebuilt',
      'nobody saw it go away',
      'the tide took the bridge',
    ]);
  });

  it('a merge that was left half done loses nothing; lines that are none of ours are kept and told', async () => {
    const files = new QuotedFiles([folder]);
    await files.remember([quoted('ours is this one here')], '2026-11-24');
    const ours = text();
    const theirs = ours.replace('ours', 'theirs');
    writeFileSync(file(), `# a note\n<<<<<<< HEAD\n${ours}=======\r\n${theirs}>>>>>>> theirs\n{"half":\n`);
    assert.deepEqual(exacts('ruiz2019Tide', files), ['ours is this one here', 'theirs is this one here']);
    await files.remember([quoted('a third one came later')], '2026-11-24');
    assert.deepEqual(text().split('\n').slice(0, 2), ['# a note', '{"half":']);
    assert.equal(exacts('ruiz2019Tide', files).length, 3);
    assert.deepEqual(
      files.problems().map(({ code }) => code),
      ['quoted-line'],
    );
  });

  it('words of an article outside of the folders are passed over', async () => {
    await new QuotedFiles([folder]).remember(
      [{ ...quoted('these stand elsewhere'), file: '/elsewhere/a.html' }],
      '2026-11-24',
    );
    assert.equal(existsSync(file()), false);
  });

  it('never grows without end: those not seen for longest go', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({
      ...quoted(`quotation number ${i}.`),
      seen: '2026-01-01',
    }));
    const { words } = withQuoted({ words: many, others: [] }, [quoted('one more')], '2026-11-24');
    assert.equal(words.length, 20_000);
    assert.equal(words[0]?.selector.exact, 'one more');
  });

  it('is total: whatever stands in the file', () => {
    for (const line of [
      'null',
      '[]',
      '1',
      '{"citekey":1}',
      '{"citekey":"a","target":null}',
      '\u0000',
      '{"__proto__":1}',
    ]) {
      assert.deepEqual(readQuotedLines(line, '/lib'), { words: [], others: [line] }, line);
    }
  });
});
