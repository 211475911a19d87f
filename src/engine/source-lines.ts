import { readFileSync, statSync } from 'node:fs';
import type { FoundIn } from '../verify/finding';
import type { LinePlace } from './protocol';

/** Files that an editor shows as a reader of the article sees them. */
const READABLE = /\.(?:txt|text|md|markdown)$/i;
/** Enough to find the place; the rest may be set otherwise in the file. */
const WORDS = 8;
const MOST_KEPT = 20;

/** Where words of sources stand in their saved files, of those that are text. A file is read again when it has changed. */
export class SourceLines {
  readonly #texts = new Map<string, { readonly stamp: string; readonly text: string }>();

  placeOf({ file, selector }: FoundIn): LinePlace | undefined {
    if (!READABLE.test(file)) return undefined;
    const words = selector[0].exact.split(/\s+/).slice(0, WORDS);
    // Between two words the file may break a line, mark emphasis or go on quoting.
    const pattern = words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[\\s*_`>]+');
    const text = this.#read(file);
    const at = text === undefined ? -1 : text.search(new RegExp(pattern, 'u'));
    if (text === undefined || at < 0) return undefined;
    const before = text.slice(0, at).split('\n');
    return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  }

  /** `undefined` where it cannot be read: the source is known without it. */
  #read(file: string): string | undefined {
    try {
      const { mtimeMs, size } = statSync(file);
      const stamp = `${mtimeMs} ${size}`;
      const known = this.#texts.get(file);
      if (known?.stamp === stamp) return known.text;
      const text = readFileSync(file, 'utf8');
      this.#texts.delete(file);
      this.#texts.set(file, { stamp, text });
      const [oldest] = this.#texts.keys();
      if (this.#texts.size > MOST_KEPT && oldest !== undefined) this.#texts.delete(oldest);
      return text;
    } catch {
      return undefined;
    }
  }
}
