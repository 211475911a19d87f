import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { BibliographyFormat } from '../../model/bibliography-format';
import type { Source } from '../../model/source';
import { dialectOf } from '../citing/dialect-of';
import { parsedDraft } from '../citing/parsed-draft';
import { count } from '../count';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { byline, fileName, titleOf } from '../lookup/byline';
import { writeWhole } from '../writing/write-file';

interface FormatItem extends vscode.QuickPickItem {
  readonly format: BibliographyFormat;
  readonly extension: string;
}

const FORMATS: readonly FormatItem[] = [
  {
    format: 'biblatex',
    extension: 'bib',
    label: 'BibLaTeX',
    description: '.bib',
    detail: 'LaTeX with biblatex, Pandoc, Quarto, Typst, JabRef',
  },
  {
    format: 'bibtex',
    extension: 'bib',
    label: 'BibTeX',
    description: '.bib',
    detail: 'LaTeX with natbib or plain BibTeX, Sphinx, MyST, AsciiDoc',
  },
  { format: 'csl-json', extension: 'json', label: 'CSL-JSON', description: '.json', detail: 'Pandoc, Org, Zotero' },
  { format: 'csl-yaml', extension: 'yaml', label: 'CSL-YAML', description: '.yaml', detail: 'Pandoc and Quarto' },
  { format: 'ris', extension: 'ris', label: 'RIS', description: '.ris', detail: 'Zotero, Mendeley, EndNote, Citavi' },
  { format: 'hayagriva', extension: 'yml', label: 'Hayagriva', description: '.yml', detail: 'Typst' },
];

interface SourcesItem extends vscode.QuickPickItem {
  choose(): Promise<readonly Source[] | undefined>;
}

/** **Ibid: Export Bibliography…**: which sources, then the format, then the file. */
export function exportBibliography(ibid: Ibid): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.exportBibliography', () =>
    attempt('Nothing was exported', ibid.log, async () => {
      await ibid.library.opened();
      const sources = await chosenSources(ibid);
      if (!sources) return;
      const format = await vscode.window.showQuickPick(FORMATS, {
        title: `Export ${count(sources.length, 'source')} (2/2)`,
        placeHolder: 'The format of the bibliography',
        matchOnDetail: true,
      });
      if (!format) return;
      const target = await vscode.window.showSaveDialog({
        title: 'Export Bibliography',
        defaultUri: vscode.Uri.file(join(startFolder(), `bibliography.${format.extension}`)),
        filters: { [format.label]: [format.extension] },
      });
      if (target) await write(target, sources, format);
    }),
  );
}

async function chosenSources(ibid: Ibid): Promise<readonly Source[] | undefined> {
  const all = await allSources(ibid);
  if (all.length === 0) {
    void vscode.window.showInformationMessage('The library has no sources yet.');
    return undefined;
  }
  const cited = await citedSources(ibid);
  const items: SourcesItem[] = [
    ...(cited && cited.length > 0
      ? [{ label: 'Those this draft cites', description: count(cited.length, 'source'), choose: async () => cited }]
      : []),
    { label: 'All sources of the library', description: count(all.length, 'source'), choose: async () => all },
    { label: 'Chosen ones…', choose: () => someOf(all) },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Export Bibliography (1/2)',
    placeHolder: 'Which sources',
  });
  const sources = await chosen?.choose();
  return sources && sources.length > 0 ? sources : undefined;
}

async function someOf(all: readonly Source[]): Promise<readonly Source[] | undefined> {
  const items = all.map((source) => ({ label: titleOf(source), description: byline(source), source }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Export Bibliography (1/2)',
    placeHolder: 'Space chooses, Enter goes on',
    canPickMany: true,
    matchOnDescription: true,
  });
  return chosen?.map(({ source }) => source);
}

/** Sorted by citekey: two exports of one library are alike. */
async function allSources({ engine, library }: Ibid): Promise<readonly Source[]> {
  if (library.state === 'none') return [];
  const all = await engine.request('recent', { limit: Number.MAX_SAFE_INTEGER });
  return [...all].sort((a, b) => (a.citekey < b.citekey ? -1 : 1));
}

/** In the order of the draft. */
async function citedSources({ engine, library }: Ibid): Promise<readonly Source[] | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  const dialect = document && (await dialectOf(document));
  if (!document || !dialect || library.state === 'none') return undefined;
  const keys = parsedDraft(document, dialect).citations.flatMap(({ cites }) => cites.map(({ citekey }) => citekey));
  return engine.request('sources', { citekeys: [...new Set(keys)] });
}

async function write(target: vscode.Uri, sources: readonly Source[], format: FormatItem): Promise<void> {
  const { addToBibliography } = await import('../markup');
  const result = addToBibliography(
    '',
    format.format,
    sources.map(({ item }) => item),
  );
  if (!result.ok) throw result.error;
  await writeWhole(target.fsPath, new TextEncoder().encode(result.text));
  const name = fileName(target.fsPath);
  const refused = result.refused.map(({ citekey, reason }) => `“${citekey}” is left out: ${reason}`);
  const done = `${count(result.added.length, 'source')} exported to ${name}. ${refused.join('; ')}`.trim();
  void vscode.window
    .showInformationMessage(done, 'Open')
    .then((choice) => choice && vscode.window.showTextDocument(target));
}

function startFolder(): string {
  const document = vscode.window.activeTextEditor?.document;
  if (document && !document.isUntitled && document.uri.scheme === 'file') return dirname(document.uri.fsPath);
  return vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
}
