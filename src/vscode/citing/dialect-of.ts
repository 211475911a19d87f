import type * as vscode from 'vscode';
import type { Detected, DraftKind } from '../../dialect/detect';
import type { Dialect, DialectId } from '../../dialect/dialect';
import type { Settings } from '../setting-checks';
import { readSettings } from '../settings';
import { projectOf } from './project-of';

const CHOICES: { readonly [Choice in Settings['markdownCitations']]: DialectId | undefined } = {
  auto: undefined,
  citekeys: 'pandoc',
  footnotes: 'footnote',
  links: 'linked',
};

interface Known {
  readonly version: number;
  readonly choice: Settings['markdownCitations'];
  readonly templates: string;
  readonly detected: Detected | undefined;
}
const known = new WeakMap<vscode.TextDocument, Known>();

/** How this draft cites, and why that is thought; `undefined` where its language is not known to Ibid. */
export async function detectedOf(document: vscode.TextDocument): Promise<Detected | undefined> {
  const { markdownCitations: choice, templates: forms } = readSettings(document.uri);
  const templates = JSON.stringify(forms);
  const before = known.get(document);
  const isSame = before?.version === document.version && before.choice === choice && before.templates === templates;
  if (isSame) return before.detected;
  const { version } = document;
  // The dialects are parsers of their languages: they are loaded when the first draft is cited in, not with the window.
  const { detectDialect } = await import('../markup');
  const detected = detectDialect(await draftKind(document));
  known.set(document, { version, choice, templates, detected });
  return detected;
}

/** What tells the dialect of a draft, its text among it. */
export async function draftKind(document: vscode.TextDocument): Promise<DraftKind> {
  const { markdownCitations, templates } = readSettings(document.uri);
  const markdown = CHOICES[markdownCitations];
  const project = await projectOf(document);
  return {
    language: document.languageId,
    text: document.getText(),
    path: document.fileName,
    ...(markdown ? { markdown } : {}),
    ...(Object.keys(templates).length > 0 ? { templates } : {}),
    ...project,
  };
}

export async function dialectOf(document: vscode.TextDocument): Promise<Dialect | undefined> {
  return (await detectedOf(document))?.dialect;
}
