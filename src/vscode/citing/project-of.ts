import { join } from 'node:path';
import * as vscode from 'vscode';
import type { DraftKind } from '../../dialect/detect';
import { foldersUp } from '../writing/declared';

export type ProjectFacts = Pick<DraftKind, 'isQuartoProject' | 'isMystProject' | 'hasSphinxBibtex'>;

/** After this time the files are read again, for the next question: nobody who types or cites waits for them. */
const TRUSTED_MS = 3000;
const known = new Map<string, { readonly at: number; readonly facts: Promise<ProjectFacts> }>();

/** What the project files above a draft say about how it cites. */
export function projectOf(document: vscode.TextDocument): Promise<ProjectFacts> {
  if (document.uri.scheme !== 'file') return Promise.resolve({});
  const top = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.fsPath;
  const folders = foldersUp(document.uri.fsPath, top);
  const key = folders.join('\n');
  const before = known.get(key);
  if (before && Date.now() - before.at < TRUSTED_MS) return before.facts;
  const facts = readFacts(folders);
  known.set(key, { at: Date.now(), facts });
  return before?.facts ?? facts;
}

async function readFacts(folders: readonly string[]): Promise<ProjectFacts> {
  const has = async (name: string, wish = (_text: string) => true) => {
    for (const folder of folders) {
      const text = await textOf(join(folder, name));
      if (text !== undefined && wish(text)) return true;
    }
    return false;
  };
  const loads = (module: string) => (conf: string) => new RegExp(`^[^#\\n]*["']${module}["']`, 'm').test(conf);
  const [quarto, myst, mystInSphinx, bibtex] = await Promise.all([
    has('_quarto.yml'),
    has('myst.yml'),
    has('conf.py', loads('myst_(?:parser|nb)')),
    has('conf.py', loads('sphinxcontrib\\.bibtex')),
  ]);
  return { isQuartoProject: quarto, isMystProject: myst || mystInSphinx, hasSphinxBibtex: bibtex };
}

async function textOf(path: string): Promise<string | undefined> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.file(path)).then(undefined, () => undefined);
  return bytes && new TextDecoder().decode(bytes);
}
