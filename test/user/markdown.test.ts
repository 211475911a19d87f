import assert from 'node:assert/strict';
import { sharedVSCode } from './harness/shared';
import { until } from './harness/until';
import { built, goToRow, isPassage, lookUp, plain, settledRows, waitForSources } from './lookup';

describe('citing in Markdown, with the keyboard alone', () => {
  const vscode = sharedVSCode();
  let untouched = '';

  it('says how many sources there are', async () => {
    await vscode().openFile('draft.md');
    untouched = vscode().fileText('draft.md');
    assert.ok((await waitForSources(vscode())) >= 14);
  });

  it('finds the article from a few misspelt words, with its best passage under it', async () => {
    await vscode().goTo(15, 208);
    const [first] = await lookUp(
      vscode(),
      'rusia iran militry',
      (rows) => rows[0]?.label.startsWith('Russia and Iran') === true,
    );
    assert.equal(first?.label, 'Russia and Iran Sign Military Cooperation Pact');
    assert.equal(first?.description, 'Maarja Kivisaar · The Baltic Courier · 2021');
    assert.match(first?.detail ?? '', /military/);
    assert.ok(first?.focused);
  });

  it('marks the letters that matched', async () => {
    const marked = await vscode().page.$$eval('.quick-input-list .highlight', (all) => all.map((it) => it.textContent));
    assert.ok(
      marked.some((it) => /Iran/.test(it ?? '')),
      marked.join(),
    );
    assert.ok(
      marked.some((it) => /milit/i.test(it ?? '')),
      marked.join(),
    );
  });

  it('shows the source of the row beside the draft, at its passage', async () => {
    const reader = await vscode().frameWith('#article .here');
    // Behind the title stands the button that corrects it.
    assert.match((await reader.textContent('#title')) ?? '', /^Russia and Iran Sign Military Cooperation Pact\b/);
    assert.match((await reader.textContent('#article .here')) ?? '', /signed a military cooperation pact/);
    assert.ok(await vscode().page.$('.quick-input-widget input:focus'), 'the keyboard stays in the box');
    await vscode().screenshot('markdown-lookup');
  });

  it('inserts the citation, and the draft builds', async () => {
    await vscode().pressKey('Enter');
    const text = await vscode().waitForSavedText('draft.md', /\[@kivisaar2021\w+\]/);
    const key = /\[@(kivisaar2021\w+)\]/.exec(text)?.[1] ?? '';
    assert.match(text, /^---\nbibliography: references\.bib\n---\n/);
    assert.ok(vscode().fileText('references.bib').includes(`{${key},`));
    const html = await built(vscode(), 'markdown', 'draft.md', 'references.bib');
    assert.match(plain(html), /\(Kivisaar 2021\)/);
    assert.ok(html.includes(`id="ref-${key}"`), 'the bibliography has the entry');
    await vscode().screenshot('markdown-cited');
  });

  it('is undone by one undo', async () => {
    await vscode().pressKey('ControlOrMeta+z');
    await until('the draft as it was', async () => (await vscode().savedText('draft.md')) === untouched);
  });

  it('quotes a passage word for word, with its citation', async () => {
    const path = 'draft.md';
    await vscode().goToEnd();
    await vscode().typeText('\n\n');
    await lookUp(vscode(), 'acoustic counter soup', (rows) => rows.some(isPassage));
    await goToRow(vscode(), 'a passage', isPassage);
    await vscode().screenshot('markdown-passage');
    await vscode().pressKey('Enter');
    const text = await vscode().waitForSavedText(path, /\[@amadi2023\w+, para\. \d+\]/);
    const words =
      'An acoustic counter, installed in 2011 forty metres upstream, gives a figure every ten minutes, costs 70,000 kroner a year and does not need to be brought soup.';
    assert.ok(plain(text).includes(words));
    const html = plain(await built(vscode(), 'markdown', path, 'references.bib'));
    assert.ok(html.includes(words));
    assert.match(html, /\(Amadi(,)? Jr\.?,? 2023, para\. \d+\)|\(Amadi 2023/);
    await vscode().screenshot('markdown-quoted');
  });

  it('Alt+Enter on a passage only cites its source', async () => {
    await vscode().goTo(1, 1);
    await vscode().goToEnd();
    await vscode().typeText('\n\nSilence');
    await lookUp(vscode(), 'library lends silence hour', (rows) => rows.some(isPassage));
    await goToRow(vscode(), 'a passage', isPassage);
    await vscode().pressKey('Alt+Enter');
    await vscode().waitForSavedText('draft.md', /\nSilence \[@\w+\]/);
  });

  it('collects several sources for one citation', async () => {
    await vscode().typeText('\n\nBoth');
    await lookUp(vscode(), 'night bus', (rows) => rows[0]?.label.includes('Night Bus') === true);
    await vscode().pressKey('Control+Enter');
    await settledRows(vscode(), 'the empty box', (rows) => rows.length > 3 && !rows[0]?.label.includes('Night Bus'));
    await vscode().typeText('padlock');
    await vscode().waitForRows('the other one', (rows) => rows[0]?.label.includes('Padlock') === true);
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('draft.md', /\nBoth \[@okonjo2023\w*; @castellanos2021\w*\]/);
  });

  it('explains that nothing matches, with how much was searched', async () => {
    const rows = await lookUp(vscode(), 'qqzzxx wwvvkk', (all) => all[0]?.label.startsWith('Nothing matches') === true);
    assert.equal(rows.length, 1);
    assert.match(rows[0]?.detail ?? '', /\d+ sources searched/);
    await vscode().screenshot('markdown-nothing-matches');
    await vscode().pressKey('Escape');
  });

  it('inserts at every caret', async () => {
    const before =
      vscode()
        .fileText('draft.md')
        .match(/@okonjo2023/g)?.length ?? 0;
    await vscode().goTo(5, 1);
    await vscode().runCommand('Add Cursor Below');
    await lookUp(vscode(), 'night bus', (rows) => rows[0]?.label.includes('Night Bus') === true);
    await vscode().pressKey('Enter');
    await until('two more citations', async () => {
      const text = await vscode().savedText('draft.md');
      return (text.match(/@okonjo2023/g)?.length ?? 0) === before + 2;
    });
    await vscode().pressKey('Escape');
  });

  it('keeps entries of others in the bibliography byte for byte', () => {
    const others = '% Borrowed from Miriam. Return it!\n@book{hallam1987,\n  author    = "Hallam, Edith M.",';
    assert.ok(vscode().fileText('references.bib').includes(others));
  });
});
