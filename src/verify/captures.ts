import type { RememberedWords } from '../model/quoted-words';
import { type Comparison, compare } from './compare';
import { Memory } from './memory';
import type { Prepare, PreparedSource } from './prepare';
import type { Shelf } from './shelf';
import { prepareSource, type SourceText } from './source-text';

/** A quotation held against a source. */
export interface Compared {
  readonly source: PreparedSource;
  readonly comparison: Comparison;
}

/** Quotations of one source: several drafts' worth. */
const MOST_COMPARISONS = 500;
const MOST_REMEMBERED = 500;

/** Holds quotations against the captures of a source, and remembers what came of it. */
export class Captures {
  readonly #shelf: Shelf;
  readonly #prepare: Prepare;
  readonly #comparisons = new WeakMap<SourceText, Memory<Comparison>>();
  readonly #texts = new Memory<SourceText>(MOST_REMEMBERED);

  constructor(shelf: Shelf, prepare: Prepare) {
    this.#shelf = shelf;
    this.#prepare = prepare;
  }

  /**
   * The capture that has the words best. Of several that have them verbatim the one they were quoted from, as far as that
   * was remembered; else the newest. `undefined` where no source has the citekey, or nothing of it was saved.
   */
  async compare(text: string, citekey: string, signal?: AbortSignal): Promise<Compared | undefined> {
    const captures = await this.#prepare(citekey, signal);
    signal?.throwIfAborted();
    if (captures === undefined) return undefined;
    const once = captures.length > 1 ? await this.remembered(text, citekey, signal) : undefined;
    const quotedFirst =
      once === undefined
        ? captures
        : [...captures].sort((a, b) => Number(isCaptureOf(once, b)) - Number(isCaptureOf(once, a)));
    let best: Compared | undefined;
    for (const source of quotedFirst) {
      if (source.passages.length === 0) continue;
      best = better(best, { source, comparison: this.#compared(text, source.text) });
      if (best.comparison.verdict === 'verbatim') break;
    }
    return best;
  }

  /** What was remembered of this source and has the words verbatim. */
  async remembered(text: string, citekey: string, signal?: AbortSignal): Promise<RememberedWords | undefined> {
    const quoted = (await this.#shelf.quoted?.(citekey, signal)) ?? [];
    return quoted.find(({ selector: { exact } }) => {
      const words = this.#texts.at(exact, () => prepareSource([{ ordinal: 0, kind: 'paragraph', text: exact }]));
      return this.#compared(text, words).verdict === 'verbatim';
    });
  }

  #compared(text: string, source: SourceText): Comparison {
    let known = this.#comparisons.get(source);
    if (known === undefined) {
      known = new Memory(MOST_COMPARISONS);
      this.#comparisons.set(source, known);
    }
    return known.at(text, () => compare(text, source));
  }
}

const isCaptureOf = ({ file, part }: RememberedWords, capture: PreparedSource): boolean =>
  capture.file === file && capture.part === part;

const rank = ({ verdict, score }: Comparison): number => (verdict === 'verbatim' ? 2 : 0) + score;

/** The one that has more of the words; of equals the first. */
export function better(a: Compared | undefined, b: Compared): Compared {
  return a !== undefined && rank(a.comparison) >= rank(b.comparison) ? a : b;
}
