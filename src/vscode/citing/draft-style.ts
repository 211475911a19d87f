import { isAbsolute, resolve } from 'node:path';
import * as vscode from 'vscode';
import { readSettings } from '../settings';
import { draftLanguage } from '../writing/draft-language';

/** How what Ibid formats for a draft is to look. */
export interface DraftStyle {
  /** Name of a built-in style, or the path of a `.csl` file. */
  readonly style: string;
  /** Absent: the style's own. */
  readonly locale?: string;
}

/** The style of the settings, in the language of the draft. */
export function draftStyle(document: vscode.TextDocument | undefined): DraftStyle {
  const { style, locale } = readSettings(document?.uri);
  const language = locale === '' ? document && draftLanguage(document.getText()) : locale;
  return { style: stylePath(style, document?.uri), ...(language ? { locale: language } : {}) };
}

/** A style that is a file may be named from the workspace folder. */
function stylePath(style: string, scope: vscode.Uri | undefined): string {
  if (!/[/\\]|\.csl$/i.test(style) || /^https?:/i.test(style) || isAbsolute(style)) return style;
  const folder = (scope && vscode.workspace.getWorkspaceFolder(scope)) ?? vscode.workspace.workspaceFolders?.[0];
  return folder ? resolve(folder.uri.fsPath, style) : style;
}
