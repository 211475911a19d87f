import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as vscode from 'vscode';

const workspace = () => {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder);
  return folder.uri.fsPath;
};

async function until<T>(what: string, probe: () => T | Promise<T>): Promise<Exclude<NonNullable<T>, false>> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(50)) {
    const found = await probe();
    if (found) return found as Exclude<NonNullable<T>, false>;
  }
  throw new Error(`Waited in vain for: ${what}`);
}

async function opened(path: string, content: string): Promise<vscode.TextEditor> {
  const file = join(workspace(), path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.file(file)));
}

/** A citekey of the sample, once it is in the index: the hover and the other commands take the same argument. */
async function source(): Promise<{ citekey: string }> {
  const file = vscode.Uri.file(join(workspace(), 'sources', 'baltic-courier-russia-iran.txt'));
  await until('the source in the index', async () => {
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('ibid.source.copy', file);
    return (await vscode.env.clipboard.readText()).includes('Kivisaar');
  });
  const editor = await opened('scratch/key.md', '');
  await vscode.commands.executeCommand('ibid.source.cite', file);
  const citekey = /\[@(\w+)\]/.exec(editor.document.getText())?.[1];
  assert.ok(citekey);
  return { citekey };
}

describe('citing inside VS Code', () => {
  let cited: { citekey: string };

  before(async () => {
    await vscode.extensions.getExtension('ibid.ibid')?.activate();
    cited = await source();
  });

  it('leaves a mark of how long its activation took', () => {
    const [measure] = performance.getEntriesByName('ibid/activate', 'measure');
    assert.ok(measure);
    console.log(`    (activate() took ${measure.duration.toFixed(1)} ms)`);
  });

  it('registers every command that the manifest declares', async () => {
    const known = new Set(await vscode.commands.getCommands(true));
    const declared: { command: string }[] =
      vscode.extensions.getExtension('ibid.ibid')?.packageJSON.contributes.commands ?? [];
    assert.deepEqual(
      declared.map(({ command }) => command).filter((command) => !known.has(command)),
      [],
    );
  });

  it('makes the citation and the declaration one step of undo, and puts the caret behind the citation', async () => {
    const editor = await opened('scratch/one.md', 'First words.\n\nLast words.\n');
    const at = new vscode.Position(2, 'Last words'.length);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('ibid.source.cite', cited);
    const text = editor.document.getText();
    assert.equal(text, `---\nbibliography: references.bib\n---\n\nFirst words.\n\nLast words [@${cited.citekey}].\n`);
    assert.equal(editor.document.offsetAt(editor.selection.active), text.indexOf('].') + 1);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'First words.\n\nLast words.\n');
  });

  it('works alike in a draft with \\r\\n', async () => {
    const editor = await opened('scratch/crlf.md', 'First words.\r\n\r\nLast words.\r\n');
    const at = new vscode.Position(2, 'Last words'.length);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('ibid.source.cite', cited);
    const text = editor.document.getText();
    assert.doesNotMatch(text, /[^\r]\n/);
    assert.equal(editor.document.offsetAt(editor.selection.active), text.indexOf('].') + 1);
  });

  it('adds to a bibliography that is open and unsaved without losing what was typed', async () => {
    const bibliography = await opened('dirty/references.bib', '@book{a,\n  title = {A},\n}\n');
    await bibliography.edit((edit) => edit.insert(new vscode.Position(0, 0), '% typed, not saved\n'));
    await opened('dirty/draft.md', 'Words.\n');
    await vscode.commands.executeCommand('ibid.source.cite', cited);
    const text = bibliography.document.getText();
    assert.ok(text.startsWith('% typed, not saved\n@book{a,\n  title = {A},\n}\n'));
    assert.ok(text.includes(`{${cited.citekey},`));
    assert.equal(readFileSync(bibliography.document.fileName, 'utf8'), '@book{a,\n  title = {A},\n}\n');
    assert.ok(bibliography.document.isDirty);
  });

  it('uses the bibliography of the Quarto project, and declares none in the draft', async () => {
    await opened('book/_quarto.yml', 'project:\n  type: book\nbibliography: [refs/all.bib]\n');
    const editor = await opened('book/chapters/one.qmd', 'Words.\n');
    await vscode.commands.executeCommand('ibid.source.cite', cited);
    assert.doesNotMatch(editor.document.getText(), /bibliography/);
    assert.ok(readFileSync(join(workspace(), 'book', 'refs', 'all.bib'), 'utf8').includes(`{${cited.citekey},`));
  });

  it('declares in the main file of a LaTeX document, not in its part', async () => {
    await opened(
      'thesis/main.tex',
      '\\documentclass{article}\n\\begin{document}\n\\input{parts/one}\n\\end{document}\n',
    );
    const editor = await opened('thesis/parts/one.tex', '% !TEX root = ../main.tex\nWords.\n');
    editor.selection = new vscode.Selection(1, 5, 1, 5);
    await vscode.commands.executeCommand('ibid.source.cite', cited);
    assert.match(editor.document.getText(), /^% !TEX root = \.\.\/main\.tex\nWords ?~?\\\w*cite\w*\{\w+\}\.\n$/);
    assert.match(readFileSync(join(workspace(), 'thesis', 'main.tex'), 'utf8'), /\\addbibresource\{references\.bib\}/);
    assert.ok(readFileSync(join(workspace(), 'thesis', 'references.bib'), 'utf8').includes(`{${cited.citekey},`));
  });

  it('does not touch a document in an unsupported language, and puts the reference on the clipboard', async () => {
    const editor = await opened('scratch/program.py', 'x = 1\n');
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('ibid.source.cite', cited);
    assert.equal(editor.document.getText(), 'x = 1\n');
    assert.match(await vscode.env.clipboard.readText(), /Kivisaar/);
  });

  it('shows the record of a citation when it is hovered, and only our commands as links', async () => {
    const editor = await opened('scratch/hover.md', `Words [@${cited.citekey}].\n`);
    const hovers = await until('the hover', async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        new vscode.Position(0, 10),
      );
      return found.length > 0 && found;
    });
    const [content] = hovers[0]?.contents ?? [];
    assert.ok(content instanceof vscode.MarkdownString);
    assert.match(content.value, /Russia and Iran Sign Military Cooperation Pact/);
    assert.deepEqual(content.isTrusted, { enabledCommands: ['ibid.source.preview', 'ibid.source.open'] });
  });

  it('offers citekeys by our own ranking, one list per letter', async () => {
    const editor = await opened('scratch/complete.md', 'Words @rusia');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      new vscode.Position(0, 12),
      '@',
      5,
    );
    const ours = list.items.filter(({ detail }) => detail === cited.citekey);
    assert.equal(ours.length, 1);
    assert.equal(ours[0]?.filterText, 'rusia');
    assert.equal(ours[0]?.sortText, '0000');
    assert.ok(list.isIncomplete);
  });
});

describe('what the list of VS Code can do beyond its stable API', () => {
  it('is still there: order and marks', () => {
    const pick = vscode.window.createQuickPick() as unknown as {
      sortByLabel?: boolean;
      update?: unknown;
      dispose(): void;
    };
    assert.equal(pick.sortByLabel, true);
    assert.equal(typeof pick.update, 'function');
    pick.dispose();
  });
});
