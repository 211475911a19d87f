import * as vscode from 'vscode';
import { writeLocator } from '../../dialect/locator';
import type { Cite } from '../../model/citation';
import type { Source } from '../../model/source';
import { isAbort } from '../failures';
import type { Ibid } from '../ibid';
import { byline, fileName, titleOf } from '../lookup/byline';
import { commandLink, plainMarkdown } from '../plain-markdown';
import { quotedWith } from '../quoting/quoted-with';
import { dialectOf } from './dialect-of';
import { DRAFTS } from './drafts';
import { parsedDraft } from './parsed-draft';

/** The commands that a hover may run; every other link in it is dead. */
const COMMANDS = ['ibid.source.preview', 'ibid.source.open'];

/** Hovering a citation shows the record of each source, and the way to it: at the quoted words, where there are some. */
export function citationHover(ibid: Ibid): vscode.Disposable {
  return vscode.languages.registerHoverProvider(DRAFTS, {
    provideHover: (document, position, token) => hover(ibid, document, position, token),
  });
}

async function hover(
  { engine, library, log }: Ibid,
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
): Promise<vscode.Hover | undefined> {
  const dialect = await dialectOf(document);
  const draft = dialect && parsedDraft(document, dialect);
  const offset = document.offsetAt(position);
  const citation = draft?.citations.find(({ range }) => range.start <= offset && offset <= range.end);
  if (!draft || !citation || library.folders.length === 0) return undefined;
  const pointed = citation.cites.filter(({ keyRange }) => keyRange.start <= offset && offset <= keyRange.end);
  const cites = pointed.length > 0 ? pointed : citation.cites;
  const abort = new AbortController();
  const listener = token.onCancellationRequested(() => abort.abort());
  try {
    const sources = await engine.request('sources', { citekeys: cites.map(({ citekey }) => citekey) }, abort.signal);
    const words = quotedWith(draft, citation);
    const texts = sources.map((source) =>
      describe(
        source,
        words,
        cites.find(({ citekey }) => citekey === source.citekey),
      ),
    );
    const range = new vscode.Range(document.positionAt(citation.range.start), document.positionAt(citation.range.end));
    return texts.length > 0 ? new vscode.Hover(texts, range) : undefined;
  } catch (error) {
    if (!isAbort(error)) log.debug(`No hover: ${String(error)}`);
    return undefined;
  } finally {
    listener.dispose();
  }
}

function describe(source: Source, words: string | undefined, cite: Cite | undefined): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  text.isTrusted = { enabledCommands: COMMANDS };
  text.appendMarkdown(`**${plainMarkdown(titleOf(source))}**\n\n`);
  const said = byline(source);
  if (said !== '') text.appendMarkdown(`${plainMarkdown(said)}\n\n`);
  text.appendMarkdown(`${plainMarkdown(fileName(source.file))}\n\n`);
  const locator = cite?.locator;
  const show = words === undefined && !locator ? 'Read the source' : 'Show the passage';
  text.appendMarkdown(
    `${commandLink(`$(open-preview) ${show}`, 'ibid.source.preview', [{ citekey: source.citekey, words: words ?? '', ...(locator && { locator: writeLocator(locator) }) }])} · `,
  );
  text.appendMarkdown(commandLink('$(go-to-file) Open the file', 'ibid.source.open', [{ citekey: source.citekey }]));
  return text;
}
