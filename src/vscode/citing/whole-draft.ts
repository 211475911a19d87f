import type * as vscode from 'vscode';
import type { DraftStyle } from './draft-style';

/** A draft of so few citations is formatted as a whole at once. */
const FEW = 8;
const formatted = new WeakMap<vscode.TextDocument, string>();

/**
 * Whether the engine has formatted all citations of this draft in this style: one more then costs little. Before that a citation is
 * formatted alone, so that nobody waits for three hundred others, and its number follows.
 */
export function isFormattedWhole(document: vscode.TextDocument, style: DraftStyle, citations: number): boolean {
  return citations <= FEW || formatted.get(document) === JSON.stringify(style);
}

export function wasFormattedWhole(document: vscode.TextDocument, style: DraftStyle): void {
  formatted.set(document, JSON.stringify(style));
}
