import type * as vscode from 'vscode';
import type { Dialect } from '../../dialect/dialect';
import type { Range } from '../../model/range';
import { dialectOf } from '../citing/dialect-of';
import { parsedDraft } from '../citing/parsed-draft';

/** Words of a draft whose source is wanted. */
export interface SelectedWords {
  /** As a reader of the built document sees them. */
  readonly text: string;
  /** What they are replaced in: a quotation with its marks. */
  readonly range: Range;
  /** Where their citation belongs: behind them, but before a full stop. */
  readonly citeAt: number;
}

/** What is selected; without a selection the quotation at the caret, else its sentence. */
export async function selectedWords({ document, selection }: vscode.TextEditor): Promise<SelectedWords | undefined> {
  const dialect = await dialectOf(document);
  const from = document.offsetAt(selection.start);
  const to = document.offsetAt(selection.end);
  const quote =
    dialect &&
    parsedDraft(document, dialect).quotes.find(({ range, inner }) =>
      from === to
        ? range.start <= from && from <= range.end
        : range.start <= from && to <= range.end && from <= inner.start && to >= inner.end,
    );
  if (quote) return { text: quote.text, range: quote.range, citeAt: quote.range.end };
  const range = trimmed(document, from === to ? sentenceAround(document, from) : { start: from, end: to });
  const written = document.getText().slice(range.start, range.end);
  const stop = /[.。]$/.exec(written)?.[0].length ?? 0;
  const text = dialect ? asRead(dialect, written) : written;
  return /[\p{L}\p{N}]/u.test(text) ? { text, range, citeAt: range.end - stop } : undefined;
}

/** Without markup: the dialect knows what a reader sees of a quotation. */
function asRead(dialect: Dialect, written: string): string {
  return dialect.parse(`“${written}”`).quotes[0]?.text ?? written;
}

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

function sentenceAround(document: vscode.TextDocument, offset: number): Range {
  const line = document.lineAt(document.positionAt(offset).line);
  const start = document.offsetAt(line.range.start);
  const found = sentences.segment(line.text).containing(Math.min(offset - start, line.text.length - 1));
  return found
    ? { start: start + found.index, end: start + found.index + found.segment.length }
    : { start, end: start + line.text.length };
}

function trimmed(document: vscode.TextDocument, { start, end }: Range): Range {
  const text = document.getText().slice(start, end);
  const before = text.length - text.trimStart().length;
  return { start: start + before, end: Math.max(start + before, end - (text.length - text.trimEnd().length)) };
}
