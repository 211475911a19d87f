import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { opened, type SampleSource, sources, until } from './drafts';

describe('a citation that is there', () => {
  let iran: SampleSource;
  let bus: SampleSource;

  before(async () => {
    [iran, bus] = (await sources(
      'baltic-courier-russia-iran.txt',
      'Who Owns the Night Bus_ - The Meridian Post.html',
    )) as [SampleSource, SampleSource];
  });

  const inside: readonly (readonly [
    file: string,
    before: (key: string) => string,
    after: (a: string, b: string) => string,
  ])[] = [
    ['join.md', (a) => `---\nbibliography: r.bib\n---\nSo [@${a}, p. 2|].\n`, (a, b) => `[@${a}, p. 2; @${b}]`],
    ['join.tex', (a) => `\\usepackage{biblatex}\nSo \\autocite{${a}|}.\n`, (a, b) => `\\autocite{${a},${b}}`],
    ['join.typ', (a) => `So @${a}|.\n`, (a, b) => `@${a} @${b}`],
    ['join.org', (a) => `So [cite:@${a}|].\n`, (a, b) => `[cite:@${a};@${b}]`],
    ['join.rst', (a) => `So :cite:p:\`${a}|\`.\n`, (a, b) => `:cite:p:\`${a},${b}\``],
    ['join.adoc', (a) => `:bibtex-file: r.bib\n\nSo cite:[${a}|].\n`, (a, b) => `cite:[${a}, ${b}]`],
    ['join.wiki', (a) => `So.<ref name="${a}" />|\n`, (a, b) => `<ref name="${a}" /><ref name="${b}">`],
  ];
  for (const [file, from, to] of inside) {
    it(`takes one more source at the caret: ${file}`, async () => {
      const editor = await opened(`joining/${file}`, from(iran.citekey));
      await vscode.commands.executeCommand('ibid.source.cite', bus);
      const text = editor.document.getText();
      assert.ok(text.includes(to(iran.citekey, bus.citekey)), text);
    });
  }

  it('is formatted anew with both, where Ibid formats it', async () => {
    const editor = await opened('joining/linked.md', `So [(Kivisaar, 2021)](https://a.example "@${iran.citekey}")|.\n`);
    await vscode.commands.executeCommand('ibid.source.cite', bus);
    const text = editor.document.getText();
    assert.match(text, /^So \[\(Kivisaar, 2021; Okonjo et al\., 2023\)\]\([^)]*\)\.\n$/);
    assert.ok(text.includes(`"@${iran.citekey} @${bus.citekey}"`), text);
    await vscode.commands.executeCommand('undo');
    assert.match(editor.document.getText(), /^So \[\(Kivisaar, 2021\)\]/);
  });

  it('gets another form from the menu of refactorings, in one step of undo', async () => {
    const draft = `---\nbibliography: r.bib\n---\nAs [@${iran.citekey}, p. 2] says.\n`;
    const editor = await opened('editing/form.md', draft.replace(', p.', '|, p.'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      editor.selection,
      vscode.CodeActionKind.Refactor.value,
    );
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Edit citation…') && titles.includes('Cite the year only'), titles.join());
    const narrative = actions.find(({ title }) => title === 'Name the author in the sentence')?.command;
    assert.ok(narrative);
    await vscode.commands.executeCommand(narrative.command, ...(narrative.arguments ?? []));
    assert.match(editor.document.getText(), new RegExp(`As @${iran.citekey} \\[p\\. 2\\] says`));
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), draft);
  });

  it('offers nothing where there is no citation', async () => {
    const editor = await opened('editing/none.md', 'No cita|tion.\n');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      editor.selection,
      vscode.CodeActionKind.Refactor.value,
    );
    assert.ok(!actions.some(({ title }) => title === 'Edit citation…'));
  });

  it('is written with records where the markup wants fields', async () => {
    const editor = await opened('editing/fields.wiki', 'Words.|\n');
    await vscode.commands.executeCommand('ibid.source.cite', iran);
    await until('the template', () => /\{\{cite news\s*\|.*Kivisaar/i.test(editor.document.getText()));
  });
});

describe('the rich Markdown editor, which tells nobody where its cursor is', () => {
  it('gets the declaration in its text, and the citation on the clipboard', async () => {
    const [iran] = await sources('baltic-courier-russia-iran.txt');
    assert.ok(iran);
    const editor = await opened('rich/draft.md', 'Words.\n');
    const { document } = editor;
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.commands.executeCommand('vscode.openWith', document.uri, 'vscode.markdown.editor');
    await until('the rich editor', () => {
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputCustom && input.uri.toString() === document.uri.toString();
    });
    assert.equal(vscode.window.activeTextEditor, undefined);
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('ibid.source.cite', iran);
    assert.equal(await vscode.env.clipboard.readText(), `[@${iran.citekey}]`);
    const now = await vscode.workspace.openTextDocument(document.uri);
    assert.equal(now.getText(), '---\nbibliography: references.bib\n---\n\nWords.\n');
    await now.save();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });
});

describe('a literature note', () => {
  it('is made of the source cited at the cursor, once; a second time it is opened as it is', async () => {
    const [iran] = await sources('baltic-courier-russia-iran.txt');
    assert.ok(iran);
    const { citekey } = iran;
    await opened('scratch/noted.md', `Words [@${citekey}|].\n`);
    await vscode.commands.executeCommand('ibid.createLiteratureNote');
    const note = vscode.window.activeTextEditor;
    assert.ok(note);
    assert.ok(note.document.fileName.endsWith(`@${citekey}.md`));
    assert.match(
      note.document.getText(),
      /^---\ntitle: "Russia and Iran Sign Military Cooperation Pact"\nauthor: "Maarja Kivisaar"\n/,
    );
    await note.edit((edit) => edit.insert(note.selection.active, 'Mine.'));
    await note.document.save();
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.commands.executeCommand('ibid.createLiteratureNote', iran);
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /\nMine\.$/);
  });
});

describe('numbers in the text', () => {
  it('follow a citation that is put before others, in the same step of undo', async () => {
    const config = vscode.workspace.getConfiguration('ibid');
    await config.update('style', 'ieee', vscode.ConfigurationTarget.Workspace);
    try {
      const files = ['baltic-courier-russia-iran.txt', 'Who Owns the Night Bus_ - The Meridian Post.html'];
      const [iran, bus] = await sources(...files);
      assert.ok(iran && bus);
      const many = Array.from({ length: 12 }, () => `Words [\\[1\\]](https://a.example "@${iran.citekey}").\n`).join(
        '\n',
      );
      const editor = await opened('numbers/draft.md', `First|.\n\n${many}`);
      await vscode.commands.executeCommand('ibid.source.cite', bus);
      const text = editor.document.getText();
      assert.match(text, /^First \[\\\[1\\\]\]\([^)]*"@okonjo/);
      assert.equal(text.match(/Words \[\\\[2\\\]\]/g)?.length, 12, text);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), `First.\n\n${many}`);
    } finally {
      await config.update('style', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
