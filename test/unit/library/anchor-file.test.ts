import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ANCHOR_FILE, AnchorFile, withAnchors } from '../../../src/library/anchor-file';
import type { Anchor } from '../../../src/model/anchor';

const folder = () => mkdtempSync(path.join(tmpdir(), 'ibid-anchors-'));
const anchor = (at: string, exact: string, more: Partial<Anchor> = {}): Anchor => ({
  use: 'paraphrase',
  citekey: 'ruiz2019',
  file: path.join(at, 'a', 'one.html'),
  locator: 'para. 4',
  selector: { type: 'TextQuoteSelector', exact, prefix: 'before ', suffix: ' after' },
  made: '2026-11-24',
  ...more,
});

describe('places that a draft rests on', () => {
  it('are kept one a line, in words that people can read', async () => {
    const at = folder();
    const file = new AnchorFile(at);
    await Promise.all([
      file.add([anchor(at, 'One.')]),
      file.add([anchor(at, 'Zwei.', { use: 'translation', words: 'Two.' })]),
    ]);
    assert.deepEqual(readFileSync(path.join(at, ANCHOR_FILE), 'utf8').split('\n'), [
      '{"citekey":"ruiz2019","use":"paraphrase","locator":"para. 4","target":{"source":"a/one.html","selector":{"exact":"One.","prefix":"before ","suffix":" after"}},"made":"2026-11-24"}',
      '{"citekey":"ruiz2019","use":"translation","locator":"para. 4","words":"Two.","target":{"source":"a/one.html","selector":{"exact":"Zwei.","prefix":"before ","suffix":" after"}},"made":"2026-11-24"}',
      '',
    ]);
    assert.deepEqual(
      file.of('ruiz2019').map(({ selector }) => selector.exact),
      ['One.', 'Zwei.'],
    );
    assert.deepEqual(file.of('other'), []);
  });

  it('are there once, the newest last, and lines of others stay', () => {
    const text = `{"mine": true}\n${withAnchors('', [anchor('/l', 'Later.'), anchor('/l', 'Earlier.', { made: '2026-01-01' })], '/l')}`;
    assert.equal(withAnchors(text, [anchor('/l', 'Later.', { made: '2027-01-01' })], '/l'), text);
    assert.ok(withAnchors(text, [anchor('/l', 'New.')], '/l').startsWith('{"mine": true}\n'));
    const at = folder();
    writeFileSync(path.join(at, ANCHOR_FILE), text);
    assert.deepEqual(
      new AnchorFile(at).of('ruiz2019').map(({ selector }) => selector.exact),
      ['Earlier.', 'Later.'],
    );
  });

  it('are none in a file that makes no sense, or where there is none', () => {
    const at = folder();
    assert.deepEqual(new AnchorFile(at).of('ruiz2019'), []);
    writeFileSync(path.join(at, ANCHOR_FILE), '{\n[]\nnull\n{"citekey":"ruiz2019","use":"theft"}\n<<<<<<< HEAD\n');
    assert.deepEqual(new AnchorFile(at).of('ruiz2019'), []);
  });
});
