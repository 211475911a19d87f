// From Enter to the citation on the screen, in a draft with 300 others, in VS Code itself: `npm run --silent bench:insertion`
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { openVSCode } from '../../test/user/harness/open';
import { until } from '../../test/user/harness/until';
import type { Workbench } from '../../test/user/harness/workbench';

const CITED = 300;
const TIMES = 12;
const INDEXED_MS = 120_000;

interface Draft {
  readonly name: string;
  readonly style: string;
  /** A citation of the n-th source as it stands in the draft. */
  readonly cite: (n: number) => string;
  readonly foot?: (n: number) => string;
  readonly head?: string;
}

const DRAFTS: readonly Draft[] = [
  { name: 'keys.md', style: 'apa', head: '---\nbibliography: references.bib\n---\n', cite: (n) => ` [@${key(n)}]` },
  { name: 'links.md', style: 'apa', cite: (n) => ` [(${name(n)}, 2020)](https://a.example/${n} "@${key(n)}")` },
  { name: 'numbers.md', style: 'ieee', cite: (n) => ` [\\[${n + 1}\\]](https://a.example/${n} "@${key(n)}")` },
  {
    name: 'notes.md',
    style: 'chicago-notes-bibliography',
    cite: (n) => `[^${key(n)}]`,
    foot: (n) => `[^${key(n)}]: ${name(n)}, “Rivers,” *The Post*, 2020.\n`,
  },
];

/** In the page: when Enter went down, and when the words first stood in the editor after it. */
const WATCH = (words: string) => `(() => {
  const seen = { key: 0, drawn: 0 };
  window.ibidBench = seen;
  const key = (event) => { if (event.key === 'Enter') { seen.key = performance.now(); removeEventListener('keydown', key, true); } };
  addEventListener('keydown', key, true);
  const lines = document.querySelector('.editor-group-container.active .monaco-editor .view-lines');
  const observer = new MutationObserver(() => {
    if (seen.key === 0 || !lines.textContent.replaceAll('\\u00a0', ' ').includes(${JSON.stringify(words)})) return;
    observer.disconnect();
    requestAnimationFrame(() => { seen.drawn = performance.now(); });
  });
  observer.observe(lines, { childList: true, characterData: true, subtree: true });
})()`;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ibid-insertion-'));
  try {
    writeLibrary(join(folder, 'sources'));
    for (const draft of DRAFTS) writeFileSync(join(folder, draft.name), textOf(draft));
    const only = process.argv[2];
    for (const draft of DRAFTS)
      if (only === undefined || draft.name === only) await measure(relative(process.cwd(), folder), draft);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(workspace: string, { name: file, style }: Draft): Promise<void> {
  const vscode = await openVSCode({ workspace, settings: { 'ibid.style': style, 'editor.wordWrap': 'off' } });
  try {
    await vscode.openFile(file);
    await until(
      'the index',
      async () => (await vscode.statusBar()).some((item) => item === `Ibid: ${CITED + TIMES} sources`),
      INDEXED_MS,
    );
    const times: number[] = [];
    for (let i = 0; i < TIMES; i++) {
      const n = CITED + i;
      const mark = `Mark${letters(i)}`;
      const line =
        vscode
          .fileText(file)
          .split('\n')
          .findIndex((it) => it.startsWith(mark)) + 1;
      await vscode.goTo(line, mark.length + 1);
      await vscode.pressKey('Alt+q');
      await vscode.waitForQuickPick('Type a few words');
      await vscode.typeText(name(n));
      await vscode.waitForRows('the source', (rows) => rows[0]?.description.includes(name(n)) === true);
      await vscode.page.evaluate(WATCH(mark + (file === 'notes.md' ? '[^' : ' [')));
      await vscode.pressKey('Enter');
      const seen = await until('the citation', async () => {
        const it = await vscode.page.evaluate<{ key: number; drawn: number }>('window.ibidBench');
        return it.drawn > 0 && it;
      });
      times.push(seen.drawn - seen.key);
      await settled(vscode);
    }
    const [first = 0, ...rest] = times;
    const sorted = rest.sort((a, b) => a - b);
    const at = (share: number) => Math.round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
    console.log(
      `${file} (${style}), ${CITED} citations: first ${Math.round(first)} ms, then p50 ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)} ms (${rest.length} times)`,
    );
  } catch (error) {
    console.log(`picture: ${await vscode.screenshot(`insertion-${file}`)}`);
    throw error;
  } finally {
    await vscode.close();
  }
}

/** Numbers and list follow the citation; the next one is not to be timed while they do. */
async function settled(vscode: Workbench): Promise<void> {
  let before = '';
  await until('an editor at rest', async () => {
    const now = await vscode.editorText();
    const same = now === before;
    before = now;
    return same;
  });
}

function writeLibrary(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < CITED + TIMES; n++) {
    const words = Array.from({ length: 60 }, (_, i) => letters(n * 61 + i * 37) + letters(n + i * 13)).join(' ');
    const text = `---\ntitle: Rivers of ${name(n)}\nauthor: Ada ${name(n)}\ndate: 2020-03-0${1 + (n % 9)}\nurl: https://a.example/${n}\n---\n\nIt ${words}.\n`;
    writeFileSync(join(folder, `${name(n)}.md`), text);
  }
}

function textOf({ cite, foot, head = '' }: Draft): string {
  const marks = Array.from({ length: TIMES }, (_, i) => `Mark${letters(i)}\n`).join('\n');
  const cited = Array.from({ length: CITED }, (_, n) => `Words${cite(n)}.\n`).join('\n');
  const notes = foot ? Array.from({ length: CITED }, (_, n) => foot(n)).join('') : '';
  return `${head}\n${marks}\n${cited}\n${notes}`;
}

/** Family names that no misspelling turns into another. */
function name(n: number): string {
  return `Q${letters(n)}x${letters(n * 7 + 3)}`;
}

function key(n: number): string {
  return `${name(n).toLowerCase()}2020Rivers`;
}

function letters(n: number): string {
  const vowels = 'aeiou';
  const consonants = 'bdfgklmnprstvz';
  const syllable = (m: number) => (consonants[m % 14] ?? '') + (vowels[Math.floor(m / 14) % 5] ?? '');
  return syllable(n % 70) + syllable(Math.floor(n / 70) % 70);
}

main();
