import type { Source } from '../model/source';
import { byTime } from './captures';
import { bytesOfHash } from './fingerprint';
import type { Folders } from './folders';
import { correctionOf, type HandedDown, type Inheritance } from './overlay';
import type { Store } from './store';

/**
 * What was corrected in a capture holds for the page: who saves a page again does not correct it again. Goes by the captures as
 * the store has them.
 */
export function handedDown(folders: Folders, store: Store): Inheritance {
  const found = new Map<string, Map<string, readonly HandedDown[]>>();
  if (!folders.hasCorrections) return found;
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

function saidOfCapture({ file, part }: Source, folders: Folders, store: Store): readonly HandedDown[] {
  const overlay = folders.overlay(file, bytesOfHash(store.file(file)?.hash ?? ''));
  if (overlay === undefined) return [];
  return [{ file, part, correction: correctionOf(overlay, part) ?? new Map(), notBody: overlay.notBody ?? [] }];
}
