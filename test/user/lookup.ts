import assert from 'node:assert/strict';
import { pandocScript } from './harness/scripts';
import { until } from './harness/until';
import type { Row, Workbench } from './harness/workbench';

const PLACEHOLDER = 'Type a few words';
/** The rows of a shorter prefix may stand for a while before those of the last letter come. */
const SETTLED_LOOKS = 6;
/** Indexing the sample takes seconds on a machine that does nothing else. */
const INDEXED_MS = 60_000;

/** Waits until the status bar says how many sources there are. */
export async function waitForSources(vscode: Workbench): Promise<number> {
  return until(
    'the number of sources in the status bar',
    async () => {
      const item = (await vscode.statusBar()).find((text) => /^Ibid: \d+ sources?$/.test(text));
      return item === undefined ? undefined : Number(/\d+/.exec(item)?.[0]);
    },
    INDEXED_MS,
  );
}

/** Opens the lookup with its key, types, and waits for the rows. */
export async function lookUp(vscode: Workbench, words: string, wish: (rows: Row[]) => boolean): Promise<Row[]> {
  await vscode.pressKey('Alt+q');
  await vscode.waitForQuickPick(PLACEHOLDER);
  await vscode.typeText(words);
  return settledRows(vscode, `rows for “${words}”`, wish);
}

/** The rows once they are as wished and the lookup is done: a row that is reached earlier may be replaced by the next letter. */
export async function settledRows(vscode: Workbench, what: string, wish: (rows: Row[]) => boolean): Promise<Row[]> {
  let before = '';
  let same = 0;
  return vscode.waitForRows(what, (rows) => {
    const now = JSON.stringify(rows);
    same = now === before ? same + 1 : 0;
    before = now;
    return same >= SETTLED_LOOKS && wish(rows);
  });
}

/** Goes down to the first row that is wished for. */
export async function goToRow(vscode: Workbench, what: string, wish: (row: Row) => boolean): Promise<Row> {
  for (let step = 0; step < 60; step++) {
    const focused = (await vscode.quickPickRows()).find((row) => row.focused);
    if (focused && wish(focused)) return focused;
    await vscode.pressKey('ArrowDown');
    await until('the next row', async () => {
      const now = (await vscode.quickPickRows()).find((row) => row.focused);
      return now !== undefined && JSON.stringify(now) !== JSON.stringify(focused);
    });
  }
  throw new Error(`No row: ${what}`);
}

/** Whether the row is a paragraph: it says in which article it stands, and where. */
export const isPassage = (row: Row) => /· para\. \d+$/.test(row.detail);

/** What a reader of the built document sees; fails on any warning, such as a citekey that the bibliography lacks. */
export async function built(vscode: Workbench, from: 'markdown' | 'latex', path: string, bibliography: string) {
  const { convertWithPandoc } = await pandocScript();
  const { output, warnings } = await convertWithPandoc({
    text: from === 'latex' ? spelledOut(vscode.fileText(path)) : vscode.fileText(path),
    from,
    to: 'html',
    citeproc: true,
    files: { [bibliography]: vscode.fileText(bibliography) },
  });
  assert.equal(warnings, '');
  return output;
}

/** Pandoc drops csquotes' commands that quote and cite in one; they mean a quotation and a citation (csquotes §3.3). */
function spelledOut(latex: string): string {
  return latex.replace(
    /\\textcquote(\[[^\]]*\])?\{([^{}]+)\}\{((?:[^{}]|\{[^{}]*\})*)\}/g,
    '\\enquote{$3} \\autocite$1{$2}',
  );
}

/** The text of HTML, as far as a comparison of words needs it. */
export function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ');
}
