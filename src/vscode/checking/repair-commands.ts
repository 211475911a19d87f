import * as vscode from 'vscode';
import type { FindingRef } from '../../engine/protocol';
import type { Cite } from '../../model/citation';
import { IbidError } from '../../model/error';
import type { Source } from '../../model/source';
import type { FoundIn } from '../../verify/finding';
import { citationAtOffset } from '../citing/citation-at';
import { dialectOf } from '../citing/dialect-of';
import { writeCitation } from '../citing/edit-citation';
import { insertInto } from '../citing/insert';
import { parsedDraft } from '../citing/parsed-draft';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { excerptFor } from '../quoting/excerpts';
import { activeDraft } from '../writing/draft';
import { rangeIn } from './diagnostics';
import type { LiveChecks } from './live-checks';
import type { Mark } from './marks';

/** What quick fixes run, where more than the draft has to change: a citation brings its bibliography entry along. */
export function repairCommands(ibid: Ibid, checks: LiveChecks): vscode.Disposable {
  const command = (id: string, work: (found: Found, citekey: string) => Promise<void>) =>
    vscode.commands.registerCommand(id, (uri: string, of: FindingRef, citekey: string) =>
      attempt('The draft was not changed', ibid.log, async () => work(await foundAt(checks, uri, of), citekey)),
    );
  return vscode.Disposable.from(
    command('ibid.check.cite', async ({ document, mark }, citekey) => {
      const at = mark.finding?.outer.end ?? mark.range.end;
      await select(document, { start: at, end: at });
      const place = await excerpt(ibid, citekey, mark.finding?.source);
      await insertInto(ibid, activeDraft(), { sources: [await sourceOf(ibid, citekey)], ...(place && { place }) });
    }),
    command('ibid.check.quote', async ({ document, mark }, citekey) => {
      const copied = mark.issue?.kind === 'copied-without-marks' ? mark.issue.source : undefined;
      const quote = await excerpt(ibid, citekey, copied);
      if (!quote) throw new IbidError('usage', 'The source was changed meanwhile: the words no longer stand there.');
      await select(document, mark.range);
      await insertInto(ibid, activeDraft(), { sources: [quote.source], quote });
    }),
    command('ibid.check.recite', (found, citekey) => recite(ibid, found, citekey)),
  );
}

interface Found {
  readonly document: vscode.TextDocument;
  readonly mark: Mark;
}

/** The finding that the fix was offered for: it must still be there. */
async function foundAt(checks: LiveChecks, uri: string, of: FindingRef): Promise<Found> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const mark = checks.of(document)?.marks.find((it) => it.of.kind === of.kind && it.of.start === of.start);
  if (!mark) throw new IbidError('usage', 'The draft was changed meanwhile. Try again in a moment.');
  return { document, mark };
}

async function select(document: vscode.TextDocument, range: { start: number; end: number }): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  const { start, end } = rangeIn(document, range);
  editor.selection = new vscode.Selection(start, end);
}

async function sourceOf({ engine }: Ibid, citekey: string): Promise<Source> {
  const [source] = await engine.request('sources', { citekeys: [citekey] });
  if (!source) throw new IbidError('citekey-unknown', `${citekey} is no longer in the library.`);
  return source;
}

/** The words as the source has them, with their place. */
const excerpt = (ibid: Ibid, citekey: string, place: FoundIn | undefined) =>
  place ? excerptFor(ibid, place.selector[0].exact, citekey) : undefined;

function locatorFor(place: FoundIn | undefined): Pick<Cite, 'locator'> {
  if (place?.page !== undefined) return { locator: { label: 'page', value: place.page } };
  if (place?.paragraph === undefined) return {};
  return { locator: { label: 'paragraph', value: String(place.paragraph) } };
}

/** Another source in place of the one cited; a locator goes along to where the words stand there. */
async function recite(ibid: Ibid, { document, mark }: Found, citekey: string): Promise<void> {
  const dialect = await dialectOf(document);
  const found = dialect && citationAtOffset(parsedDraft(document, dialect), mark.range.start);
  if (!dialect || !found) throw new IbidError('usage', 'The citation is no longer there.');
  const { citation, index } = found;
  const cites = citation.cites.map(({ keyRange: _, ...cite }, i): Cite => {
    if (i !== index) return cite;
    const { locator, ...rest } = cite;
    return { ...rest, citekey, ...(locator === undefined ? {} : locatorFor(mark.finding?.source)) };
  });
  await writeCitation(ibid, document, { dialect, citation, index }, cites);
}
