import * as vscode from 'vscode';
import { type Excerpt, excerptOf, wholeWords } from '../../model/quotation';
import type { Passage, Source } from '../../model/source';
import type { Ibid } from '../ibid';

/** What is selected in the reader view, in whole words; says what to do where nothing is. */
export async function selectedExcerpt({
  engine,
  reader,
}: Pick<Ibid, 'engine' | 'reader'>): Promise<Excerpt | undefined> {
  const { selection } = reader;
  const found = selection && (await engine.request('source', { citekey: selection.citekey }));
  if (selection && found) {
    const { from, to } = wholeWords(found.passages, selection.from, selection.to);
    const excerpt = excerptOf(found, from, to);
    if (excerpt) return excerpt;
  }
  void vscode.window.showInformationMessage('Select some words of the source in the reader view first.');
  return undefined;
}

/** A passage as a whole; `undefined` where the source is gone. */
export async function wholePassage(
  { engine }: Pick<Ibid, 'engine'>,
  source: Source,
  { ordinal }: Passage,
): Promise<Excerpt | undefined> {
  const found = await engine.request('source', { citekey: source.citekey });
  const text = found?.passages.find((it) => it.ordinal === ordinal)?.text ?? '';
  return found && excerptOf(found, { ordinal, offset: 0 }, { ordinal, offset: text.length });
}

/** Where these very words stand in the library; in one source, where its citekey is given. */
export async function excerptFor(
  { engine }: Pick<Ibid, 'engine'>,
  text: string,
  citekey?: string,
  signal?: AbortSignal,
): Promise<Excerpt | undefined> {
  const only = citekey === undefined ? {} : { citekey };
  const [match] = await engine.request('locate', { text, limit: 1, ...only }, signal);
  // 1: the same words (design rule 3); anything less is somebody else's wording.
  if (!match || match.score < 1) return undefined;
  const found = await engine.request('source', { citekey: match.source.citekey }, signal);
  return found && excerptOf(found, match.from, match.to);
}
