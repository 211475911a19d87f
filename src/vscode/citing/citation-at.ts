import type * as vscode from 'vscode';
import type { Dialect, DraftCitation, ParsedDraft } from '../../dialect/dialect';
import { dialectOf } from './dialect-of';
import { parsedDraft } from './parsed-draft';

/** The citation in which, or right behind which, the caret stands. */
export interface CitationAt {
  readonly dialect: Dialect;
  readonly citation: DraftCitation;
  /** Which of its cites the caret is in, or nearest to. */
  readonly index: number;
}

export async function citationAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<CitationAt | undefined> {
  const dialect = await dialectOf(document);
  const found = dialect && citationAtOffset(parsedDraft(document, dialect), document.offsetAt(position));
  return dialect && found && { dialect, ...found };
}

export function citationAtOffset(
  { citations }: Pick<ParsedDraft, 'citations'>,
  offset: number,
): Omit<CitationAt, 'dialect'> | undefined {
  const touched = citations.filter(({ range }) => range.start <= offset && offset <= range.end);
  // Between two citations that touch, the one that begins there.
  const citation = touched.at(-1);
  if (!citation || citation.cites.length === 0) return undefined;
  const index = citation.cites.findLastIndex(({ keyRange }) => keyRange.start <= offset);
  return { citation, index: Math.max(0, index) };
}
