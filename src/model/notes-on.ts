import type { Passage } from './source';

/** What the person wrote to words of the passage. */
export function notesOn({ highlights = [] }: Passage): readonly string[] {
  return highlights.flatMap(({ note }) => note ?? []);
}
