import * as vscode from 'vscode';
import { citationAtOffset } from '../citing/citation-at';
import { dialectOf } from '../citing/dialect-of';
import { DRAFTS } from '../citing/drafts';
import { parsedDraft } from '../citing/parsed-draft';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { byline, titleOf } from '../lookup/byline';
import { type CitedWords, citedPlace } from './cited-place';
import { quotedWith } from './quoted-with';

const SCHEME = 'ibid-source';

/**
 * From a citation to the words it rests on: **Go to Definition** and **Peek Definition** show the text of the source there,
 * read-only; **Ibid: Show Cited Passage** opens the reader view.
 */
export function citedPassages(ibid: Ibid): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: async ({ query }) => (await sourceText(ibid, query)).text,
    }),
    vscode.languages.registerDefinitionProvider(DRAFTS, {
      provideDefinition: (document, position) =>
        attempt('The cited passage could not be shown', ibid.log, () => definition(ibid, document, position)),
    }),
    vscode.commands.registerCommand('ibid.showCited', () =>
      attempt('The cited passage could not be shown', ibid.log, async () => {
        const editor = vscode.window.activeTextEditor;
        const cited = editor && (await citedAt(editor.document, editor.selection.active));
        const [source] = cited ? await ibid.engine.request('sources', { citekeys: [cited.cite.citekey] }) : [];
        if (cited && source) return ibid.reader.show(await citedPlace(ibid, source, cited), { focus: true });
        void vscode.window.showInformationMessage(
          cited ? `No source has the citekey ${cited.cite.citekey}.` : 'Put the cursor into a citation first.',
        );
        return undefined;
      }),
    ),
  );
}

async function definition(
  ibid: Ibid,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.LocationLink[] | undefined> {
  if (ibid.library.folders.length === 0) return undefined;
  const cited = await citedAt(document, position);
  const [source] = cited ? await ibid.engine.request('sources', { citekeys: [cited.cite.citekey] }) : [];
  if (!cited || !source || source.passageCount === 0) return undefined;
  const { ordinal, lastOrdinal = ordinal, matches: [words] = [] } = await citedPlace(ibid, source, cited);
  const { lines } = await sourceText(ibid, source.citekey);
  const first = lines.get(ordinal ?? -1) ?? 0;
  const targetRange = new vscode.Range(first, 0, lines.get(lastOrdinal ?? -1) ?? first, Number.MAX_SAFE_INTEGER);
  const name = titleOf(source).replace(/[/\\]/g, '-').slice(0, 80);
  return [
    {
      originSelectionRange: new vscode.Range(document.positionAt(cited.start), document.positionAt(cited.end)),
      targetUri: vscode.Uri.from({ scheme: SCHEME, path: `/${name}.txt`, query: source.citekey }),
      targetRange,
      ...(words && ordinal === lastOrdinal
        ? { targetSelectionRange: new vscode.Range(first, words.start, first, words.end) }
        : {}),
    },
  ];
}

async function citedAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<(CitedWords & { readonly start: number; readonly end: number }) | undefined> {
  const dialect = await dialectOf(document);
  const parsed = dialect && parsedDraft(document, dialect);
  const at = parsed && citationAtOffset(parsed, document.offsetAt(position));
  const cite = at?.citation.cites[at.index];
  if (!parsed || !at || !cite) return undefined;
  const words = quotedWith(parsed, at.citation);
  return { cite, ...(words === undefined ? {} : { words }), ...at.citation.range };
}

/** The text of a source, a passage a line, and in which line each passage stands. */
async function sourceText({ engine, library }: Ibid, citekey: string) {
  await library.opened();
  const found = await engine.request('source', { citekey });
  const lines = new Map<number, number>();
  if (!found) return { text: 'This source is no longer in the library.', lines };
  const text = [titleOf(found.source), byline(found.source), ''];
  for (const passage of found.passages) {
    lines.set(passage.ordinal, text.length);
    text.push(passage.text.replace(/\s*\n\s*/g, ' '), '');
  }
  return { text: text.join('\n'), lines };
}
