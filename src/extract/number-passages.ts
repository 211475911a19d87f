import type { Passage, PassageKind } from '../model/source';
import type { Marking } from '../read/document';
import { placeMarkings } from './place-markings';

export interface DraftPassage {
  readonly kind: PassageKind;
  readonly text: string;
  readonly level?: number;
  readonly page?: string;
  /** See {@link Passage.beside}. */
  readonly beside?: true;
}

export interface Numbered {
  readonly passages: readonly Passage[];
  /** What the person wrote about the source as a whole, or about words that are not in its text. */
  readonly notes: readonly string[];
}

/** Gives ordinals and paragraph numbers, and puts what the person marked at its words. Nothing that was written is lost. */
export function numberPassages(drafts: readonly DraftPassage[], markings: readonly Marking[]): Numbered {
  const kept = drafts.filter((draft) => draft.text !== '');
  const { highlights, unplaced } = placeMarkings(
    kept.map(({ text }) => text),
    markings,
  );
  let paragraph = 0;
  const passages = kept.map((draft, ordinal): Passage => {
    const own = highlights.get(ordinal);
    return {
      ordinal,
      kind: draft.kind,
      ...(draft.kind === 'paragraph' && draft.beside === undefined ? { paragraph: ++paragraph } : {}),
      ...(draft.level === undefined ? {} : { level: draft.level }),
      ...(draft.page === undefined ? {} : { page: draft.page }),
      ...(draft.beside === undefined ? {} : { beside: draft.beside }),
      text: draft.text,
      ...(own === undefined ? {} : { highlights: own }),
    };
  });
  return { passages, notes: unplaced.flatMap(noteOf) };
}

/** A note whose words are not there is told with them. */
export function noteOf({ exact, note }: Marking): readonly string[] {
  const words = exact.replace(/\s+/g, ' ').trim();
  const about = words.length > 120 ? `${words.slice(0, 119)}…` : words;
  if (note === undefined) return words === '' ? [] : [`Marked, but not in this text: “${about}”`];
  return [words === '' ? note : `${note} (on “${about}”)`];
}
