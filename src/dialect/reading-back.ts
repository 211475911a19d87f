import type { Cite } from '../model/citation';
import type { Range } from '../model/range';
import type { Dialect, DraftCitation } from './dialect';
import { readBack, readNote } from './written-citation';

/**
 * The dialect, its citations with what their words say beyond the keys: where Ibid formats citations, the markup keeps the keys
 * alone, and a change of one must not lose the place in the source.
 */
export function readingBack(dialect: Dialect): Dialect {
  if (dialect.citations === 'keys') return dialect;
  return {
    ...dialect,
    parse: (draft) => {
      const parsed = dialect.parse(draft);
      return { ...parsed, citations: parsed.citations.map((citation) => back(dialect, citation, draft)) };
    },
  };
}

/** The cites of a citation, with what its words say beyond the keys. */
export function readCites(dialect: Dialect, draft: string, citation: DraftCitation): readonly Cite[] {
  const { cites } = dialect.citations === 'keys' ? citation : back(dialect, citation, draft);
  return cites.map(({ keyRange: _, ...cite }): Cite => cite);
}

/** What the markup itself keeps comes first. */
function back(dialect: Dialect, { range, cites }: DraftCitation, draft: string): DraftCitation {
  const read =
    dialect.formatted === 'note'
      ? readNote(noteOf(dialect, draft, range), cites)
      : readBack(draft.slice(range.start, range.end), cites);
  return { range, cites: cites.map((cite, i) => ({ ...read[i], ...cite })) };
}

/** The text of the note that is referred to there; empty where it is not found, or the markup keeps its place otherwise. */
export function noteOf({ id }: Pick<Dialect, 'id'>, draft: string, { start, end }: Range): string {
  const written = draft.slice(start, end);
  if (id === 'asciidoc-footnote') {
    const own = /\[(.*)\]$/s.exec(written)?.[1] ?? '';
    const label = /^footnote:[\w-]+/.exec(written)?.[0];
    if (own !== '' || label === undefined) return own;
    // The first place of a note has its text, the others refer to it.
    const first = draft.indexOf(`${label}[`);
    return first < 0 ? '' : (/^\[((?:[^\]\\]|\\.)*)\]/.exec(draft.slice(first + label.length))?.[1] ?? '');
  }
  const lead =
    id === 'footnote'
      ? `${written}:`
      : id === 'rst-footnote'
        ? `.. ${written.replace(/^\\ /, '').replace(/_$/, '')}`
        : '';
  if (lead === '') return '';
  const line = draft.split(/\r\n|\r|\n/).find((it) => it.startsWith(lead));
  return line?.slice(lead.length).trim() ?? '';
}
