import * as vscode from 'vscode';
import type { Library } from '../library/library';
import { isWithin } from '../library/library-paths';

/** What is a draft in a folder. Saved pages and plain texts lie in folders for other reasons: they are named one by one. */
const DRAFTS = '**/*.{md,markdown,mdx,qmd,rmd,Rmd,tex,ltx,typ,org,rst,adoc,asciidoc,wiki,mediawiki}';
const NO_DRAFTS = '**/{node_modules,.*}/**';

/** The drafts among these files and folders, those of the library left out; a file that was named itself always counts. */
export async function draftsBelow(
  named: readonly vscode.Uri[],
  { folders }: Library,
  token?: vscode.CancellationToken,
): Promise<readonly vscode.Uri[]> {
  const found = new Map<string, vscode.Uri>();
  for (const uri of named) {
    const stat =
      uri.scheme === 'file' ? await vscode.workspace.fs.stat(uri).then(undefined, () => undefined) : undefined;
    const isFolder = stat !== undefined && (stat.type & vscode.FileType.Directory) !== 0;
    if (!isFolder) found.set(uri.toString(), uri);
    else {
      const pattern = new vscode.RelativePattern(uri, DRAFTS);
      const below = await vscode.workspace.findFiles(pattern, NO_DRAFTS, undefined, token);
      for (const file of below.sort((a, b) => a.fsPath.localeCompare(b.fsPath))) {
        if (!folders.some((folder) => isWithin(file.fsPath, folder))) found.set(file.toString(), file);
      }
    }
  }
  return [...found.values()];
}
