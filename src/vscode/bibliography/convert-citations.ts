import * as vscode from 'vscode';
import type { Dialect, DraftCitation } from '../../dialect/dialect';
import type { CitationContext } from '../../dialect/edit-citation';
import { readingBack } from '../../dialect/reading-back';
import { citationContexts } from '../../engine/citation-contexts';
import type { CslItem } from '../../model/item';
import { dialectOf } from '../citing/dialect-of';
import { draftStyle } from '../citing/draft-style';
import { pin } from '../citing/pin';
import { bring } from '../citing/prepared';
import { count } from '../count';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { applyStep } from '../writing/apply-step';
import { bibliographyPlace } from '../writing/bibliography-place';
import { changeBetween, combine } from '../writing/combine';
import { bibliographyKeysOf } from './bibliography-keys';

const SCHEME = 'ibid-converted';

/** **Ibid: Convert Citations…**: the citations of the draft in another dialect, shown beside the present text before anything is changed. */
export function convertCitationsOfDraft(ibid: Ibid): vscode.Disposable {
  const texts = new Map<string, string>();
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
    }),
    vscode.commands.registerCommand('ibid.convertCitations', () =>
      attempt('The citations were not converted', ibid.log, async () => {
        const document = vscode.window.activeTextEditor?.document;
        const own = document && (await dialectOf(document));
        if (!document || !own) return say('Open the draft whose citations are to be converted.');
        await ibid.library.opened();
        const from = await writtenIn(document, own);
        if (!from) return say('The draft has no citations that could be converted.');
        const to = await chosenTarget(from, own, document.languageId);
        if (!to) return;
        const converted = await convert(ibid, document, from, to);
        if (converted.converted === 0)
          return say(`Nothing can be converted: no source for ${converted.unknown.join(', ')}.`);
        if (await agreed(document, converted, texts)) await apply(ibid, document, to, converted);
      }),
    ),
  );
}

interface Converted {
  readonly before: string;
  readonly text: string;
  readonly converted: number;
  readonly unknown: readonly string[];
  readonly keys: readonly string[];
}

/** The dialect that the draft's citations are in: text that was pasted may have those of another markup. */
async function writtenIn(document: vscode.TextDocument, own: Dialect): Promise<Dialect | undefined> {
  const { DIALECTS } = await import('../markup');
  const text = document.getText();
  const cites = (dialect: Dialect) => dialect.parse(text).citations.length;
  const alike = DIALECTS.filter(({ languages }) => languages.some((it) => own.languages.includes(it)));
  const others = DIALECTS.filter((dialect) => !alike.includes(dialect));
  return [own, ...alike, ...others].find((dialect) => cites(dialect) > 0);
}

interface DialectItem extends vscode.QuickPickItem {
  readonly dialect: Dialect;
}

/** Those of the draft's own markup first: others only make sense where the rest of the text is converted, too. */
async function chosenTarget(from: Dialect, own: Dialect, language: string): Promise<Dialect | undefined> {
  const { DIALECTS } = await import('../markup');
  const item = (dialect: Dialect): DialectItem => ({ label: dialect.label, dialect });
  const possible = DIALECTS.filter((dialect) => dialect !== from && dialect.id !== 'text');
  const here = possible.filter((dialect) => dialect === own || dialect.languages.includes(language));
  const elsewhere = possible.filter((dialect) => !here.includes(dialect));
  const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator }) as DialectItem;
  const chosen = await vscode.window.showQuickPick(
    [
      ...(here.length > 0 ? [heading('In this markup'), ...here.map(item)] : []),
      heading('In another markup: the rest of the text stays as it is'),
      ...elsewhere.map(item),
    ],
    { title: `Convert Citations from ${from.label}`, placeHolder: 'How the citations are to be written' },
  );
  return chosen?.dialect;
}

async function convert(ibid: Ibid, document: vscode.TextDocument, from: Dialect, to: Dialect): Promise<Converted> {
  const { convertCitations } = await import('../markup');
  const before = document.getText();
  const source = readingBack(from);
  const { citations } = source.parse(before);
  const none = { items: new Map<string, CslItem>(), at: new Map<number, CitationContext>() };
  const { items, at } =
    ibid.library.state === 'none' ? none : await citationContexts(ibid.engine, to, citations, draftStyle(document));
  // Keys of the person's own bibliography are keys in another dialect, too; formatted they cannot be without a record.
  const listed =
    to.citations === 'keys' && from.citations === 'keys'
      ? await bibliographyKeysOf(document, from, undefined)
      : new Map();
  const result = convertCitations(
    before,
    { from: source, to },
    (key) => items.has(key) || listed.has(key),
    ({ range }: DraftCitation) => at.get(range.start) ?? {},
  );
  return { ...result, before, keys: [...items.keys()] };
}

/** A comparison with the present text, and above it the question, which Enter answers. */
async function agreed(
  document: vscode.TextDocument,
  { text, converted, unknown }: Converted,
  texts: Map<string, string>,
): Promise<boolean> {
  const preview = document.uri.with({ scheme: SCHEME, query: String(Date.now()) });
  texts.set(preview.toString(), text);
  await vscode.commands.executeCommand('vscode.diff', document.uri, preview, 'Citations: now ↔ converted', {
    preview: true,
    preserveFocus: true,
  });
  const convert: vscode.QuickPickItem = {
    label: `$(check) Convert ${count(converted, 'citation')}`,
    ...(unknown.length > 0
      ? { detail: `Left as they are, having no source in the library: ${unknown.join(', ')}` }
      : {}),
  };
  const leave: vscode.QuickPickItem = { label: '$(close) Leave the draft as it is' };
  const answer = await vscode.window.showQuickPick([convert, leave], {
    placeHolder: 'The comparison below shows what becomes of the citations',
    ignoreFocusOut: true,
  });
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const shown = tabs.find(
    ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === preview.toString(),
  );
  if (shown) await vscode.window.tabGroups.close(shown);
  texts.delete(preview.toString());
  await vscode.window.showTextDocument(document);
  return answer === convert;
}

async function apply(ibid: Ibid, document: vscode.TextDocument, to: Dialect, converted: Converted): Promise<void> {
  const { before, text, keys } = converted;
  if (document.getText() !== before) return say('The draft was changed meanwhile; nothing was converted.');
  const sources = keys.length > 0 ? await ibid.engine.request('sources', { citekeys: keys }) : [];
  const place = to.languages.includes(document.languageId)
    ? await bibliographyPlace(document, to, undefined)
    : undefined;
  if (place) await bring(ibid, place, sources);
  const declaration = place?.declare && !place.declare.inMain ? to.declareBibliography(before, place.declare.file) : [];
  const change = changeBetween(before, text);
  await applyStep(document, combine(before, { edits: [change], selections: [] }, declaration));
  await pin(ibid, sources);
  vscode.window.setStatusBarMessage(
    `$(check) ${count(converted.converted, 'citation')} converted to ${to.label}`,
    6000,
  );
}

function say(message: string): void {
  void vscode.window.showInformationMessage(message);
}
