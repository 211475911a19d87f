import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { opened, until } from './drafts';
import { CUPBOARD, citedKeys, fix, ours, type Problem, problems, set } from './problems';

describe('checking inside VS Code', () => {
  let pact: string;
  let nurse: string;
  /** VS Code keeps a document for a while, so that each draft has a name of its own. */
  let drafts = 0;

  before(async () => {
    ({ pact, nurse } = await citedKeys());
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
    ['wrong source: its citekey', () => `“${CUPBOARD}” [@${nurse}].`, [['wrong-source', '$nurse', 'Error']]],
    ['uncited: the quotation', () => `“${CUPBOARD}” is all.`, [['uncited', CUPBOARD, 'Warning']]],
    ['unknown citekey', () => 'So it is [@nobody1999].', [['unknown-citekey', 'nobody1999', 'Warning']]],
    [
      'ambiguous locator: the citation',
      () => `“${CUPBOARD}” [@${pact}, para. 2].`,
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
        `---\nbibliography: references.bib\n---\n\nSo ${CUPBOARD.replace('They', 'they')}, it was said.\n`,
      );
      assert.deepEqual(await problems(editor), [
        ['copied-without-marks', `${CUPBOARD.replace('They ', '')},`, 'Warning'],
      ]);
      await fix(editor, 'preferred');
      assert.match(
        editor.document.getText(),
        new RegExp(`So they [“"]${CUPBOARD.replace('They ', '')},[”"] \\[@${pact}, para\\. 7\\] it was said`),
      );
    } finally {
      await set('check.copiedWithoutMarks', undefined);
    }
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
