import type * as vscode from 'vscode';
import type { Dialect } from '../../dialect/dialect';
import { readBack, sayTheSame } from '../../dialect/written-citation';
import { formattedCitations } from '../../engine/formatted';
import type { Engine } from '../../engine/protocol';
import { applyEdits, type TextEdit } from '../../model/range';
import { draftStyle } from '../citing/draft-style';
import { parsedDraft } from '../citing/parsed-draft';
import { wasFormattedWhole } from '../citing/whole-draft';
import { inOneRound } from '../writing/combine';
import { referenceHeading } from '../writing/reference-heading';

export interface ListOptions {
  /** A draft without a list gets one. */
  readonly add: boolean;
  /** Also citations that say something else than the style would: after a change of style. */
  readonly all: boolean;
}

export interface UpdatedDraft {
  /** Of the draft as it was asked about. */
  readonly edits: readonly TextEdit[];
  /** Sources that are listed. */
  readonly listed: number;
  /** Keys that no source has. */
  readonly unknown: readonly string[];
  /** Citations that say something else than the style would, and were left as they are. */
  readonly left: number;
}

/** Whether the draft has a list of references that is kept up to date. */
export function hasList(dialect: Dialect, draft: string): boolean {
  if (dialect.citations === 'keys' || dialect.id === 'text') return false;
  // What is there is replaced by nothing; a list that is not there would be added.
  return dialect.updateReferences?.(draft, 'References', []).some(({ start, end }) => end > start) ?? false;
}

/**
 * What brings the draft's list of references up to date, where the dialect keeps one itself, and the citations in the text, as the
 * style writes them now: numbers and `2019a` depend on all of them.
 */
export async function listEdits(
  engine: Engine,
  dialect: Dialect,
  document: vscode.TextDocument,
  { add, all }: ListOptions,
): Promise<UpdatedDraft> {
  const draft = document.getText();
  const { citations } = parsedDraft(document, dialect);
  const style = draftStyle(document);
  const keys = [...new Set(citations.flatMap(({ cites }) => cites.map(({ citekey }) => citekey)))];
  const sources = await engine.request('sources', { citekeys: keys });
  const items = new Map(sources.map(({ citekey, item }) => [citekey, item]));
  const bibliography = keys.filter((key) => items.has(key));
  const unknown = keys.filter((key) => !items.has(key));
  if (bibliography.length === 0) return { edits: [], listed: 0, unknown, left: 0 };
  const { edits, left } = dialect.formatted === 'citation' ? await rewritten() : { edits: [], left: 0 };
  const text = applyEdits(draft, edits);
  const params = { ...style, format: dialect.rendering, bibliography };
  const { bibliography: entries } = await engine.request('render', params);
  const list = dialect.updateReferences?.(text, referenceHeading(style.locale), entries) ?? [];
  const isNew = list.some(({ start, end }) => start === end);
  return { edits: isNew && !add ? edits : inOneRound(edits, list), listed: entries.length, unknown, left };

  async function rewritten(): Promise<{ readonly edits: readonly TextEdit[]; readonly left: number }> {
    const { editCitation } = await import('../markup');
    const written = citations.map(({ range }) => draft.slice(range.start, range.end));
    const clusters = citations.map(({ cites }, i) => readBack(written[i] ?? '', cites));
    const texts = await formattedCitations(dialect, engine, clusters, style);
    wasFormattedWhole(document, style);
    let left = 0;
    const edits = citations.flatMap((citation, i): readonly TextEdit[] => {
      const [before = '', formatted = '', cites = []] = [written[i], texts[i], clusters[i]];
      if (formatted === '' || cites.some(({ citekey }) => !items.has(citekey))) return [];
      if (!all && !sayTheSame(before, formatted)) {
        left++;
        return [];
      }
      const context = { formatted, items: cites.flatMap(({ citekey }) => items.get(citekey) ?? []) };
      return editCitation(dialect, draft, citation, cites, context);
    });
    return { edits: edits.filter(({ start, end, newText }) => draft.slice(start, end) !== newText), left };
  }
}
