import type { InvertedIndex } from '../../src/find/inverted/inverted-index';
import { readPositions } from '../../src/find/inverted/postings';
import { FIELD_COUNT, FIELDS } from '../../src/find/inverted/record-terms';
import { type Segment, SPACES } from '../../src/find/inverted/segment';

/**
 * Everything that the search index knows, a line a posting, in an order that does not depend on how it came to know it:
 * in which segment something lies, and what died in it, is left out.
 *
 * @param nameOf the name of a source that is the same in another index of the same library
 */
export function indexRows(index: InvertedIndex, nameOf: (source: number) => string): readonly string[] {
  const rows: string[] = [];
  for (const segment of index.segments()) {
    const { entries } = segment;
    for (let entry = 0; entry < segment.size; entry++) {
      if (segment.dead[entry] === 1) continue;
      const lengths = entries.lengths.subarray(entries.firstPassages[entry], entries.firstPassages[entry + 1]);
      rows.push(JSON.stringify(['entry', nameOf(entries.sources[entry] ?? 0), ...lengths]));
    }
    for (const name of SPACES) for (const row of postings(segment, name, nameOf)) rows.push(row);
  }
  return rows.sort();
}

function* postings(segment: Segment, name: 'text' | 'record', nameOf: (source: number) => string): Generator<string> {
  const space = segment.spaces[name];
  const { vocabulary, stream } = space;
  const buffer = new Int32Array(65536);
  const { entries } = segment;
  for (let term = 0; term < vocabulary.size; term++) {
    const list = space.postings(term);
    for (const [i, doc] of list.docs.entries()) {
      const entry = name === 'text' ? segment.entryOf(doc) : Math.floor(doc / FIELD_COUNT);
      if (segment.dead[entry] === 1) continue;
      const place = name === 'text' ? doc - (entries.firstPassages[entry] ?? 0) : FIELDS[doc % FIELD_COUNT];
      const positions = buffer.subarray(0, readPositions(stream, list, i, buffer));
      yield JSON.stringify([name, vocabulary.term(term), nameOf(entries.sources[entry] ?? 0), place, ...positions]);
    }
  }
}
