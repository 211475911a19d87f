import * as vscode from 'vscode';
import { attempt, tell } from '../failures';
import type { Ibid } from '../ibid';
import { type Choice, Lookup } from '../lookup/lookup';
import { wholePassage } from '../quoting/excerpts';
import { SentenceStep } from '../quoting/sentence-step';
import { activeDraft } from '../writing/draft';
import { citesOf } from './chosen-cites';
import { copyQuotation, copyReference } from './copy';
import { dialectOf } from './dialect-of';
import { draftStyle } from './draft-style';
import { insertInto } from './insert';
import type { Wanted } from './insertion';
import { parsedDraft } from './parsed-draft';

/** **Ibid: Cite…** and the keys that work while its box is open. */
export function cite(ibid: Ibid): vscode.Disposable {
  let open: Lookup | undefined;
  const sentences = new SentenceStep(ibid);
  const command = vscode.commands.registerCommand;
  return vscode.Disposable.from(
    command('ibid.cite', () =>
      attempt('Nothing was inserted', ibid.log, async () => {
        const draft = activeDraft();
        if (draft?.kind === 'text') void makeReady(ibid, draft.document);
        let choice: Choice | undefined;
        do {
          open = new Lookup(ibid);
          choice = await open.choose(choice?.words?.typed);
          open = undefined;
        } while (choice?.words && (await sentences.run(draft, choice)));
        if (choice?.words) return;
        if (choice?.action === 'copy') await copy(ibid, choice);
        else if (choice) await insertInto(ibid, draft, await wanted(ibid, choice));
      }),
    ),
    command('ibid.lookup.otherWay', () => open?.otherWay()),
    sentences,
    command('ibid.lookup.words', () => open?.words()),
    command('ibid.lookup.shelve', () => attempt('Nothing was put on the shelf', ibid.log, () => shelve(ibid, open))),
    command('ibid.lookup.read', () => open?.read()),
    command('ibid.lookup.copy', () => open?.copy()),
    command('ibid.lookup.collect', () => open?.collect()),
    new vscode.Disposable(() => open?.dispose()),
  );
}

/** While the person types, the draft's dialect is loaded and, where Ibid formats its citations, the engine of its style made. */
async function makeReady({ engine, library, log }: Ibid, document: vscode.TextDocument): Promise<void> {
  try {
    const dialect = await dialectOf(document);
    await library.opened();
    if (!dialect) return;
    parsedDraft(document, dialect);
    if (dialect.citations === 'formatted' && library.state !== 'none')
      await engine.request('warm', draftStyle(document));
  } catch (error) {
    // It is said when the citation is made.
    log.debug(`Not made ready: ${tell(error)}`);
  }
}

/** The whole passage of the row; the box stays open for the next one. */
async function shelve(ibid: Ibid, open: Lookup | undefined): Promise<void> {
  const active = open?.activePassage;
  const excerpt = active && (await wholePassage(ibid, active.source, active.passage));
  if (excerpt) await ibid.shelf.add([excerpt]);
}

async function wanted(ibid: Ibid, { chosen, quote }: Choice): Promise<Wanted> {
  const excerpt = quote && (await wholePassage(ibid, quote.source, quote.passage));
  return {
    sources: chosen.map(({ source }) => source),
    cites: citesOf({ chosen }),
    ...(excerpt ? { quote: excerpt } : {}),
  };
}

/** An article's reference, or the words of a passage with their citation. */
async function copy(ibid: Ibid, choice: Choice): Promise<void> {
  const { quote, cites = [] } = await wanted(ibid, choice);
  if (quote) await copyQuotation(ibid, quote, cites);
  else await copyReference(ibid, cites);
}
