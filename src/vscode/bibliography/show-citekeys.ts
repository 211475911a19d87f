import * as vscode from 'vscode';
import type { Dialect } from '../../dialect/dialect';
import { dialectOf } from '../citing/dialect-of';
import { DRAFT_NAMES } from '../citing/draft-languages';
import { isDraft } from '../citing/drafts';
import { parsedDraft } from '../citing/parsed-draft';
import { count } from '../count';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { fileName } from '../lookup/byline';
import { mainFile, textOf } from '../writing/bibliography-place';
import { bibliographyKeysOf } from './bibliography-keys';

/** More drafts than this are not looked through: a folder of programs may have thousands of Markdown files. */
const MOST_DRAFTS = 1000;
const MARKDOWN = '**/*.{md,markdown}';

interface CitekeyItem extends vscode.QuickPickItem {
  readonly place?: vscode.Location;
}

/** What the drafts of the workspace cite, and the bibliographies that they declare. */
interface Citekeys {
  /** Where each key is cited first. */
  readonly cited: Map<string, vscode.Location>;
  /** Which bibliography has it. */
  readonly listed: Map<string, vscode.Uri>;
  readonly drafts: number;
}

/** **Ibid: Show Unused and Unknown Citekeys**: Enter goes to the citation, or to the entry. */
export function showCitekeys(ibid: Ibid): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.showCitekeys', () =>
    attempt('The citekeys could not be looked through', ibid.log, async () => {
      await ibid.library.opened();
      const found = await vscode.window.withProgress(
        { location: vscode.ProgressLocation.Notification, title: 'Ibid: reading the drafts', cancellable: true },
        (progress, token) => citekeysOfWorkspace(progress, token),
      );
      if (!found) return;
      const items = await itemsOf(ibid, found);
      if (items.length === 0) {
        void vscode.window.showInformationMessage(
          `Every citekey of ${count(found.drafts, 'draft')} is known, and every entry of the bibliographies is cited.`,
        );
        return;
      }
      const chosen = await vscode.window.showQuickPick(items, {
        title: `Citekeys of ${count(found.drafts, 'draft')}`,
        placeHolder: 'Enter goes to the citation, or to the entry',
        matchOnDescription: true,
      });
      if (chosen?.place) await vscode.window.showTextDocument(chosen.place.uri, { selection: chosen.place.range });
    }),
  );
}

async function itemsOf({ engine, library }: Ibid, { cited, listed }: Citekeys): Promise<CitekeyItem[]> {
  const { bibliographyUse } = await import('../markup');
  const { unknown, unused } = bibliographyUse(cited.keys(), listed.keys());
  const sources = library.state === 'none' ? [] : await engine.request('sources', { citekeys: unknown });
  const saved = new Set(sources.map(({ citekey }) => citekey));
  const missing = unknown.filter((key) => saved.has(key));
  const strange = unknown.filter((key) => !saved.has(key));
  const at = (key: string): CitekeyItem => {
    const place = cited.get(key);
    return { label: key, ...(place ? { description: placeName(place), place } : {}) };
  };
  const unusedItems = await Promise.all(unused.map((key) => entryItem(key, listed.get(key))));
  return [
    ...section('Unknown: no source and no entry', strange.map(at)),
    ...section('Sources whose entry is missing: “Ibid: Insert or Update Bibliography” adds it', missing.map(at)),
    ...section('Unused: nothing cites the entry', unusedItems),
  ];
}

function section(label: string, items: readonly CitekeyItem[]): CitekeyItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

async function entryItem(key: string, uri: vscode.Uri | undefined): Promise<CitekeyItem> {
  if (!uri) return { label: key };
  const lines = ((await textOf(uri)) ?? '').split(/\r\n|\r|\n/);
  const line = Math.max(
    0,
    lines.findIndex((it) => it.includes(key)),
  );
  return {
    label: key,
    description: fileName(uri.fsPath),
    place: new vscode.Location(uri, new vscode.Position(line, 0)),
  };
}

function placeName({ uri, range }: vscode.Location): string {
  return `${fileName(uri.fsPath)}, line ${range.start.line + 1}`;
}

async function citekeysOfWorkspace(
  progress: vscode.Progress<{ message: string }>,
  token: vscode.CancellationToken,
): Promise<Citekeys | undefined> {
  const files = await Promise.all(
    [DRAFT_NAMES, MARKDOWN].map((it) => vscode.workspace.findFiles(it, undefined, MOST_DRAFTS, token)),
  );
  const open = vscode.workspace.textDocuments.filter(isDraft).map(({ uri }) => uri);
  const uris = new Map([...open, ...files.flat()].map((uri) => [uri.toString(), uri]));
  const found: Citekeys = { cited: new Map(), listed: new Map(), drafts: 0 };
  let drafts = 0;
  for (const [n, uri] of [...uris.values()].entries()) {
    if (token.isCancellationRequested) return undefined;
    progress.report({ message: `${n + 1} of ${uris.size}` });
    if (await readDraft(uri, found)) drafts++;
  }
  return { ...found, drafts };
}

/** Whether it cites or declares anything: a clipping of the library, or a README, is no draft. */
async function readDraft(uri: vscode.Uri, { cited, listed }: Citekeys): Promise<boolean> {
  const document = await vscode.workspace.openTextDocument(uri).then(undefined, () => undefined);
  const dialect: Dialect | undefined = document && (await dialectOf(document));
  // The keys of formatted citations are labels of notes; one that no source has is a note of another kind.
  if (!document || !dialect || dialect.citations === 'formatted') return false;
  const { citations } = parsedDraft(document, dialect);
  const main = dialect.id === 'latex' ? await mainFile(document) : undefined;
  for (const [key, file] of await bibliographyKeysOf(document, dialect, main))
    if (!listed.has(key)) listed.set(key, file);
  for (const { citekey, keyRange } of citations.flatMap(({ cites }) => cites)) {
    const range = new vscode.Range(document.positionAt(keyRange.start), document.positionAt(keyRange.end));
    if (!cited.has(citekey)) cited.set(citekey, new vscode.Location(uri, range));
  }
  return citations.length > 0;
}
