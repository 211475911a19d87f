import type { Capture, Shelf, ShelvedSource } from './shelf';
import { prepareSource, type SourceText } from './source-text';

/** A capture of a source, ready for comparison. */
export interface PreparedSource extends Capture {
  readonly citekey: string;
  readonly title?: string;
  readonly names?: readonly string[];
  readonly text: SourceText;
}

/** The captures of a source, the newest first; `undefined` where no source has this citekey. */
export type Prepare = (citekey: string, signal?: AbortSignal) => Promise<readonly PreparedSource[] | undefined>;

/** An article of 1,000 words takes some 150 KB when prepared. */
const MOST_PREPARED = 200;

interface Kept {
  readonly prepared: readonly PreparedSource[] | undefined;
  readonly asked: Shelf['revision'];
}

/** Prepares each source once, asks for it again only when the library has changed, and forgets those not wanted lately. */
export function prepareFrom(shelf: Shelf): Prepare {
  const kept = new Map<string, Kept>();
  return async (citekey, signal) => {
    const { revision } = shelf;
    let known = kept.get(citekey);
    if (known === undefined || known.asked !== revision) {
      const source = await shelf.source(citekey, signal);
      const captures = source && [source, ...(source.versions ?? [])];
      const before = known?.prepared;
      known = { prepared: source && captures?.map((capture) => preparedAs(source, capture, before)), asked: revision };
    }
    kept.delete(citekey);
    kept.set(citekey, known);
    const [oldest] = kept.keys();
    if (kept.size > MOST_PREPARED && oldest !== undefined) kept.delete(oldest);
    return known.prepared;
  };
}

/** With the text that was prepared before, where it is still the same. */
function preparedAs(
  { citekey, title, names, language }: ShelvedSource,
  { file, part, revision, passages }: Capture,
  before: readonly PreparedSource[] | undefined,
): PreparedSource {
  const same = before?.find((it) => it.file === file && it.part === part && it.revision === revision);
  const text = same?.text ?? prepareSource(passages, language);
  return {
    citekey,
    ...(title === undefined ? {} : { title }),
    ...(names === undefined ? {} : { names }),
    file,
    ...(part === undefined ? {} : { part }),
    revision,
    passages,
    text,
  };
}
