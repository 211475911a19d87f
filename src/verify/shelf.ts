import type { Passage } from '../model/source';
import { prepareSource, type SourceText } from './source-text';

/** A source with its words. */
export interface ShelvedSource {
  readonly citekey: string;
  /** Absolute path of the saved file. */
  readonly file: string;
  /** Changes whenever the passages do. */
  readonly revision: number | string;
  readonly passages: readonly Passage[];
}

/** What checking a draft asks of a library. */
export interface Shelf {
  /** Changes whenever any answer may be another one. */
  readonly revision: number | string;
  /** `undefined` where no source has this citekey; without passages where nothing of it was saved. */
  source(citekey: string, signal?: AbortSignal): Promise<ShelvedSource | undefined>;
  /** Citekeys of the sources in which the words, or nearly those, may stand; best first. */
  locate(text: string, limit: number, signal?: AbortSignal): Promise<readonly string[]>;
  /** Whether these words once stood verbatim in this source (design: `source-changed`). */
  wasVerbatim?(citekey: string, text: string): boolean;
}

/** A source ready for comparison. */
export interface PreparedSource extends ShelvedSource {
  readonly text: SourceText;
}

export type Prepare = (citekey: string, signal?: AbortSignal) => Promise<PreparedSource | undefined>;

/** An article of 1,000 words takes some 150 KB when prepared. */
const MOST_PREPARED = 200;

/** Prepares each source once, asks for it again only when the library has changed, and forgets those not wanted lately. */
export function prepareFrom(shelf: Shelf): Prepare {
  const kept = new Map<string, { readonly prepared: PreparedSource | undefined; readonly asked: Shelf['revision'] }>();
  return async (citekey, signal) => {
    const { revision } = shelf;
    const known = kept.get(citekey);
    let prepared = known?.prepared;
    if (known === undefined || known.asked !== revision) {
      const source = await shelf.source(citekey, signal);
      if (source === undefined) prepared = undefined;
      else if (prepared?.revision !== source.revision || prepared.file !== source.file) {
        prepared = { ...source, text: prepareSource(source.passages) };
      }
    }
    kept.delete(citekey);
    kept.set(citekey, { prepared, asked: revision });
    const [oldest] = kept.keys();
    if (kept.size > MOST_PREPARED && oldest !== undefined) kept.delete(oldest);
    return prepared;
  };
}
