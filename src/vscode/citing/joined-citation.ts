import type * as vscode from 'vscode';
import type { Dialect, DraftEdit } from '../../dialect/dialect';
import { readCites } from '../../dialect/reading-back';
import type { Cite } from '../../model/citation';
import type { Range } from '../../model/range';
import type { Ibid } from '../ibid';
import { citationAtOffset } from './citation-at';
import { citationContext } from './insertion';
import { parsedDraft } from './parsed-draft';
import { rewrittenCitation } from './rewritten-citation';

/**
 * Cites added to the formatted citation at the caret, which is formatted anew with all of its sources. Dialects with keys add
 * to a citation themselves. `undefined` where the caret is in none, or in a note that is the person's own.
 */
export async function joinedCitation(
  ibid: Ibid,
  dialect: Dialect,
  document: vscode.TextDocument,
  carets: readonly Range[],
  added: readonly Cite[],
): Promise<DraftEdit | undefined> {
  const [caret] = carets;
  if (dialect.citations === 'keys' || !caret || carets.length > 1 || caret.start !== caret.end) return undefined;
  const found = citationAtOffset(parsedDraft(document, dialect), caret.start);
  // Behind a note stands another one; a citation in the text is gone on with.
  const isInside = found && caret.start > found.citation.range.start && caret.start < found.citation.range.end;
  if (!found || (!isInside && (dialect.formatted === 'note' || caret.start === found.citation.range.start)))
    return undefined;
  const before = readCites(dialect, document.getText(), found.citation);
  const fresh = added.filter(({ citekey }) => !before.some((cite) => cite.citekey === citekey));
  const cites = before.toSpliced(found.index + 1, 0, ...fresh);
  const context = await citationContext(ibid, dialect, document, cites, { at: found.citation.range });
  if (context.items?.length !== cites.length) return undefined;
  return rewrittenCitation(dialect, document.getText(), found.citation, cites, context);
}
