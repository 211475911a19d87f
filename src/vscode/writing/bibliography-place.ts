import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { Dialect } from '../../dialect/dialect';
import type { BibliographyFormat } from '../../model/bibliography-format';
import { parsedDraft } from '../citing/parsed-draft';
import { readSettings } from '../settings';
import { declaredPaths, foldersUp, formatOf, namedFrom } from './declared';

/** The bibliography file that the draft's tool reads. */
export interface BibliographyPlace {
  readonly uri: vscode.Uri;
  readonly format: BibliographyFormat;
  /** What has to be declared, and where; absent where the draft, or its project, declares the file already. */
  readonly declare?: { readonly file: string; readonly inMain?: MainFile };
}

/** The main file of a larger document, with its text as it is in the editor or on disk. */
export interface MainFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Where the entries of a draft belong: the file it declares, else its project's, else the default one beside it.
 * `undefined` where the dialect's tool reads no bibliography.
 */
export async function bibliographyPlace(
  document: vscode.TextDocument,
  dialect: Dialect,
  main: MainFile | undefined,
): Promise<BibliographyPlace | undefined> {
  if (dialect.bibliographyFormats.length === 0) return undefined;
  const declared = await declaredBibliographies(document, dialect, main);
  const first = declared.find(({ isThere }) => isThere) ?? declared[0];
  if (first) return { uri: first.uri, format: first.format };
  const { draft } = placeOf(document);
  const { bibliographyFile } = readSettings(document.uri);
  const name = usableFormat(dialect, bibliographyFile) ? bibliographyFile : 'references.bib';
  const path = join(dirname(main?.path ?? draft), name);
  const declare = main ? { file: namedFrom(main.path, path), inMain: main } : { file: namedFrom(draft, path) };
  return { uri: vscode.Uri.file(path), format: usableFormat(dialect, name) ?? 'biblatex', declare };
}

export interface DeclaredBibliography extends BibliographyPlace {
  readonly isThere: boolean;
}

/** The bibliography files that the draft, its main file and its project declare, in that order, each once. */
export async function declaredBibliographies(
  document: vscode.TextDocument,
  dialect: Dialect,
  main: MainFile | undefined,
): Promise<DeclaredBibliography[]> {
  const { draft, top } = placeOf(document);
  const declared = [
    ...parsedDraft(document, dialect).bibliographies.map(({ file }) => ({ file, from: draft })),
    ...(main ? dialect.parse(main.text).bibliographies.map(({ file }) => ({ file, from: main.path })) : []),
    ...(dialect.languages.includes('markdown') ? await declaredByProject(draft, top) : []),
  ];
  const found = new Map<string, DeclaredBibliography>();
  for (const { file, from } of declared) {
    const format = usableFormat(dialect, file);
    if (!format) continue;
    const places = declaredPaths(file, from, top).map((path) => vscode.Uri.file(path));
    const there = await Promise.all(places.map(exists));
    const uri = places[Math.max(0, there.indexOf(true))];
    if (uri && !found.has(uri.toString())) found.set(uri.toString(), { uri, format, isThere: there.includes(true) });
  }
  return [...found.values()];
}

function usableFormat(dialect: Dialect, file: string): BibliographyFormat | undefined {
  const { bibliographyFormats } = dialect;
  const format = formatOf(file);
  // Typst's YAML is Hayagriva's.
  const meant = format === 'csl-yaml' && !bibliographyFormats.includes(format) ? 'hayagriva' : format;
  return meant && bibliographyFormats.includes(meant) ? meant : undefined;
}

function placeOf(document: vscode.TextDocument): { readonly draft: string; readonly top: string | undefined } {
  const top =
    vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath ?? vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  return { draft: document.isUntitled ? join(top ?? '', document.fileName) : document.uri.fsPath, top };
}

/** The main file of a LaTeX part, where it names one (`% !TEX root`). */
export async function mainFile(document: vscode.TextDocument): Promise<MainFile | undefined> {
  const { latexRoot } = await import('../markup');
  const root = latexRoot(document.getText());
  if (root === undefined || document.isUntitled) return undefined;
  const path = join(dirname(document.uri.fsPath), root);
  const text = await textOf(vscode.Uri.file(path));
  return text === undefined || path === document.uri.fsPath ? undefined : { path, text };
}

/** Quarto: `bibliography:` of `_metadata.yml` in each folder and of the project's `_quarto.yml`, each relative to itself. */
async function declaredByProject(draft: string, top: string | undefined): Promise<{ file: string; from: string }[]> {
  const { projectBibliographies } = await import('../markup');
  const found: { file: string; from: string }[] = [];
  for (const folder of foldersUp(draft, top)) {
    for (const name of ['_metadata.yml', '_quarto.yml', '_quarto.yaml']) {
      const from = join(folder, name);
      const text = await textOf(vscode.Uri.file(from));
      if (text !== undefined) found.push(...projectBibliographies(text).map(({ file }) => ({ file, from })));
    }
  }
  return found;
}

/** As it is in the editor, or on disk; `undefined` where there is none. */
export async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const open = vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri.toString());
  if (open) return open.getText();
  const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, () => undefined);
  return bytes && new TextDecoder().decode(bytes);
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
