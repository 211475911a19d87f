import type { Highlight, Passage, PassageKind } from '../model/source';
import type { Marking } from '../read/document';

export interface DraftPassage {
  readonly kind: PassageKind;
  readonly text: string;
  readonly level?: number;
  readonly page?: string;
}

/** Gives ordinals and paragraph numbers, and puts what the reader marked at its words. */
export function numberPassages(drafts: readonly DraftPassage[], markings: readonly Marking[]): readonly Passage[] {
  let paragraph = 0;
  const waiting = new Set(markings);
  return drafts
    .filter((draft) => draft.text !== '')
    .map((draft, ordinal) => {
      const highlights = highlightsIn(draft.text, waiting);
      return {
        ordinal,
        kind: draft.kind,
        ...(draft.kind === 'paragraph' ? { paragraph: ++paragraph } : {}),
        ...(draft.level === undefined ? {} : { level: draft.level }),
        ...(draft.page === undefined ? {} : { page: draft.page }),
        text: draft.text,
        ...(highlights.length === 0 ? {} : { highlights }),
      };
    });
}

function highlightsIn(text: string, waiting: Set<Marking>): readonly Highlight[] {
  const found: Highlight[] = [];
  for (const marking of waiting) {
    const exact = marking.exact.replace(/\s+/g, ' ').trim();
    const start = exact === '' ? -1 : text.indexOf(exact);
    if (start < 0) continue;
    found.push({ start, end: start + exact.length, ...(marking.note === undefined ? {} : { note: marking.note }) });
    waiting.delete(marking);
  }
  return found.sort((a, b) => a.start - b.start);
}
