import * as vscode from 'vscode';
import type { Engine } from '../../engine/protocol';
import { attempt } from '../failures';

/** Stops reading and goes on with it: what was read stays in the index, and can be cited meanwhile. */
export function pauseIndexing(engine: Engine, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('ibid.stopIndexing', () =>
      attempt('Indexing could not be stopped', log, () => engine.request('stop', {})),
    ),
    vscode.commands.registerCommand('ibid.continueIndexing', () =>
      attempt('Indexing could not go on', log, () => engine.request('scan', { rebuild: false })),
    ),
  );
}
