import path from 'node:path';
import { isOfBase, suffixedCitekey } from '../model/citekey';
import { pageIdentity } from '../model/page-identity';
import type { Extraction, Problem, Source } from '../model/source';
import type { Bibliographies } from './bibliographies';
import { citekeyBase } from './citekey-base';
import { bytesOfHash } from './fingerprint';
import type { Pins, PlacedPin } from './pins';
import type { Store, StoredPart } from './store';

/** How many removed articles are remembered, so that one that comes back under another name has its old citekey. */
const REMEMBERED = 10_000;

/**
 * Gives every article its citekey: the pinned one; else the one it has, while its record still makes it; else the first
 * free one that its record makes. All calls are made within a transaction of the store.
 */
export class Citekeys {
  readonly #store: Store;
  readonly #template: string;
  readonly #bibliographies: Bibliographies;
  readonly #removed = new Map<string, string>();

  constructor(store: Store, template: string, bibliographies: Bibliographies) {
    this.#store = store;
    this.#template = template;
    this.#bibliographies = bibliographies;
  }

  /** The articles of one file with their citekeys; a citekey that another article holds wrongly is taken from it. */
  assign(file: string, bytes: string, extractions: readonly Extraction[], pins: Pins): readonly StoredPart[] {
    const before = this.#store.sourcesOfFile(file);
    const pinned = pins.of(file, bytes);
    const given = new Set<string>();
    return extractions.map((extraction) => {
      const { part, record } = extraction;
      const own = before.find((source) => source.part === part);
      const isFree = (key: string) => {
        if (given.has(key) || this.#bibliographies.has(key)) return false;
        const holder = this.#store.sourceByCitekey(key);
        return holder === undefined || holder.file === file;
      };
      // What became of it among the captures of its page is settled once all are there.
      if (own?.older && pageIdentity(own.item) === pageIdentity(record) && isFree(own.citekey)) {
        given.add(own.citekey);
        return { citekey: own.citekey, extraction: { ...extraction, older: true } };
      }
      const base = citekeyBase(record, nameOf(file, part), this.#template);
      const candidates = [own?.citekey, this.#removed.get(identity(bytes, part))];
      const citekey =
        this.#pinnedKey(file, part, pinned, given, pins) ??
        this.#entryKey(file, part, given, pins) ??
        candidates.find((key) => key !== undefined && isOfBase(key, base) && !pins.has(key) && isFree(key)) ??
        firstFree(base, (key) => !pins.has(key) && isFree(key));
      given.add(citekey);
      return { citekey, extraction };
    });
  }

  /** Makes the citekeys of these pins point to their articles, where these are in the index. */
  settle(pins: Pins, which: readonly PlacedPin[]): void {
    for (const { citekey, path: place, hash } of which) {
      const owner = this.#store.file(place) ?? (hash === undefined ? undefined : this.#store.filesWithHash(hash)[0]);
      if (owner === undefined || pins.of(owner.path, bytesOfHash(owner.hash)).every((pin) => pin.citekey !== citekey))
        continue;
      const sources = this.#store.sourcesOfFile(owner.path);
      if (sources.some((source) => source.citekey === citekey || this.#hasNewer(source, citekey))) continue;
      this.#store.put(
        owner,
        this.assign(owner.path, bytesOfHash(owner.hash), this.stored(owner.path), pins),
        this.#problemsOf(owner.path),
      );
    }
  }

  /** A newer capture of its page has this key. */
  #hasNewer(source: Source, citekey: string): boolean {
    const page = pageIdentity(source.item);
    const holder = source.older ? this.#store.sourceByCitekey(citekey) : undefined;
    return holder !== undefined && page !== undefined && pageIdentity(holder.item) === page;
  }

  /** The key of its entry in a bibliography. */
  entryKeyOf({ file, part }: Source): string | undefined {
    return this.#bibliographies.citekeyOf(file, part);
  }

  isUnused(key: string): boolean {
    return !this.#bibliographies.has(key) && this.#store.sourceByCitekey(key) === undefined;
  }

  /** A key for an article that has none of its own any more; none of those that are being given. */
  fresh({ item, file, part }: Source, given: ReadonlySet<string>): string {
    const base = citekeyBase(item, nameOf(file, part), this.#template);
    return firstFree(base, (key) => !given.has(key) && this.isUnused(key));
  }

  /** To be called before a file is removed. */
  remember(file: string): void {
    const record = this.#store.file(file);
    if (record === undefined) return;
    for (const { part, citekey } of this.#store.sourcesOfFile(file)) {
      this.#removed.set(identity(bytesOfHash(record.hash), part), citekey);
    }
    for (const oldest of this.#removed.keys()) {
      if (this.#removed.size <= REMEMBERED) break;
      this.#removed.delete(oldest);
    }
  }

  /** What the index holds of a file, as extraction gave it (and the person corrected it). */
  stored(file: string): readonly Extraction[] {
    return this.#store.sourcesOfFile(file).map((source) => {
      const { id: _, ...record } = source.item;
      return {
        ...(source.part !== undefined && { part: source.part }),
        record,
        provenance: source.provenance,
        passages: this.#store.passages(source.id),
        tags: source.tags,
        ...(source.notes && { notes: source.notes }),
        warnings: source.warnings,
        ...(source.unsaved && { unsaved: source.unsaved }),
        ...(source.older && { older: source.older }),
      };
    });
  }

  #pinnedKey(
    file: string,
    part: string | undefined,
    pinned: readonly PlacedPin[],
    given: ReadonlySet<string>,
    pins: Pins,
  ): string | undefined {
    for (const pin of pinned) {
      if (pin.part !== part || given.has(pin.citekey)) continue;
      const holder = this.#store.sourceByCitekey(pin.citekey);
      if (holder === undefined || holder.file === file) return pin.citekey;
      // A copy of the pinned article that came first may keep the key; anything else only happens to be named so.
      if (pin.path !== file && this.#pinsOf(holder.file, pins).some((own) => own.citekey === pin.citekey)) continue;
      this.#evict(holder, pins);
      return pin.citekey;
    }
    return undefined;
  }

  /** The key of its entry in a bibliography. Where two copies of an article are saved, the first has it. */
  #entryKey(file: string, part: string | undefined, given: ReadonlySet<string>, pins: Pins): string | undefined {
    const key = this.#bibliographies.citekeyOf(file, part);
    if (key === undefined || given.has(key) || pins.has(key)) return undefined;
    const holder = this.#store.sourceByCitekey(key);
    if (holder === undefined || holder.file === file) return key;
    if (this.#bibliographies.citekeyOf(holder.file, holder.part) === key) return undefined;
    this.#evict(holder, pins);
    return key;
  }

  /** Frees a key that an entry of a bibliography has. `false` where a pinned article keeps it. */
  free(key: string, pins: Pins): boolean {
    const holder = this.#store.sourceByCitekey(key);
    if (holder === undefined) return true;
    if (pins.has(key)) return false;
    this.#evict(holder, pins);
    return true;
  }

  #pinsOf(file: string, pins: Pins): readonly PlacedPin[] {
    return pins.of(file, bytesOfHash(this.#store.file(file)?.hash ?? ''));
  }

  #isTaken(key: string, pins: Pins): boolean {
    return pins.has(key) || this.#bibliographies.has(key) || this.#store.sourceByCitekey(key) !== undefined;
  }

  #problemsOf(file: string): readonly Problem[] {
    return this.#store.problems().filter((problem) => problem.file === file);
  }

  #evict(holder: Source, pins: Pins): void {
    const record = this.#store.file(holder.file);
    if (record === undefined) return;
    const sources = this.#store.sourcesOfFile(holder.file);
    const extractions = this.stored(holder.file);
    const parts = sources.flatMap(({ id, citekey, unsaved }, i) => {
      const extraction = extractions[i];
      // An entry has its own key or none.
      if (extraction === undefined || (id === holder.id && unsaved)) return [];
      if (id !== holder.id) return [{ citekey, extraction }];
      const base = citekeyBase(extraction.record, nameOf(holder.file, extraction.part), this.#template);
      const key = firstFree(base, (free) => !this.#isTaken(free, pins));
      return [{ citekey: key, extraction }];
    });
    this.#store.put(record, parts, this.#problemsOf(holder.file));
  }
}

/** What a source is called that says nothing about itself. */
function nameOf(file: string, part: string | undefined): string {
  const last = part
    ?.replace(/[?#].*$/, '')
    .split('/')
    .findLast((segment) => segment !== '');
  return last ?? path.basename(file, path.extname(file));
}

const identity = (bytes: string, part: string | undefined) => `${bytes} ${part ?? ''}`;

/**
 * `base`, or the first free one of its row. Of a long row some are probed and then the gap is halved, so that the
 * 10,000th page called “Untitled” costs no 10,000 questions; where keys in the middle were freed it may be any of them.
 */
function firstFree(base: string, isFree: (key: string) => boolean): string {
  const free = (n: number) => isFree(suffixedCitekey(base, n));
  if (free(0)) return base;
  let taken = 0;
  let step = 1;
  while (!free(taken + step)) {
    taken += step;
    step *= 2;
  }
  let found = taken + step;
  while (found - taken > 1) {
    const middle = Math.floor((taken + found) / 2);
    if (free(middle)) found = middle;
    else taken = middle;
  }
  return suffixedCitekey(base, found);
}
