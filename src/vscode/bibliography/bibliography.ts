import * as vscode from 'vscode';
import type { Ibid } from '../ibid';
import { convertCitationsOfDraft } from './convert-citations';
import { draftBibliographies } from './draft-bibliographies';
import { exportBibliography } from './export-bibliography';
import { importBibliography } from './import-bibliography';
import { showCitekeys } from './show-citekeys';
import { updateBibliography } from './update-bibliography';

/** What is done with bibliographies as a whole. */
export function bibliography(ibid: Ibid): vscode.Disposable {
  return vscode.Disposable.from(
    draftBibliographies(ibid),
    updateBibliography(ibid),
    exportBibliography(ibid),
    importBibliography(ibid),
    convertCitationsOfDraft(ibid),
    showCitekeys(ibid),
  );
}
