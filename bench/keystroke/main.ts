// From the last keystroke to the results on the screen, in VS Code itself: `npm run --silent bench:keystroke -- [QUERIES]`
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openVSCode } from '../../test/user/harness/open';
import { until } from '../../test/user/harness/until';
import type { Workbench } from '../../test/user/harness/workbench';
import { madeLibrary, seeded } from './library';

/** As a practised person types. */
const BETWEEN_KEYS_MS = 120;
/** A list that has not changed for this long is the answer. */
const REST_MS = 700;
const INDEXED_MS = 240_000;

/** In the page: when the last key went down, and when the list was last drawn after it. */
const WATCH = `(() => {
  const seen = { key: 0, drawn: 0 };
  window.ibidBench = seen;
  window.addEventListener('keydown', () => { seen.key = performance.now(); seen.drawn = 0; }, true);
  const list = document.querySelector('.quick-input-list');
  new MutationObserver(() => requestAnimationFrame(() => { seen.drawn = performance.now(); }))
    .observe(list, { childList: true, characterData: true, subtree: true });
})()`;

async function main(): Promise<void> {
  const queries = Number(process.argv[2] ?? 30);
  await measure('sample library', 'test/fixtures/sample', sampleQueries(queries));
  const folder = mkdtempSync(join(tmpdir(), 'ibid-keystroke-'));
  try {
    const articles = madeLibrary(join(folder, 'sources'), 1000);
    cpSync('test/fixtures/sample/draft.md', join(folder, 'draft.md'));
    const random = seeded(7);
    const made = Array.from({ length: queries }, () => {
      const { words } = articles[Math.floor(random() * articles.length)] ?? { words: [] };
      const start = Math.floor(random() * (words.length - 12));
      const rare = words.slice(start, start + 12).sort((a, b) => b.length - a.length);
      return misspelt(rare.slice(0, 3).join(' '), random);
    });
    await measure('1,000 articles', relative(process.cwd(), folder), made);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(what: string, workspace: string, queries: readonly string[]): Promise<void> {
  const vscode = await openVSCode({ workspace });
  try {
    await vscode.openFile('draft.md');
    const began = performance.now();
    const sources = await indexed(vscode);
    const indexing = (performance.now() - began) / 1000;
    const [last, every]: number[][] = [[], []];
    for (const query of queries) {
      await vscode.pressKey('Alt+q');
      await vscode.waitForQuickPick();
      await vscode.page.evaluate(WATCH);
      for (const letter of query) {
        await vscode.page.keyboard.press(letter === ' ' ? 'Space' : letter);
        await pause(BETWEEN_KEYS_MS);
        const { key, drawn } = await seen(vscode);
        if (drawn > 0) every?.push(drawn - key);
      }
      await pause(REST_MS);
      const { key, drawn } = await seen(vscode);
      if (drawn > 0) last?.push(drawn - key);
      await vscode.pressKey('Escape');
    }
    console.log(`${what}: ${sources} sources, ready ${indexing.toFixed(1)} s after the draft was open`);
    console.log(`  last letter to results on the screen: ${told(last)}`);
    console.log(`  any letter to a list on the screen:   ${told(every)}`);
  } finally {
    await vscode.close();
  }
}

const seen = (vscode: Workbench) => vscode.page.evaluate<{ key: number; drawn: number }>('window.ibidBench');

function indexed(vscode: Workbench): Promise<string> {
  return until(
    'the index',
    async () => (await vscode.statusBar()).map((item) => /^Ibid: (\d+) sources$/.exec(item)?.[1]).find(Boolean),
    INDEXED_MS,
  );
}

function told(times: number[] = []): string {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms (${sorted.length} times)`;
}

function sampleQueries(count: number): string[] {
  const random = seeded(3);
  const words = [
    'rusia iran militry',
    'night bus',
    'herring stool',
    'padlock bean',
    'silence library',
    'clerk reasons',
  ];
  return Array.from({ length: count }, (_, n) => misspelt(words[n % words.length] ?? '', random));
}

/** Two neighbouring letters change places. */
function misspelt(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length - 2));
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}

main();
