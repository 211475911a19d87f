import * as vscode from 'vscode';
import { readLocator } from '../../dialect/locator';
import type { Source } from '../../model/source';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { openFile } from '../library/problems';
import { citedPlace } from '../quoting/cited-place';
import { activeDraft } from '../writing/draft';
import { copyCitation, copyReference } from './copy';
import { insertInto } from './insert';

/** What can be done with one source, wherever it is shown: the list, the reader, the Explorer, a hover. */
export function sourceCommands(ibid: Ibid): vscode.Disposable {
  const command = (id: string, what: string, work: (source: Source, argument: unknown) => Promise<unknown>) =>
    vscode.commands.registerCommand(id, (argument: unknown) =>
      attempt(what, ibid.log, async () => {
        const source = await sourceOf(ibid, argument);
        if (source) await work(source, argument);
        else
          void vscode.window.showInformationMessage(
            'This is not a source of the library. Choose one with “Ibid: Cite…”.',
          );
      }),
    );
  return vscode.Disposable.from(
    command('ibid.source.cite', 'Nothing was inserted', (source) =>
      insertInto(ibid, activeDraft(), { sources: [source] }),
    ),
    command('ibid.source.preview', 'The source could not be shown', (source, argument) =>
      preview(ibid, source, argument),
    ),
    command('ibid.source.open', 'The file could not be opened', (source) => openFile(source.file)),
    command('ibid.source.copy', 'Nothing was copied', (source) => copyReference(ibid, [{ citekey: source.citekey }])),
    command('ibid.source.copyCitation', 'Nothing was copied', (source) =>
      copyCitation(ibid, [{ citekey: source.citekey }]),
    ),
  );
}

/** A source as it comes from our own views, a citekey as from a hover, or a file as from the Explorer. */
async function sourceOf({ engine, library }: Ibid, argument: unknown): Promise<Source | undefined> {
  await library.opened();
  if (argument instanceof vscode.Uri) return (await engine.request('source', { file: argument.fsPath }))?.source;
  if (typeof argument !== 'object' || argument === null || !('citekey' in argument)) return undefined;
  const { citekey } = argument;
  return typeof citekey === 'string' ? (await engine.request('sources', { citekeys: [citekey] }))[0] : undefined;
}

/** At the words that the caller knows of, or where the place of a cite leads. */
async function preview(ibid: Ibid, source: Source, argument: unknown): Promise<void> {
  const { words, locator } = Object(argument) as { readonly words?: unknown; readonly locator?: unknown };
  if (typeof words !== 'string') return ibid.reader.show({ source }, { focus: false });
  const place = typeof locator === 'string' ? readLocator(locator)?.locator : undefined;
  const cite = { citekey: source.citekey, ...(place && { locator: place }) };
  return ibid.reader.show(await citedPlace(ibid, source, { cite, words }), { focus: true });
}
