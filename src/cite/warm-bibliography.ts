import type { Processor } from './csl-processor';

/** Entries rendered between two pauses: some 50 ms of the slowest styles. */
const PORTION = 20;

interface Entry {
  readonly id: string;
  readonly text: string;
}

/**
 * The bibliography of whatever the processor's registry holds, by difference: an entry is rendered again only when its
 * number, its disambiguation or (where the style writes repeated authors as a dash) the entry before it changed.
 */
export function warmBibliography(
  processor: Processor,
  numbered: boolean,
): (pause: () => Promise<void>) => Promise<readonly Entry[]> {
  const known = new Map<string, { readonly signature: string; readonly text: string }>();
  const dashes = processor.bibliography.opt['subsequent-author-substitute'] !== undefined;

  return async (pause) => {
    if (processor.bibliography.tokens.length === 0) return [];
    const ids = processor.registry.getSortedIds();
    const signatures = ids.map((id, i) => {
      const entry = processor.registry.registry[id];
      return JSON.stringify([entry?.disambig, numbered ? entry?.seq : 0, dashes ? (ids[i - 1] ?? '') : '']);
    });
    const stale = (i: number) => known.get(ids[i] ?? '')?.signature !== signatures[i];

    for (let from = 0; from < ids.length; from++) {
      if (!stale(from)) continue;
      let to = from + 1;
      while (to < ids.length && to - from < PORTION && stale(to)) to++;
      for (const [i, text] of renderRange(processor, ids, from, to).entries()) {
        known.set(ids[from + i] ?? '', { signature: signatures[from + i] ?? '', text });
      }
      from = to - 1;
      await pause();
    }
    const present = new Set(ids);
    for (const id of known.keys()) if (!present.has(id)) known.delete(id);
    return ids.map((id) => ({ id, text: known.get(id)?.text ?? '' }));
  };
}

/** Texts of the entries `from` to `to`. The entry before them is rendered along, for styles that look back at it. */
function renderRange(processor: Processor, ids: readonly string[], from: number, to: number): readonly string[] {
  const start = Math.max(0, from - 1);
  const answer = processor.makeBibliography({ page_start: ids[start - 1] ?? true, page_length: to - start });
  const texts = answer === false ? [] : answer[1];
  if (texts.length === to - start) return texts.slice(from - start).map((text) => text.trim());
  // An entry without any text is left out by citeproc: ask for each alone, to know which.
  return ids.slice(from, to).map((_, i) => {
    const one = processor.makeBibliography({ page_start: ids[from + i - 1] ?? true, page_length: 1 });
    return (one === false ? '' : (one[1][0] ?? '')).trim();
  });
}
