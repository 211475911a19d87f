import type { Source } from '../model/source';
import type { Marking } from '../read/document';
import { byTime, isWhole } from './captures';
import { bytesOfHash } from './fingerprint';
import type { Folders } from './folders';
import { correctionOf, type HandedDown, type Inheritance, type Marked, NOTHING_MARKED } from './overlay';
import type { Store } from './store';

/**
 * What was corrected in a capture holds for the page: who saves a page again does not correct it again. What an export holds of
 * what was marked in an article belongs to the article that is saved beside it. Goes by the captures as the store has them.
 */
export function handedDown(folders: Folders, store: Store): Inheritance {
  const found = new Map<string, Map<string, readonly HandedDown[]>>();
  for (const page of store.pagesSavedAgain()) {
    const captures = store.sourcesOfPage(page).filter((source) => !source.unsaved);
    const older = captures.filter((source) => source.older).sort(byTime);
    for (const heir of captures.filter((source) => !source.older)) {
      const said = older
        .filter(({ citekey }) => citekey.startsWith(`${heir.citekey}@`))
        .flatMap((source) => saidOfCapture(source, folders, store));
      if (said.length === 0) continue;
      const parts = found.get(heir.file) ?? new Map<string, readonly HandedDown[]>();
      found.set(heir.file, parts.set(heir.part ?? '', said));
    }
  }
  return found;
}

function saidOfCapture(source: Source, folders: Folders, store: Store): readonly HandedDown[] {
  const { file, part } = source;
  const overlay = folders.hasCorrections ? folders.overlay(file, bytesOfHash(store.file(file)?.hash ?? '')) : undefined;
  const marked = isWhole(source) ? NOTHING_MARKED : markedIn(source, store);
  const isSilent = marked.markings.length + marked.tags.length + marked.notes.length === 0;
  if (overlay === undefined && isSilent) return [];
  const correction = (overlay && correctionOf(overlay, part)) ?? new Map();
  return [{ file, part, correction, notBody: overlay?.notBody ?? [], marked }];
}

/** The passages of such a source are the marked words. */
function markedIn({ id, tags, notes = [] }: Source, store: Store): Marked {
  const markings = store.passages(id).flatMap(({ text, page, highlights = [] }): readonly Marking[] => {
    const place = page === undefined ? {} : { page };
    if (highlights.length === 0) return [{ exact: text, ...place }];
    return highlights.map(({ start, end, note }) => ({
      exact: text.slice(start, end),
      ...(note === undefined ? {} : { note }),
      ...place,
    }));
  });
  return { markings, tags, notes };
}
