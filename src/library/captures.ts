import type { Extraction, Source } from '../model/source';
import type { Citekeys } from './citekeys';
import { bytesOfHash } from './fingerprint';
import type { Folders } from './folders';
import type { Pace } from './pace';
import type { Store, StoredPart } from './store';

/** What a source is to be among the captures of its page. */
interface Rank {
  readonly source: Source;
  readonly citekey: string;
  readonly older: boolean;
}

/** Files that one transaction writes. */
const FILES_AT_ONCE = 32;

/**
 * Makes one source of the captures of one page: the newest is the source and has the citekey, the others are its older captures,
 * which are kept for the quotations that were taken from them. Two that drafts cite under two pinned citekeys stay two.
 */
export async function settleCaptures(
  folders: Folders,
  store: Store,
  citekeys: Citekeys,
  pace: Pace,
  signal?: AbortSignal,
): Promise<void> {
  /** By file: an export of thousands of pages is written once. */
  let waiting = new Map<string, Rank[]>();
  const given = new Set<string>();
  const write = () => {
    const ranks = waiting;
    waiting = new Map();
    store.transaction(() => {
      // The key has to be free before the newest takes it.
      for (const [file, all] of keysExchanged(ranks)) apply(file, all, store, citekeys);
      for (const older of [true, false]) {
        for (const [file, all] of ranks) {
          const some = all.filter((rank) => rank.older === older);
          if (some.length > 0) apply(file, some, store, citekeys);
        }
      }
    });
  };
  for (const page of store.pagesSavedAgain()) {
    await pace.breathe(signal);
    const members = store.sourcesOfPage(page).filter((source) => !source.unsaved);
    for (const rank of groups(members, store).flatMap((group) => ranked(group, folders, store, citekeys, given))) {
      given.add(rank.citekey);
      const { source } = rank;
      if (source.citekey === rank.citekey && (source.older ?? false) === rank.older) continue;
      waiting.set(source.file, [...(waiting.get(source.file) ?? []), rank]);
    }
    if (waiting.size >= FILES_AT_ONCE) write();
  }
  if (waiting.size > 0) write();
}

/** Those whose present key an older capture takes, as when the oldest is saved anew: with a key for the meantime. */
function keysExchanged(ranks: ReadonlyMap<string, readonly Rank[]>): ReadonlyMap<string, readonly Rank[]> {
  const wanted = new Set([...ranks.values()].flat().flatMap(({ citekey, older }) => (older ? [citekey] : [])));
  const found = new Map<string, readonly Rank[]>();
  for (const [file, all] of ranks) {
    const some = all.filter(({ source, citekey }) => source.citekey !== citekey && wanted.has(source.citekey));
    if (some.length > 0)
      found.set(
        file,
        some.map((rank) => ({ ...rank, citekey: `@${rank.source.id}` })),
      );
  }
  return found;
}

/** An address alone can be wrong: captures of one page have the same title, or paragraphs in common. */
function groups(members: readonly Source[], store: Store): readonly (readonly Source[])[] {
  const found: Source[][] = [];
  for (const source of members) {
    const group = found.find(([first]) => first !== undefined && areAlike(first, source, store));
    if (group) group.push(source);
    else found.push([source]);
  }
  return found;
}

/** Of the paragraphs of the shorter one, this share has to stand in the other. */
const SHARED = 0.3;

function areAlike(a: Source, b: Source, store: Store): boolean {
  // What was marked, or only linked to, is too little to tell by.
  if (!isWhole(a) || !isWhole(b)) return true;
  const plain = (title: string | undefined) => title?.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const [first, second] = [plain(a.item.title), plain(b.item.title)];
  // One without letters (`***`) is a part of every other and says nothing.
  if (first && second && (first.includes(second) || second.includes(first))) return true;
  const texts = (source: Source) =>
    new Set(store.passages(source.id).flatMap(({ text }) => (text.length > 60 ? [text] : [])));
  const [mine, yours] = [texts(a), texts(b)];
  const shared = [...mine].filter((text) => yours.has(text)).length;
  return shared > 0 && shared >= Math.min(mine.size, yours.size) * SHARED;
}

function ranked(
  group: readonly Source[],
  folders: Folders,
  store: Store,
  citekeys: Citekeys,
  given: ReadonlySet<string>,
): readonly Rank[] {
  const pinned = (source: Source) =>
    folders.pins
      .of(source.file, bytesOfHash(store.file(source.file)?.hash ?? ''))
      .find((pin) => pin.part === source.part)?.citekey;
  const newestFirst = [...group].sort(byTime);
  const keyed = newestFirst.filter((source) => pinned(source) !== undefined);
  // Each of them is cited: what a draft says stays true.
  const [, ...apart] = keyed;
  const together = newestFirst.filter((source) => !apart.includes(source));
  const [head = newestFirst[0], ...rest] = [...together].sort((a, b) => fullness(b) - fullness(a));
  if (head === undefined) return [];
  const key = (keyed[0] && pinned(keyed[0])) ?? keyOf(together, citekeys, given) ?? citekeys.fresh(head, given);
  const taken = new Set<string>();
  const older = rest.map((source): Rank => ({ source, citekey: olderKey(key, source, taken), older: true }));
  const alone = apart.map((source): Rank => ({ source, citekey: pinned(source) ?? source.citekey, older: false }));
  return [...older, { source: head, citekey: key, older: false }, ...alone];
}

/** The key of its entry in a bibliography; else the one that the first of them was given. */
function keyOf(group: readonly Source[], citekeys: Citekeys, given: ReadonlySet<string>): string | undefined {
  const own = group.filter((source) => !source.older).map(({ citekey }) => citekey);
  own.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  const entry = group.map((source) => citekeys.entryKeyOf(source)).find((key) => key !== undefined);
  // The newest one is gone: its key goes back to what is left.
  const before = group
    .map(({ citekey }) => citekey.split('@')[0] ?? '')
    .find((key) => !given.has(key) && citekeys.isUnused(key));
  return entry ?? own[0] ?? before;
}

/** No draft can hold it, since it is no citekey: `ruiz2019Winter@2023-06-01`. */
function olderKey(key: string, source: Source, taken: Set<string>): string {
  const day = capturedOn(source);
  let made = `${key}@${day}`;
  for (let n = 2; taken.has(made); n++) made = `${key}@${day}.${n}`;
  taken.add(made);
  return made;
}

/** ISO 8601 day on which it was saved, as far as that is known. */
export function capturedOn({ item, modified }: Source): string {
  const [year, month, day] = item.accessed?.['date-parts'][0] ?? [];
  if (year === undefined || month === undefined || day === undefined)
    return new Date(modified).toISOString().slice(0, 10);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function byTime(a: Source, b: Source): number {
  const [first, second] = [capturedOn(a), capturedOn(b)];
  if (first !== second) return first < second ? 1 : -1;
  return b.modified - a.modified || (a.file < b.file ? -1 : 1);
}

/** What was marked, and a link, is no capture of the page while the page is there. */
export const isWhole = (source: Source): boolean => fullness(source) === 2;

/** 0: a link; 1: what was marked; 2: the page. */
function fullness({ warnings }: Source): number {
  if (warnings.some(({ code }) => code === 'only-link')) return 0;
  return warnings.some(({ code }) => code === 'only-highlights') ? 1 : 2;
}

function apply(file: string, ranks: readonly Rank[], store: Store, citekeys: Citekeys): void {
  const record = store.file(file);
  if (record === undefined) return;
  const byId = new Map(ranks.map((rank) => [rank.source.id, rank]));
  const stored = citekeys.stored(file);
  const put = store.sourcesOfFile(file).flatMap((part, i): readonly StoredPart[] => {
    const extraction = stored[i];
    if (extraction === undefined) return [];
    const rank = byId.get(part.id);
    return rank === undefined
      ? [{ citekey: part.citekey, extraction }]
      : [{ citekey: rank.citekey, extraction: withRank(extraction, rank.older) }];
  });
  const problems = store.problems().filter((problem) => problem.file === file);
  store.put(record, put, problems);
}

function withRank({ older: _, ...extraction }: Extraction, older: boolean): Extraction {
  return older ? { ...extraction, older: true } : extraction;
}
