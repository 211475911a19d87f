import type * as vscode from 'vscode';
import type { Dialect } from '../../dialect/dialect';
import { declaredBibliographies, type MainFile, textOf } from '../writing/bibliography-place';

/** The citekeys of all bibliographies that the draft declares, with the file that each stands in. */
export async function bibliographyKeysOf(
  document: vscode.TextDocument,
  dialect: Dialect,
  main: MainFile | undefined,
): Promise<ReadonlyMap<string, vscode.Uri>> {
  const { bibliographyKeys } = await import('../markup');
  const found = new Map<string, vscode.Uri>();
  for (const { uri, format } of await declaredBibliographies(document, dialect, main)) {
    const text = await textOf(uri);
    for (const key of bibliographyKeys(text ?? '', format)) if (!found.has(key)) found.set(key, uri);
  }
  return found;
}
