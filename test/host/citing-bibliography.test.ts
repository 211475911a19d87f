import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { opened, type SampleSource, sources, until, workspace } from './drafts';

const OTHERS: readonly (readonly [
  name: string,
  content: string,
  draft: (file: string) => string,
  draftName: string,
])[] = [
  [
    'refs.bib',
    '% mine\n@string{p = "Press"}\n@book{hallam, title = {Sticks}, publisher = p}\n',
    (file) => `---\nbibliography: ${file}\n---\nWords|.\n`,
    'draft.md',
  ],
  [
    'refs.json',
    '[\n  {"id": "hallam", "type": "book", "title": "Sticks", "custom": {"kept": [1, 2]}}\n]\n',
    (file) => `---\nbibliography: ${file}\n---\nWords|.\n`,
    'draft.md',
  ],
  [
    'refs.yaml',
    '# mine\nreferences:\n- id: hallam\n  type: book\n  title: Sticks # kept\n',
    (file) => `---\nbibliography: ${file}\n---\nWords|.\n`,
    'draft.md',
  ],
  [
    'refs.yml',
    '# mine\nhallam:\n  type: book\n  title: Sticks # kept\n',
    (file) => `Words|.\n\n#bibliography("${file}")\n`,
    'draft.typ',
  ],
];

/** The citekeys that completion offers for these letters. */
async function offered({ document }: vscode.TextEditor, letters: string): Promise<string[]> {
  const edit = new vscode.WorkspaceEdit();
  const end = document.lineAt(document.lineCount - 1).range.end;
  edit.insert(document.uri, end, `\n\n@${letters}`);
  await vscode.workspace.applyEdit(edit);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.lineAt(document.lineCount - 1).range.end,
    '@',
  );
  await vscode.commands.executeCommand('undo');
  return list.items.map(({ detail }) => detail ?? '');
}

describe('a bibliography that is there', () => {
  let iran: SampleSource;

  before(async () => {
    [iran] = (await sources('baltic-courier-russia-iran.txt')) as [SampleSource];
  });

  for (const [name, content, draft, draftName] of OTHERS) {
    const lines = content.split('\n').filter((line) => /\w/.test(line));

    it(`${name}: changed by another program, it is added to and nothing is lost`, async () => {
      const folder = `others-${name.replace('.', '-')}`;
      const editor = await opened(`${folder}/${draftName}`, draft(name));
      const file = join(workspace(), folder, name);
      writeFileSync(file, content);
      await vscode.commands.executeCommand('ibid.source.cite', iran);
      const once = readFileSync(file, 'utf8');
      writeFileSync(file, once.replace('Sticks', 'Sticks and Stones'));
      await vscode.commands.executeCommand('ibid.source.cite', iran);
      const text = readFileSync(file, 'utf8');
      for (const line of lines)
        assert.ok(text.includes(line.replace(/[\]}]$/, '').replace('Sticks', 'Sticks and Stones')), text);
      assert.equal(text.split(iran.citekey).length, 2, text);
      assert.ok(editor.document.getText().includes(iran.citekey));
      assert.doesNotMatch(editor.document.getText(), /references\.bib/);
    });

    it(`${name}: unsaved in an editor, it is added to there`, async () => {
      const folder = `unsaved-${name.replace('.', '-')}`;
      const bibliography = await opened(`${folder}/${name}`, content);
      const edited = content.replace('Sticks', 'Sticks, unsaved');
      await bibliography.edit((edit) =>
        edit.replace(new vscode.Range(0, 0, bibliography.document.lineCount, 0), edited),
      );
      await opened(`${folder}/${draftName}`, draft(name));
      await vscode.commands.executeCommand('ibid.source.cite', iran);
      const text = bibliography.document.getText();
      assert.ok(text.includes('Sticks, unsaved') && text.includes(iran.citekey), text);
      assert.ok(bibliography.document.isDirty);
      assert.equal(readFileSync(bibliography.document.fileName, 'utf8'), content);
    });
  }

  it('gives its citekey to the saved article, when a draft declares it', async () => {
    writeFileSync(
      join(workspace(), 'sources', 'own.md'),
      '---\ntitle: A Ledger of Quiet Rooms\nauthor: Ann Own\ndate: 2020-02-02\n---\nRooms are quiet here, all of them.\n',
    );
    const bib =
      '@online{mineOwn,\n  title = {A Ledger of Quiet Rooms},\n  author = {Own, Ann},\n  date = {2020},\n}\n@book{paper1, title = {Only on Paper}, author = {Reed, P.}, date = {1999}}\n';
    const editor = await opened('wins/draft.md', '---\nbibliography: wins.bib\n---\nWords|.\n');
    writeFileSync(join(workspace(), 'wins', 'wins.bib'), bib);
    await until('the citekey of the bibliography', async () => (await offered(editor, 'ledger')).includes('mineOwn'));
    const file = vscode.Uri.file(join(workspace(), 'sources', 'own.md'));
    await vscode.commands.executeCommand('ibid.source.cite', file);
    assert.match(editor.document.getText(), /Words \[@mineOwn\]/);
    assert.equal(readFileSync(join(workspace(), 'wins', 'wins.bib'), 'utf8'), bib);
    await vscode.commands.executeCommand('ibid.source.cite', { citekey: 'paper1' });
    assert.match(editor.document.getText(), /@paper1/, 'an entry without a saved article can be cited');
  });
});

describe('the bibliography of a draft', () => {
  let iran: SampleSource;
  let bus: SampleSource;

  before(async () => {
    [iran, bus] = (await sources(
      'baltic-courier-russia-iran.txt',
      'Who Owns the Night Bus_ - The Meridian Post.html',
    )) as [SampleSource, SampleSource];
  });

  it('gets what is cited and is not in it, where a tool formats it', async () => {
    const editor = await opened('update/draft.md', `One [@${iran.citekey}], two [@${bus.citekey}].\n`);
    await vscode.commands.executeCommand('ibid.updateBibliography');
    assert.match(editor.document.getText(), /^---\nbibliography: references\.bib\n---\n/);
    const text = readFileSync(join(workspace(), 'update', 'references.bib'), 'utf8');
    assert.ok(text.includes(`{${iran.citekey},`) && text.includes(`{${bus.citekey},`));
  });

  it('is a list that Ibid keeps, where no tool formats it; what is written below it stays', async () => {
    const key = iran.citekey;
    const editor = await opened('update/linked.md', `So [(Kivisaar, 2021)](https://a.example "@${key}")|.\n`);
    await vscode.commands.executeCommand('ibid.updateBibliography');
    const listed = editor.document.getText();
    assert.match(listed, /\n## References\n\n<!-- references -->\n\n- Kivisaar, M\. \(2021, November 18\)/);
    await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount, 0), '\nMy own words.\n'));
    const at = editor.document.positionAt(editor.document.getText().indexOf('So ') + 2);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('ibid.source.cite', bus);
    await until('the new source in the list', () => /- Okonjo, T\./.test(editor.document.getText()));
    assert.match(editor.document.getText(), /<!-- \/references -->\n\nMy own words\.\n$/);
    await vscode.commands.executeCommand('undo');
    assert.doesNotMatch(editor.document.getText(), /Okonjo/);
    assert.match(editor.document.getText(), /My own words\.\n$/);
  });
});

describe('an imported bibliography', () => {
  it('is used where it is: its entries can be cited, with or without a saved article', async () => {
    const path = 'kept/elsewhere.ris';
    await opened(
      path,
      'TY  - BOOK\nID  - paperly2003\nAU  - Paperly, Pia\nTI  - A Ledger Nobody Saved\nPY  - 2003\nER  - \n',
    );
    const file = vscode.Uri.file(join(workspace(), path));
    const done = vscode.commands.executeCommand('ibid.importBibliography', file);
    await until('the bibliography in the settings', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const written = vscode.workspace.getConfiguration('ibid').get<string[]>('bibliographies');
      return written?.includes(path);
    });
    await done;
    const editor = await opened('kept/draft.md', 'Words.\n');
    await until('its entry in the completion', async () => (await offered(editor, 'paperly')).includes('paperly2003'));
    await vscode.workspace
      .getConfiguration('ibid')
      .update('bibliographies', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('says at once that a file has nothing to cite', async () => {
    await opened('kept/empty.bib', '% nothing here\n');
    const file = vscode.Uri.file(join(workspace(), 'kept', 'empty.bib'));
    await vscode.commands.executeCommand('ibid.importBibliography', file);
    assert.deepEqual(vscode.workspace.getConfiguration('ibid').get('bibliographies'), []);
  });
});
