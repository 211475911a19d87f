import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { opened, sources, until } from './drafts';

type Problem = readonly [code: unknown, words: string, severity: string];

const ours = ({ uri }: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Ibid');

/** What Ibid says about a draft, as soon as it is as wished. */
async function problems(
  { document }: vscode.TextEditor,
  wish: (found: readonly Problem[]) => boolean = (found) => found.length > 0,
): Promise<readonly Problem[]> {
  return until('the problems', () => {
    const found = ours(document).map(
      ({ code, range, severity }): Problem => [
        code,
        document.getText(range),
        vscode.DiagnosticSeverity[severity] ?? '',
      ],
    );
    return wish(found) && found;
  }).catch((error: Error) => {
    throw new Error(`${error.message}: ${JSON.stringify(ours(document))}`);
  });
}

/** The quick fixes at the first problem. */
async function fixes({ document }: vscode.TextEditor): Promise<readonly vscode.CodeAction[]> {
  return until('quick fixes', async () => {
    const [first] = ours(document);
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      first?.range ?? new vscode.Range(0, 0, 0, 0),
      vscode.CodeActionKind.QuickFix.value,
    );
    return found.length > 0 && found;
  });
}

async function fix(editor: vscode.TextEditor, title: RegExp | 'preferred'): Promise<void> {
  const all = await fixes(editor);
  const action = all.find((it) => (title === 'preferred' ? it.isPreferred : title.test(it.title)));
  assert.ok(action, all.map((it) => it.title).join('\n'));
  if (action.edit) await vscode.workspace.applyEdit(action.edit);
  if (action.command) await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

const set = (name: string, value: unknown) =>
  vscode.workspace.getConfiguration('ibid').update(name, value, vscode.ConfigurationTarget.Workspace);

describe('checking inside VS Code', () => {
  let pact: string;
  let nurse: string;
  /** VS Code keeps a document for a while, so that each draft has a name of its own. */
  let drafts = 0;
  const cupboard = 'They came for the cupboard and were given the key to the hallway';

  before(async () => {
    await vscode.extensions.getExtension('ibid.ibid')?.activate();
    const [one, other] = await sources('baltic-courier-russia-iran.txt', 'nurse-temperature-rooms.txt');
    pact = one?.citekey ?? '';
    nurse = other?.citekey ?? '';
  });

  const VERDICTS: readonly [verdict: string, draft: () => string, expected: readonly Problem[]][] = [
    [
      'altered: the words that differ',
      () => `“They came for the cupboard and were handed the key to a hallway” [@${pact}].`,
      [
        ['altered', 'handed', 'Error'],
        ['altered', 'a', 'Error'],
      ],
    ],
    [
      'altered: the gap where words are left out',
      () => `“They came for the cupboard and given the key to the hallway” [@${pact}].`,
      [['altered', 'd g', 'Error']],
    ],
    [
      'missing: the whole quotation',
      () => `“Nobody has ever said these few words in any article” [@${pact}].`,
      [['missing', 'Nobody has ever said these few words in any article', 'Error']],
    ],
    ['wrong source: its citekey', () => `“${cupboard}” [@${nurse}].`, [['wrong-source', '$nurse', 'Error']]],
    ['uncited: the quotation', () => `“${cupboard}” is all.`, [['uncited', cupboard, 'Warning']]],
    ['unknown citekey', () => 'So it is [@nobody1999].', [['unknown-citekey', 'nobody1999', 'Warning']]],
    [
      'ambiguous locator: the citation',
      () => `“${cupboard}” [@${pact}, para. 2].`,
      [['ambiguous-locator', '[@$pact, para. 2]', 'Warning']],
    ],
    [
      'a permitted omission that hides a “not”',
      () => `“This is … an alliance and nobody should lose any sleep over it” [@${pact}].`,
      [['doubtful-omission', '…', 'Warning']],
    ],
  ];
  for (const [name, draft, expected] of VERDICTS) {
    it(name, async () => {
      const editor = await opened(`scratch/verdict-${++drafts}.md`, `${draft()}\n`);
      const wanted = expected.map(([code, words, severity]) => [
        code,
        words.replace('$nurse', nurse).replace('$pact', pact),
        severity,
      ]);
      assert.deepEqual(await problems(editor), wanted);
    });
  }

  it('says nothing where all is right, and takes back what was put right by hand', async () => {
    const editor = await opened('scratch/right.md', `“They came for the shelf” [@${pact}].\n`);
    await problems(editor);
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 19, 0, 24), 'cupboard'));
    await problems(editor, (found) => found.length === 0);
  });

  it('gives the source’s words in the message, with their place', async () => {
    const editor = await opened('scratch/message.md', `“They came for the shelf and were given the key” [@${pact}].\n`);
    await problems(editor);
    assert.equal(ours(editor.document)[0]?.message, `The source has “cupboard” here, not “shelf” (${pact}, para. 7).`);
  });

  it('leads from the problem to the line of the saved file, where that is text', async () => {
    const editor = await opened('scratch/related.md', `“They came for the shelf and were given the key” [@${pact}].\n`);
    await problems(editor);
    const [related] = ours(editor.document)[0]?.relatedInformation ?? [];
    assert.ok(related);
    const saved = await vscode.workspace.openTextDocument(related.location.uri);
    assert.match(saved.lineAt(related.location.range.start.line).text, /They came for the cupboard and were given/);
  });

  it('checks the Markdown cells of a notebook', async () => {
    const cell = new vscode.NotebookCellData(
      vscode.NotebookCellKind.Markup,
      `“They came for the shelf” [@${pact}].`,
      'markdown',
    );
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
    await vscode.window.showNotebookDocument(notebook);
    await vscode.commands.executeCommand('notebook.cell.edit');
    const { document } = notebook.cellAt(0);
    await until(
      'the problem in the cell',
      () =>
        ours(document)
          .map(({ code }) => code)
          .join() === 'altered',
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('restores words in a draft with \\r\\n', async () => {
    const editor = await opened('scratch/crlf-check.md', `One.\r\n\r\n“They came for the shelf” [@${pact}].\r\n`);
    await problems(editor);
    await fix(editor, 'preferred');
    assert.equal(editor.document.getText(), `One.\r\n\r\n“They came for the cupboard” [@${pact}].\r\n`);
  });

  it('checks LaTeX, Typst and an untitled draft alike', async () => {
    const altered = 'They came for the shelf and were given the key to the hallway';
    const latex = await opened('scratch/a.tex', `\\textcquote{${pact}}{${altered}}.\n`);
    assert.deepEqual(await problems(latex), [['altered', 'shelf', 'Error']]);
    const typst = await opened('scratch/a.typ', `#quote(attribution: <${pact}>)[${altered}]\n`);
    assert.deepEqual(await problems(typst), [['altered', 'shelf', 'Error']]);
    const document = await vscode.workspace.openTextDocument({
      language: 'markdown',
      content: `“${altered}” [@${pact}].`,
    });
    assert.deepEqual(await problems(await vscode.window.showTextDocument(document)), [['altered', 'shelf', 'Error']]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('does not check the saved articles themselves', async () => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument(
        vscode.Uri.joinPath(
          vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'),
          'sources/nurse-temperature-rooms.txt',
        ),
      ),
    );
    const saved = vscode.window.activeTextEditor;
    const editor = await opened('scratch/after.md', `“They came for the shelf” [@${pact}].\n`);
    await problems(editor);
    assert.ok(saved);
    assert.deepEqual(ours(saved.document), []);
  });

  it('clears its problems when the draft is closed', async () => {
    const editor = await opened('scratch/closed.md', `“They came for the shelf” [@${pact}].\n`);
    const { document } = editor;
    await problems(editor);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until('no problems', () => ours(document).length === 0);
  });

  it('obeys its settings at once', async () => {
    const editor = await opened('scratch/settings.md', `“They came for the shelf” [@${pact}].\n`);
    try {
      await problems(editor);
      await set('check.altered', 'information');
      await problems(editor, (found) => found[0]?.[2] === 'Information');
      await set('check.altered', 'off');
      await problems(editor, (found) => found.length === 0);
      await set('check.altered', undefined);
      await problems(editor, (found) => found.length === 1);
      await set('check.run', 'off');
      await problems(editor, (found) => found.length === 0);
    } finally {
      await set('check.altered', undefined);
      await set('check.run', undefined);
    }
  });

  it('on saving only, where that is wished', async () => {
    await set('check.run', 'onSave');
    try {
      const editor = await opened('scratch/saving.md', `“They came for the shelf” [@${pact}].\n`);
      await problems(editor);
      await editor.edit((edit) => edit.replace(new vscode.Range(0, 19, 0, 24), 'cupboard'));
      const other = await opened('scratch/saving-other.md', `“They came for the shelf” [@${pact}].\n`);
      await problems(other);
      assert.equal(ours(editor.document).length, 1);
      await editor.document.save();
      await problems(editor, (found) => found.length === 0);
    } finally {
      await set('check.run', undefined);
    }
  });

  it('finds words that were copied without quotation marks, on wish, and quotes them', async () => {
    await set('check.copiedWithoutMarks', 'warning');
    try {
      const editor = await opened(
        'scratch/copied.md',
        `---\nbibliography: references.bib\n---\n\nSo ${cupboard.replace('They', 'they')}, it was said.\n`,
      );
      assert.deepEqual(await problems(editor), [
        ['copied-without-marks', `${cupboard.replace('They ', '')},`, 'Warning'],
      ]);
      await fix(editor, 'preferred');
      assert.match(
        editor.document.getText(),
        new RegExp(`So they [“"]${cupboard.replace('They ', '')},[”"] \\[@${pact}, para\\. 7\\] it was said`),
      );
    } finally {
      await set('check.copiedWithoutMarks', undefined);
    }
  });

  describe('quick fixes', () => {
    const altered = () => `“They came for the shelf and were given the key to the hallway” [@${pact}].\n`;
    const named = (text: string) => text.replaceAll('$pact', pact).replaceAll('$nurse', nurse);

    const FIXES: readonly [name: string, draft: () => string, title: RegExp | 'preferred', expected: string][] = [
      ['restores the source’s words', altered, 'preferred', `“${cupboard}” [@$pact].\n`],
      [
        'marks the change with brackets',
        altered,
        /brackets/,
        '“They came for the \\[shelf\\] and were given the key to the hallway” [@$pact].\n',
      ],
      [
        'marks what is left out',
        () => `“They came for the cupboard and given the key to the hallway” [@${pact}].\n`,
        /Mark what is left out/,
        '“They came for the cupboard and … given the key to the hallway” [@$pact].\n',
      ],
      [
        'corrects the locator',
        () => `“${cupboard}” [@${pact}, para. 2].\n`,
        'preferred',
        `“${cupboard}” [@$pact, para. 7].\n`,
      ],
      [
        'ends the checking of the paragraph',
        altered,
        /this paragraph/,
        '“They came for the shelf and were given the key to the hallway” [@$pact]. <!-- ibid:ignore -->\n',
      ],
      [
        'ends the checking of the file',
        altered,
        /this file/,
        '“They came for the shelf and were given the key to the hallway” [@$pact].\n\n<!-- ibid:ignore-file -->\n',
      ],
    ];
    for (const [name, draft, title, expected] of FIXES) {
      it(`${name}, in one step of undo, and the problem is gone`, async () => {
        const editor = await opened(`scratch/fix-${++drafts}.md`, draft());
        await problems(editor);
        await fix(editor, title);
        assert.equal(editor.document.getText(), named(expected));
        await problems(editor, (found) => found.length === 0);
        await vscode.commands.executeCommand('undo');
        assert.equal(editor.document.getText(), draft());
      });
    }

    it('cites the right source instead, and brings its bibliography entry along', async () => {
      const editor = await opened(
        'scratch/recite.md',
        `---\nbibliography: recite.bib\n---\n\n“${cupboard}” [see @${nurse}, para. 3].\n`,
      );
      await problems(editor);
      await fix(editor, 'preferred');
      assert.match(editor.document.getText(), new RegExp(`\\[see @${pact}, para\\. 7\\]`));
      await problems(editor, (found) => found.length === 0);
      const bibliography = vscode.Uri.joinPath(editor.document.uri, '../recite.bib');
      const bytes = await vscode.workspace.fs.readFile(bibliography);
      assert.ok(new TextDecoder().decode(bytes).includes(`{${pact},`));
      await vscode.commands.executeCommand('undo');
      assert.match(editor.document.getText(), new RegExp(`\\[see @${nurse}, para\\. 3\\]`));
    });

    it('formats the note of the right source, where the draft cites in footnotes', async () => {
      const editor = await opened('scratch/footnote.md', `“${cupboard}”[^${nurse}]\n\n[^${nurse}]: Somebody’s note.\n`);
      assert.deepEqual(await problems(editor), [['wrong-source', nurse, 'Error']]);
      await fix(editor, 'preferred');
      const text = editor.document.getText();
      assert.ok(text.includes(`“${cupboard}”[^${pact}]`), text);
      assert.match(text, new RegExp(`^\\[\\^${pact}\\]: .*Kivisaar`, 'm'));
      await problems(editor, (found) => found.length === 0);
    });

    it('adds the citation that is missing, with its declaration', async () => {
      const editor = await opened('scratch/uncited.md', `“${cupboard}” is all.\n`);
      await problems(editor);
      await fix(editor, 'preferred');
      assert.equal(
        editor.document.getText(),
        `---\nbibliography: references.bib\n---\n\n“${cupboard}” [@${pact}, para. 7] is all.\n`,
      );
      await problems(editor, (found) => found.length === 0);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), `“${cupboard}” is all.\n`);
    });

    it('offers the citekey that an unknown one is like', async () => {
      const editor = await opened('scratch/unknown.md', `So it is [@${pact.slice(0, 12)}].\n`);
      await problems(editor);
      await fix(editor, new RegExp(`^Change to ${pact}$`));
      assert.ok(editor.document.getText().includes(`So it is [@${pact}].`));
    });

    it('restores every altered quotation at once', async () => {
      const editor = await opened(
        'scratch/all.md',
        `“They came for the shelf and were given the key” [@${pact}].\n\n“patience is also a sort of equipment” [@${pact}].\n`,
      );
      await problems(editor, (found) => found.length === 2);
      await fix(editor, /in all 2 altered/);
      assert.equal(
        editor.document.getText(),
        named(
          '“They came for the cupboard and were given the key” [@$pact].\n\n“patience is also a kind of equipment” [@$pact].\n',
        ),
      );
    });

    it('compares with the source side by side', async () => {
      const editor = await opened('scratch/compare.md', altered());
      await problems(editor);
      await fix(editor, /side by side/);
      const tab = await until('the comparison', () => vscode.window.tabGroups.activeTabGroup.activeTab);
      assert.ok(tab.input instanceof vscode.TabInputTextDiff);
      const source = await vscode.workspace.openTextDocument(tab.input.original);
      assert.equal(source.getText(), cupboard);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });
  });

  it('says in a hover where the quotation stands', async () => {
    const editor = await opened(
      'scratch/hover-quote.md',
      `“They came for the shelf and were given the key” [@${pact}].\n`,
    );
    await problems(editor);
    const text = await until('the hover', async () => {
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        editor.document.uri,
        new vscode.Position(0, 6),
      );
      const values = found.flatMap(({ contents }) => contents.map((it) => (typeof it === 'string' ? it : it.value)));
      return values.find((it) => it.includes('Altered'));
    });
    assert.match(text, /para\\. 7/);
    assert.match(text, /Russia and Iran Sign Military Cooperation Pact/);
    assert.match(text, /In the source: “They came for the cupboard and were given the key”/);
  });

  describe('Find the Source of This', () => {
    const traced = async (editor: vscode.TextEditor, words: string, command: string) => {
      const start = editor.document.positionAt(editor.document.getText().indexOf(words));
      editor.selection = new vscode.Selection(start, start.translate(0, words.length));
      const done = vscode.commands.executeCommand('ibid.findSource');
      await until('the list with its first row', async () => {
        await vscode.commands.executeCommand(command);
        return editor.document.getText().includes(pact);
      });
      await done;
    };
    const loose = 'they had come for the cupboard and were given a key to the hallway';

    it('Enter adds the citation behind the words, with their place', async () => {
      const editor = await opened('scratch/trace.md', `---\nbibliography: references.bib\n---\n\nAs ${loose}.\n`);
      await traced(editor, loose, 'workbench.action.acceptSelectedQuickOpenItem');
      assert.ok(editor.document.getText().includes(`\nAs ${loose} [@${pact}, para. 7].\n`), editor.document.getText());
    });

    it('Alt+Enter puts the source’s words in their place, as a quotation', async () => {
      const editor = await opened('scratch/traced.md', `---\nbibliography: references.bib\n---\n\nAs ${loose}.\n`);
      await traced(editor, loose, 'ibid.findSource.quote');
      assert.match(editor.document.getText(), new RegExp(`As ["“]${cupboard},?["”] \\[@${pact}, para\\. 7\\]\\.`));
    });
  });

  describe('Check Draft', () => {
    it('opens a report of the draft, and of a folder with the drafts in it', async () => {
      await opened('scratch/folder/one.md', `“They came for the shelf” [@${pact}].\n`);
      await opened('scratch/folder/two.tex', `\\enquote{patience is also a kind of equipment} \\autocite{${pact}}\n`);
      await vscode.commands.executeCommand('ibid.checkDraft');
      const titled = (title: string) =>
        until(title, () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find((tab) => tab.label === title));
      await titled('Check: two.tex');
      const folder = vscode.Uri.joinPath(
        vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/'),
        'scratch/folder',
      );
      await vscode.commands.executeCommand('ibid.checkDraft', folder);
      await titled('Check: Quotations');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    });
  });

  it('says nothing in a folder without a library, and speaks again when it has one', async () => {
    const editor = await opened('scratch/no-library.md', `“They came for the shelf” [@${pact}] [@nobody1999].\n`);
    await problems(editor);
    try {
      await set('library', 'there-is-no-such-folder');
      await problems(editor, (found) => found.length === 0);
    } finally {
      await set('library', undefined);
    }
    await problems(editor, (found) => found.length === 2);
  });
});
