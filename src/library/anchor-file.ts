import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Anchor } from '../model/anchor';
import { IbidError } from '../model/error';
import { systemCode } from './problem';
import { replaceFile } from './replace-file';
import { readDay, readTarget, readTargetLines, writeTarget, writeTargetLines } from './target-lines';

/**
 * Beside `library.yaml`: what drafts rest on without quoting it, one place a line, sorted, so that version control merges it
 * line by line. Plain, and safe to delete: citations of a paraphrase then lead to their paragraph only, and translated
 * quotations are not known to be translations.
 */
export const ANCHOR_FILE = 'cited.jsonl';

/** The places that drafts rest on, one change after another. */
export class AnchorFile {
  #changing: Promise<unknown> = Promise.resolve();

  /** @param folder absolute: the library's first one */
  constructor(readonly folder: string) {}

  /** Under this citekey, the newest last. Never throws: what cannot be read is not known. */
  of(citekey: string): readonly Anchor[] {
    return readAnchors(textOf(this.#file) ?? '', this.folder)
      .anchors.filter((anchor) => anchor.citekey === citekey)
      .sort((a, b) => (a.made < b.made ? -1 : a.made > b.made ? 1 : 0));
  }

  /** Lines that are none of ours stay. Throws `write-failed`. */
  add(anchors: readonly Anchor[]): Promise<void> {
    const added = this.#changing.then(async () => {
      const before = textOf(this.#file);
      if (before === undefined)
        throw new IbidError('write-failed', `${ANCHOR_FILE} cannot be read, so nothing is added to it.`);
      const after = withAnchors(before, anchors, this.folder);
      if (after !== before) await replaceFile(this.#file, after);
    });
    this.#changing = added.catch(() => undefined);
    return added;
  }

  get #file(): string {
    return path.join(this.folder, ANCHOR_FILE);
  }
}

/** Total. */
export function readAnchors(
  text: string,
  folder: string,
): { readonly anchors: readonly Anchor[]; readonly others: readonly string[] } {
  const { read, others } = readTargetLines(
    text,
    ({ use, citekey, locator, words, target, made }): Anchor | undefined => {
      const leadsTo = readTarget(target, folder);
      if (!isText(citekey) || leadsTo === undefined || (use !== 'paraphrase' && use !== 'translation'))
        return undefined;
      return {
        use,
        citekey,
        ...leadsTo,
        ...(isText(locator) && { locator }),
        ...(isText(words) && { words }),
        made: readDay(made),
      };
    },
  );
  return { anchors: read, others };
}

/** The text with these places; the same text where all of them are there. */
export function withAnchors(text: string, added: readonly Anchor[], folder: string): string {
  const { anchors, others } = readAnchors(text, folder);
  const key = ({ made: _, ...anchor }: Anchor) => JSON.stringify(writable(anchor, folder));
  const known = new Set(anchors.map(key));
  const fresh = added.filter((anchor) => !known.has(key(anchor)));
  if (fresh.length === 0) return text;
  const lines = [...anchors, ...fresh].map((anchor) =>
    JSON.stringify({ ...writable(anchor, folder), made: anchor.made }),
  );
  return writeTargetLines(lines, others);
}

function writable({ use, citekey, locator, words, ...target }: Omit<Anchor, 'made'>, folder: string) {
  const { exact, prefix, suffix } = target.selector;
  return {
    citekey,
    use,
    ...(locator === undefined ? {} : { locator }),
    ...(words === undefined ? {} : { words }),
    // Without its type, which is always the same.
    target: { ...writeTarget(target, folder), selector: { exact, prefix, suffix } },
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Empty where there is no file; `undefined` where it cannot be read. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? '' : undefined;
  }
}
