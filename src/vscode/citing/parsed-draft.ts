import type * as vscode from 'vscode';
import type { Dialect, ParsedDraft } from '../../dialect/dialect';

interface Known {
  readonly version: number;
  readonly dialect: Dialect;
  readonly parsed: ParsedDraft;
}
const known = new WeakMap<vscode.TextDocument, Known>();

/** The draft as its dialect reads it. Parsed once for each version: hover, light bulb and box all ask. */
export function parsedDraft(document: vscode.TextDocument, dialect: Dialect): ParsedDraft {
  const before = known.get(document);
  if (before?.version === document.version && before.dialect === dialect) return before.parsed;
  const parsed = dialect.parse(document.getText());
  known.set(document, { version: document.version, dialect, parsed });
  return parsed;
}
