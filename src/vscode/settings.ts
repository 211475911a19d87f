import * as vscode from 'vscode';
import { CHECKS, type Settings } from './setting-checks';

/** The settings as they are now for a document or folder. A change applies with the next use. */
export function readSettings(scope?: vscode.ConfigurationScope): Settings {
  const config = vscode.workspace.getConfiguration('ibid', scope ?? null);
  return {
    library: read(config, 'library'),
    exclude: read(config, 'exclude'),
    bibliographies: read(config, 'bibliographies'),
    citekeyTemplate: read(config, 'citekeyTemplate'),
    markdownCitations: read(config, 'markdownCitations'),
    templates: read(config, 'templates'),
    style: read(config, 'style'),
    styleFolder: read(config, 'styleFolder'),
    locale: read(config, 'locale'),
    bibliographyFile: read(config, 'bibliographyFile'),
    blockQuoteWords: read(config, 'blockQuoteWords'),
    quotationLocator: read(config, 'quotationLocator'),
    omissionMark: read(config, 'omissionMark'),
    linkQuotations: read(config, 'linkQuotations'),
    pasteAsQuotation: read(config, 'pasteAsQuotation'),
    'check.run': read(config, 'check.run'),
    'check.altered': read(config, 'check.altered'),
    'check.missing': read(config, 'check.missing'),
    'check.wrongSource': read(config, 'check.wrongSource'),
    'check.uncited': read(config, 'check.uncited'),
    'check.sourceChanged': read(config, 'check.sourceChanged'),
    'check.doubtfulOmission': read(config, 'check.doubtfulOmission'),
    'check.unknownCitekey': read(config, 'check.unknownCitekey'),
    'check.ambiguousLocator': read(config, 'check.ambiguousLocator'),
    'check.copiedWithoutMarks': read(config, 'check.copiedWithoutMarks'),
    'check.unchecked': read(config, 'check.unchecked'),
  };
}

function read<Name extends keyof Settings>(config: vscode.WorkspaceConfiguration, name: Name): Settings[Name] {
  const value = CHECKS[name](config.get(name)) ?? CHECKS[name](config.inspect(name)?.defaultValue);
  if (value === undefined) throw new Error(`package.json has no usable default of ibid.${name}`);
  return value;
}

/** Calls back when one of these settings changes. */
export function onSettings(names: readonly (keyof Settings)[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(`ibid.${name}`))) listener();
  });
}
