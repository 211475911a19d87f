import { join } from 'node:path';
import * as vscode from 'vscode';
import { startEngine } from '../engine/client';
import { atFirstUse } from './at-first-use';
import { onFirstDraft } from './checking/checked-documents';
import { isReportOpen } from './checking/report-tab';
import { checkTemplates } from './citing/check-templates';
import type { Ibid } from './ibid';
import { watchedLibrary } from './library/library';
import { sourcesTree } from './library/sources-tree';
import { statusBar } from './library/status-bar';
import { Shelf } from './quoting/shelf';
import { ShelfView } from './quoting/shelf-view';
import { ReaderView } from './reader/reader-view';

/**
 * What is on the screen without anybody asking. The rest, `features.ts`, is loaded with the first draft or command, and the
 * index opens in the engine's own thread.
 */
export function activate(context: vscode.ExtensionContext): void {
  performance.mark('ibid/activate');
  const own = <T extends vscode.Disposable>(it: T): T => {
    context.subscriptions.push(it);
    return it;
  };
  const log = own(vscode.window.createOutputChannel('Ibid', { log: true }));
  own(vscode.commands.registerCommand('ibid.showLog', () => log.show()));

  const dist = join(context.extensionPath, 'dist');
  const engine = startEngine({
    workerPath: join(dist, 'engine.js'),
    codeCache: join(context.globalStorageUri.fsPath, 'code'),
  });
  own({ dispose: () => void engine.dispose() });
  const library = own(watchedLibrary(engine, context, log));
  const reader = own(new ReaderView(engine, library, context.extensionUri, log));
  const shelf = own(new Shelf({ engine, library, log }));
  const ibid: Ibid = { engine, library, reader, shelf, csl: join(dist, 'csl'), log };

  own(statusBar(library));
  own(sourcesTree(engine, library, log));
  own(checkTemplates(ibid));
  const shelfView = own(new ShelfView(ibid));
  const rest = own(
    atFirstUse(declaredCommands(context.extension), async () => {
      const { features } = await import('./features');
      return () => features(ibid, { shelfView, dist, context });
    }),
  );
  own(onFirstDraft(() => rest.start()));
  if (isReportOpen()) void rest.start();

  const { duration } = performance.measure('ibid/activate', 'ibid/activate');
  log.info(`Activated in ${duration.toFixed(1)} ms`);
}

/** Those that are registered above. */
const HERE = ['ibid.showLog', 'ibid.showReader'];

function declaredCommands({ packageJSON }: vscode.Extension<unknown>): readonly string[] {
  const { contributes }: { contributes: { commands: readonly { command: string }[] } } = packageJSON;
  return contributes.commands.map(({ command }) => command).filter((command) => !HERE.includes(command));
}
