import { noteOf } from '../extract/number-passages';
import { placeMarkings } from '../extract/place-markings';
import type { Extraction, Highlight, Passage } from '../model/source';
import type { Marking } from '../read/document';
import type { Marked } from './overlay';

/** The article with what was marked in it elsewhere: at its words, or where these are not in its text, as a note. */
export function withMarked(extraction: Extraction, { markings, tags, notes }: Marked): Extraction {
  if (markings.length + tags.length + notes.length === 0) return extraction;
  const { passages } = extraction;
  const { highlights, unplaced } = placeMarkings(
    passages.map(({ text }) => text),
    markings,
  );
  // Of an article that is not saved, the marked words are all there is.
  const isFragment = extraction.warnings.some(({ code }) => code === 'only-highlights');
  const more = isFragment ? unplaced.filter(({ exact }) => exact !== '') : [];
  const left = isFragment ? unplaced.filter(({ exact }) => exact === '') : unplaced;
  const allNotes = [...new Set([...(extraction.notes ?? []), ...left.flatMap(noteOf), ...notes])];
  return {
    ...extraction,
    passages: [
      ...passages.map((passage, i) => withHighlights(passage, highlights.get(i) ?? [])),
      ...more.map((marking, i) => passageOf(marking, passages.length + i)),
    ],
    tags: [...new Set([...(extraction.tags ?? []), ...tags])],
    ...(allNotes.length === 0 ? {} : { notes: allNotes }),
  };
}

/** The same words marked twice are marked once, with both notes. */
function withHighlights(passage: Passage, more: readonly Highlight[]): Passage {
  if (more.length === 0) return passage;
  const all = new Map<string, Highlight>();
  for (const highlight of [...(passage.highlights ?? []), ...more]) {
    const key = `${highlight.start} ${highlight.end}`;
    const notes = [all.get(key)?.note, highlight.note].filter((note) => note !== undefined);
    const note = [...new Set(notes)].join('\n');
    all.set(key, { ...highlight, ...(note === '' ? {} : { note }) });
  }
  return { ...passage, highlights: [...all.values()].sort((a, b) => a.start - b.start || a.end - b.end) };
}

function passageOf({ exact, note, page }: Marking, ordinal: number): Passage {
  const highlight = { start: 0, end: exact.length, ...(note === undefined ? {} : { note }) };
  return { ordinal, kind: 'quotation', text: exact, ...(page === undefined ? {} : { page }), highlights: [highlight] };
}
