import * as vscode from 'vscode';
import { DRAFT_LANGUAGES, DRAFT_NAMES } from './draft-languages';

/** The drafts that can be cited in, for VS Code. */
export const DRAFTS: readonly vscode.DocumentFilter[] = [
  ...DRAFT_LANGUAGES.map((language) => ({ language })),
  { language: 'plaintext', pattern: DRAFT_NAMES },
];

export function isDraft(document: vscode.TextDocument): boolean {
  return vscode.languages.match(DRAFTS, document) > 0;
}
