import { relative } from 'node:path';
import * as vscode from 'vscode';
import type { Engine } from '../../engine/protocol';
import type { Problem } from '../../model/source';
import { count } from '../count';
import { attempt } from '../failures';
import { fileName } from '../lookup/byline';
import type { Library } from './library';
import { isWithin } from './library-paths';

interface ProblemItem extends vscode.QuickPickItem {
  readonly problem?: Problem;
}

/** **Ibid: Show Problems**: each file that could not be read, or is doubtful, with the reason. Enter opens it. */
export function showProblems(engine: Engine, library: Library, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.showProblems', async () => {
    const pick = vscode.window.createQuickPick<ProblemItem>();
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.placeholder = 'Files that could not be read';
    const fill = () =>
      attempt('The problems could not be listed', log, async () => {
        pick.busy = true;
        await library.opened();
        const problems = library.state === 'none' ? [] : await engine.request('problems', {});
        pick.placeholder =
          problems.length > 0 ? `${count(problems.length, 'problem')}. Enter opens the file` : 'No problems';
        pick.items = rows(problems, library);
        pick.busy = library.state === 'opening' || library.state === 'indexing';
      });
    let known = -1;
    // The list grows while the library is being read.
    const changed = library.onDidChange(() => {
      const { problems } = library.status;
      if (problems !== known || pick.busy) void fill();
      known = problems;
    });
    pick.onDidAccept(() => {
      const [chosen] = pick.activeItems;
      pick.hide();
      if (chosen?.problem) void openFile(chosen.problem.file);
    });
    pick.onDidHide(() => {
      changed.dispose();
      pick.dispose();
    });
    pick.show();
    await fill();
  });
}

function rows(problems: readonly Problem[], library: Library): ProblemItem[] {
  if (library.state === 'none')
    return [
      { label: '$(info) There is no library in this workspace', detail: 'Run “Ibid: Choose Library Folder…” first.' },
    ];
  if (problems.length === 0) {
    const read = library.state === 'indexing' ? 'So far every' : 'Every';
    return [
      {
        label: `$(pass) ${read} file in the library could be read`,
        detail: `${count(library.status.sources, 'source')}.`,
      },
    ];
  }
  const of = (severity: Problem['severity']) =>
    problems.filter((it) => it.severity === severity).map((it) => row(it, library));
  const [errors, warnings] = [of('error'), of('warning')];
  return [...group('Not in the library', errors), ...group('In the library, but doubtful', warnings)];
}

const group = (label: string, items: readonly ProblemItem[]): ProblemItem[] =>
  items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];

function row(problem: Problem, library: Library): ProblemItem {
  const folder = library.folders.find((it) => isWithin(problem.file, it));
  const place = folder ? relative(folder, problem.file) : problem.file;
  const name = fileName(problem.file);
  return {
    label: name.replaceAll('$(', '$\u2060('),
    iconPath: new vscode.ThemeIcon(problem.severity === 'error' ? 'error' : 'warning'),
    ...(place === name ? {} : { description: place }),
    detail: problem.message,
    problem,
  };
}

/** A file as VS Code opens it; one that it cannot show as text (binary, huge) is shown in the Explorer. */
export async function openFile(path: string): Promise<void> {
  const uri = vscode.Uri.file(path);
  try {
    await vscode.workspace.fs.stat(uri);
  } catch {
    void vscode.window.showWarningMessage(`${fileName(path)} is no longer there.`);
    return;
  }
  await vscode.commands.executeCommand('vscode.open', uri);
}
