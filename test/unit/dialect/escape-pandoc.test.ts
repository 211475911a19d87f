import assert from 'node:assert/strict';
import fc from 'fast-check';
import { footnote } from '../../../src/dialect/footnote';
import { pandoc } from '../../../src/dialect/pandoc';
import { singleSpaced } from '../../../src/dialect/plain-words';
import { applyEdits } from '../../../src/model/range';
import { hostileText } from './hostile';
import { type Node, pandocBlocks, textOf } from './pandoc-tool';

const cites = [{ citekey: 'k' }];

/** Each text quoted in a document of its own paragraph; of what pandoc makes of it, one text for each. */
async function throughPandoc(texts: readonly string[], kind: 'inline' | 'block'): Promise<readonly string[]> {
  const insertions = texts.map((text) => {
    const { edits } = pandoc.insert('', [{ start: 0, end: 0 }], { cites, quote: { text, kind } });
    return applyEdits('', edits);
  });
  const separated = insertions.map((insertion, i) => `[@start${i}]\n\n${insertion}`).join('\n\n');
  const blocks = await pandocBlocks(`${separated}\n`);
  const shown: string[] = [];
  let current = -1;
  for (const block of blocks) {
    const start = startOf(block);
    if (start !== undefined) current = start;
    else shown[current] = (shown[current] ?? '') + textOf(block);
  }
  return texts.map((_, i) => shown[i] ?? 'nothing');
}

function startOf(block: Node): number | undefined {
  const match = block.t === 'Para' ? /^\{\[@start(\d+)\]\}$/.exec(textOf(block)) : null;
  return match?.[1] === undefined ? undefined : Number(match[1]);
}

/** Pandoc puts a no-break space behind an abbreviation and composes letters: neither is another word (ARCHITECTURE.md). */
const spaces = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

describe('words quoted in Pandoc Markdown come back character for character', function () {
  this.timeout(60_000);
  for (const kind of ['inline', 'block'] as const) {
    it(kind, async () => {
      const samples = fc
        .sample(hostileText, { numRuns: 400, seed: Number(process.env['FC_SEED'] ?? 7) })
        .filter((it) => singleSpaced(it).trim() !== '');
      const shown = await throughPandoc(samples, kind);
      samples.forEach((sample, i) => {
        const words = spaces(singleSpaced(sample));
        assert.equal(
          spaces(shown[i] ?? ''),
          kind === 'inline' ? `⟪${words}⟫ {[@k]}` : `${words} {[@k]}`,
          pandoc.escape(sample),
        );
      });
    });
  }
});

describe('words escaped for CommonMark with GitHub’s extensions', function () {
  this.timeout(60_000);
  it('come back from pandoc’s reader of it', async () => {
    const samples = fc
      .sample(hostileText, { numRuns: 400, seed: Number(process.env['FC_SEED'] ?? 8) })
      .filter((it) => singleSpaced(it).trim() !== '');
    const document = samples
      .map((text) =>
        applyEdits(
          '',
          footnote.insert('', [{ start: 0, end: 0 }], { cites: [], quote: { text, kind: 'block' } }).edits,
        ),
      )
      .join('\n\n---\n\n');
    const blocks = await pandocBlocks(`${document}\n`, 'gfm-emoji-autolink_bare_uris');
    const quotes = blocks.filter(({ t }) => t !== 'HorizontalRule').map(textOf);
    samples.forEach((sample, i) => {
      assert.equal(spaces(quotes[i] ?? ''), spaces(singleSpaced(sample)), footnote.escape(sample));
    });
  });
});
