import * as vscode from 'vscode';
import { dialectOf } from '../citing/dialect-of';
import { isDraft } from '../citing/drafts';
import { isAbort, tell } from '../failures';
import type { Ibid } from '../ibid';
import { mayRead } from '../library/trust';
import { watchFile } from '../watch-file';
import { type DeclaredBibliography, declaredBibliographies, mainFile } from '../writing/bibliography-place';

/** Reading a draft is not urgent: the window is shown first, and a person who types is not held up. */
const REST_MS = 1500;

/**
 * Tells the engine which bibliographies the open drafts declare: their citekeys and fields win over those that were read from
 * articles, and their other entries can be cited. The files are followed.
 */
export function draftBibliographies({ engine, library, log }: Ibid): vscode.Disposable {
  let told = '';
  let timer: NodeJS.Timeout | undefined;
  let watchers: vscode.Disposable = new vscode.Disposable(() => undefined);

  const ask = async (work: () => Promise<unknown>) => {
    await work().catch((error: unknown) => {
      if (!isAbort(error)) log.warn(`The bibliographies of the drafts were not read: ${tell(error)}`);
    });
  };
  const look = async () => {
    await library.opened();
    if (library.folders.length === 0) return;
    const all = (await Promise.all(openDrafts().map(declared))).flat();
    const files = [...new Set(all.filter(({ isThere }) => isThere).map(({ uri }) => uri.fsPath))].sort();
    const missing = [...new Set(all.filter(({ isThere }) => !isThere).map(({ uri }) => uri.fsPath))].sort();
    const now = [...library.folders, '', ...files, '', ...missing].join('\n');
    if (now === told) return;
    told = now;
    watchers.dispose();
    watchers = vscode.Disposable.from(
      ...files.map((file) => watchFile(file, () => void ask(() => changed(file)))),
      ...missing.map((file) => watchFile(file, soon)),
    );
    await engine.request('bibliographies', { files });
  };
  const changed = (file: string) => engine.request('changed', { files: [file] });
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(look), REST_MS);
  };
  soon();
  return vscode.Disposable.from(
    vscode.window.onDidChangeVisibleTextEditors(soon),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (isDraft(document) || /_(?:quarto|metadata)\.ya?ml$/.test(document.fileName)) soon();
    }),
    library.onDidChange(() => {
      if (!told.startsWith([...library.folders, ''].join('\n'))) soon();
    }),
    new vscode.Disposable(() => {
      clearTimeout(timer);
      watchers.dispose();
    }),
  );
}

function openDrafts(): vscode.TextDocument[] {
  const shown = vscode.window.visibleTextEditors.map(({ document }) => document);
  return shown.filter((document) => document.uri.scheme === 'file' && isDraft(document));
}

async function declared(document: vscode.TextDocument): Promise<DeclaredBibliography[]> {
  const dialect = await dialectOf(document);
  if (!dialect || dialect.bibliographyFormats.length === 0) return [];
  const main = dialect.id === 'latex' ? await mainFile(document) : undefined;
  return (await declaredBibliographies(document, dialect, main)).filter(({ uri }) => mayRead(uri.fsPath));
}
