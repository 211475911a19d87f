import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedVSCode } from './harness/shared';
import { until } from './harness/until';
import type { Workbench } from './harness/workbench';
import { waitForSources } from './lookup';

/** Of the sample's article on the pact between Russia and Iran. */
const WORDS = 'They came for the cupboard and were given the key to the hallway';

/** A draft in three markups: the same quotation with its citation, in its third line. */
const DRAFTS = {
  'essay.md': (key: string) =>
    `# Small print\n\nThe pact was signed in the rain. "${WORDS}," said one who had been there [@${key}].\n`,
  'essay.tex': (key: string) =>
    `\\documentclass{article}\n\\begin{document}\nAs one official has it, \\enquote{${WORDS}} \\autocite{${key}}.\n\\end{document}\n`,
  'essay.typ': (key: string) => `= Small print\n\nAs one official has it, "${WORDS}" @${key}.\n`,
};

async function openDraft(vscode: Workbench, name: keyof typeof DRAFTS, key: string): Promise<string> {
  const text = DRAFTS[name](key);
  writeFileSync(join(vscode.workspace, name), text);
  await vscode.openFile(name);
  await until('the count in the status bar', async () => (await vscode.statusBar()).some((it) => it === '1 quote'));
  return text;
}

/** Selects a word of the third line and types another one. */
async function overtype(vscode: Workbench, text: string, word: string, other: string): Promise<void> {
  await vscode.goTo(3, (text.split('\n')[2] ?? '').indexOf(word) + 1);
  for (const _ of word) await vscode.pressKey('Shift+ArrowRight');
  await vscode.typeText(other);
}

const squiggle = (vscode: Workbench) => vscode.page.waitForSelector('.monaco-editor .squiggly-error');

/** The quick fix with this title, from the menu at the cursor. */
async function quickFix(vscode: Workbench, title: string): Promise<void> {
  // Right after a change there is nothing to choose yet: what was changed is checked first.
  await until(`“${title}” among the quick fixes`, async () => {
    await vscode.pressKey('ControlOrMeta+.');
    const row = `.action-widget .monaco-list-row:has-text("${title}")`;
    const isThere = await vscode.page.waitForSelector(row, { timeout: 2_000 }).catch(() => undefined);
    if (!isThere) await vscode.pressKey('Escape');
    return isThere;
  });
  const rows = await vscode.page.$$eval('.action-widget .monaco-list-row.action', (all) =>
    all.map((it) => it.textContent ?? ''),
  );
  const at = rows.findIndex((it) => it.includes(title));
  for (let i = 0; i < at; i++) await vscode.pressKey('ArrowDown');
  await until(`“${title}” chosen`, async () =>
    (await vscode.page.textContent('.action-widget .monaco-list-row.focused'))?.includes(title),
  );
  await vscode.screenshot('checking-quick-fix');
  await vscode.pressKey('Enter');
}

/** The report with this summary, whichever of its pages that is by now. */
async function summaryWith(vscode: Workbench, wanted: RegExp): Promise<void> {
  await until(`a report with ${wanted}`, async () => {
    const frame = await vscode.frameWith('.summary');
    return wanted.test((await frame.textContent('.summary').catch(() => '')) ?? '');
  });
}

/** To the line of the draft, as it was saved last, that has these words: a repair may have put lines before it. */
async function onLineWith(vscode: Workbench, words: string, column: number): Promise<void> {
  const lines = vscode.fileText('mended.md').split('\n');
  await vscode.goTo(lines.findIndex((line) => line.includes(words)) + 1, column);
}

describe('checking quotations, with the keyboard alone', () => {
  const vscode = sharedVSCode();
  let key = '';

  before(async () => {
    await vscode().openFile('draft.md');
    await waitForSources(vscode());
    key = 'kivisaar2021Russia';
  });

  it('in Markdown: a word that was altered is underlined, F8 reads it out, one key restores it', async () => {
    const text = await openDraft(vscode(), 'essay.md', key);
    await overtype(vscode(), text, 'cupboard', 'wardrobe');
    await squiggle(vscode());
    await until('the status bar', async () => (await vscode().statusBar()).includes('1 altered'));
    await vscode().goTo(1);
    await vscode().pressKey('F8');
    const said = await vscode().page.waitForSelector('.marker-widget');
    await until('the message', async () =>
      (await said.textContent())?.includes('The source has “cupboard” here, not “wardrobe”'),
    );
    await vscode().screenshot('checking-markdown');
    await vscode().pressKey('Escape');
    await quickFix(vscode(), 'Restore “cupboard”');
    await vscode().page.waitForSelector('.monaco-editor .squiggly-error', { state: 'detached' });
    assert.equal(await vscode().savedText('essay.md'), text);
  });

  it('in LaTeX: the problem is in the Problems view, and brackets mark the change', async () => {
    const text = await openDraft(vscode(), 'essay.tex', key);
    await overtype(vscode(), text, 'hallway', 'corridor');
    await squiggle(vscode());
    await vscode().runCommand('Problems: Focus on Problems View');
    const row = await vscode().page.waitForSelector('.markers-panel .monaco-list-row:has-text("hallway")');
    assert.match((await row.textContent()) ?? '', /The source has “hallway” here, not “corridor”.*Ibid/);
    await vscode().screenshot('checking-latex');
    await vscode().pressKey('ControlOrMeta+j');
    await vscode().goTo(3, (text.split('\n')[2] ?? '').indexOf('hallway') + 2);
    await quickFix(vscode(), 'Mark the change with brackets');
    await vscode().waitForSavedText('essay.tex', /the key to the \[corridor\]|\{\[\}corridor\{\]\}/);
    await vscode().page.waitForSelector('.monaco-editor .squiggly-error', { state: 'detached' });
  });

  it('in Typst: words that were left out are marked with an ellipsis', async () => {
    const text = await openDraft(vscode(), 'essay.typ', key);
    await overtype(vscode(), text, 'were given', 'given');
    await squiggle(vscode());
    await vscode().goTo(1);
    await vscode().pressKey('F8');
    await vscode().page.waitForSelector('.marker-widget');
    await vscode().pressKey('Escape');
    await quickFix(vscode(), 'Mark what is left out');
    await vscode().waitForSavedText('essay.typ', /cupboard and … given the key/);
    await vscode().page.waitForSelector('.monaco-editor .squiggly-error', { state: 'detached' });
  });

  it('Check Draft shows all quotations; Enter on a line goes there, on another link puts it right', async () => {
    writeFileSync(
      join(vscode().workspace, 'report.md'),
      [
        '# Two neighbours',
        `One official put it this way: "They came for the wardrobe and were given the key to the hallway" [@${key}].`,
        `The brigadier said that "patience is also a kind of equipment" [@${key}], and Morozkin that "This is … an alliance and nobody should lose any sleep over it" [@${key}].`,
        '"Treaties are forgotten by the people who sign them." So they are.',
        `Whatever else was said, "herring pies were served to every sailor on deck" [@${key}].`,
      ].join('\n\n'),
    );
    await vscode().openFile('report.md');
    await until('the count', async () => (await vscode().statusBar()).some((it) => it.includes('altered')));
    await vscode().runCommand('Ibid: Check Draft');
    const page = await vscode().frameWith('.summary');
    assert.match(
      (await page.textContent('.summary')) ?? '',
      /5 quotations: 2 verbatim, 1 altered, 1 missing, 1 uncited/,
    );
    const first = await page.waitForSelector('li.error');
    assert.match((await first.textContent()) ?? '', /Line 3\s*altered/);
    await vscode().screenshot('checking-report');
    await page.focus('li.error a:has-text("Line 3")');
    await vscode().pressKey('Enter');
    await until('the words in the draft', async () =>
      (await vscode().statusBar()).some((it) => it.startsWith('Ln 3, Col')),
    );
    await page.focus('li.error a:has-text("Restore")');
    await vscode().pressKey('Enter');
    await until('the word that was restored', async () =>
      (await vscode().page.textContent('.monaco-editor .view-lines'))?.includes('cupboard'),
    );
    await summaryWith(vscode(), /5 quotations: 3 verbatim, 1 missing, 1 uncited/);
    await vscode().runCommand('View: Focus First Editor Group');
    await vscode().waitForSavedText('report.md', /They came for the cupboard and were given/);
  });

  it('the report follows the draft, and is there again after the window is loaded again', async () => {
    await vscode().goTo(3, 40);
    await vscode().pressKey('ControlOrMeta+Shift+k');
    await summaryWith(vscode(), /4 quotations: 2 verbatim, 1 missing, 1 uncited/);
    await vscode().pressKey('ControlOrMeta+s');
    const page = await vscode().frameWith('.summary');
    await vscode().runCommand('Developer: Reload Window');
    await until('the old page gone', () => page.isDetached());
    await vscode().waitForWorkbench();
    await summaryWith(vscode(), /4 quotations: 2 verbatim, 1 missing, 1 uncited/);
    await vscode().screenshot('checking-report-restored');
  });

  it('the keys put a wrong source, a wrong paragraph and a missing citation right, and compare the words', async () => {
    const other = 'iwo2022Reading';
    writeFileSync(
      join(vscode().workspace, 'mended.md'),
      [
        '# Mended',
        `"${WORDS}" [@${other}].`,
        `"patience is also a kind of equipment" [@${key}, para. 90].`,
        `"${WORDS}", it is said.`,
        `"They came for the wardrobe and were given the key to the hallway" [@${key}].`,
      ].join('\n\n'),
    );
    await vscode().openFile('mended.md');
    await squiggle(vscode());
    await vscode().goTo(3, 10);
    await quickFix(vscode(), `Cite ${key} instead`);
    await vscode().waitForSavedText('mended.md', new RegExp(`^"${WORDS}" \\[@${key}\\]\\.`, 'm'));
    await onLineWith(vscode(), 'para. 90', 45);
    await quickFix(vscode(), 'Correct the locator to');
    // What was changed is checked anew before it can be put right.
    await until('what is left', async () => (await vscode().statusBar()).includes('1 altered, 1 uncited'));
    await onLineWith(vscode(), 'it is said', 10);
    await quickFix(vscode(), `Cite ${key}`);
    await vscode().waitForSavedText('mended.md', new RegExp(`hallway" \\[@${key}, para\\. \\d+\\], it is said`));
    assert.doesNotMatch(vscode().fileText('mended.md'), /para\. 90/);
    await until('what is left', async () => (await vscode().statusBar()).includes('1 altered'));
    await onLineWith(vscode(), 'wardrobe', 25);
    await quickFix(vscode(), 'Compare with the source side by side');
    await vscode().page.waitForSelector('.monaco-diff-editor .line-insert');
    await vscode().screenshot('checking-compare');
  });

  it('Find the Source of This: the places with what differs, the source beside the draft', async () => {
    writeFileSync(
      join(vscode().workspace, 'traced.md'),
      '# From memory\n\nSomebody wrote that a number without its doubt is half a measurement.\n',
    );
    await vscode().openFile('traced.md');
    await vscode().goTo(3, 20);
    await vscode().pressKey('ControlOrMeta+Shift+End');
    await vscode().runCommand('Ibid: Find the Source of This');
    await vscode().waitForQuickPick('Enter adds the citation');
    const rows = await vscode().waitForRows(
      'the source',
      (all) => all[0]?.label.includes('without its doubt') === true,
    );
    assert.match(rows[0]?.detail ?? '', /A Second Reading/);
    await vscode().frameWith('#article .here');
    await vscode().screenshot('checking-find-source');
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('traced.md', /half a measurement \[@iwo2022\w*(, [^\]]+)?\]\./);
  });
});
