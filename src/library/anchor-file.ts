import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Anchor } from '../model/anchor';
import { IbidError } from '../model/error';
import { systemCode } from './problem';
import { replaceFile } from './replace-file';

/**
 * Beside `library.yaml`: what drafts rest on without quoting it, one place a line, sorted, so that version control merges it
 * line by line. Plain, and safe to delete: citations of a paraphrase then lead to their paragraph only, and translated
 * quotations are not known to be translations.
 */
export const ANCHOR_FILE = 'cited.jsonl';

/** A line as it stands in the file; the target is W3C Web Annotation's (§3.2, §4.2.4), its source relative to the folder. */
interface Line extends Pick<Anchor, 'use' | 'citekey' | 'locator' | 'words' | 'made'> {
  readonly target: {
    readonly source: string;
    readonly part?: string;
    readonly selector: { readonly exact: string; readonly prefix?: string; readonly suffix?: string };
  };
}

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
): { readonly anchors: readonly Anchor[]; readonly others: string[] } {
  const anchors: Anchor[] = [];
  const others: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/.test(line)) continue;
    const anchor = readLine(line, folder);
    if (anchor) anchors.push(anchor);
    else others.push(line);
  }
  return { anchors, others };
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
  return [...others, ...lines.sort(), ''].join('\n');
}

function writable({ use, citekey, locator, words, file, part, selector }: Omit<Anchor, 'made'>, folder: string) {
  const { exact, prefix, suffix } = selector;
  const source = path.relative(folder, file).split(path.sep).join('/');
  return {
    citekey,
    use,
    ...(locator === undefined ? {} : { locator }),
    ...(words === undefined ? {} : { words }),
    target: { source, ...(part === undefined ? {} : { part }), selector: { exact, prefix, suffix } },
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

function readLine(line: string, folder: string): Anchor | undefined {
  let value: Partial<Line>;
  try {
    value = Object(JSON.parse(line)) as Partial<Line>;
  } catch {
    return undefined;
  }
  const { citekey, use, locator, words, made } = value;
  const { source, part, selector } = Object(value.target) as Partial<Line['target']>;
  const { exact, prefix, suffix } = Object(selector) as Partial<Line['target']['selector']>;
  if (!isText(citekey) || !isText(source) || !isText(exact) || (use !== 'paraphrase' && use !== 'translation'))
    return undefined;
  return {
    use,
    citekey,
    file: path.resolve(folder, source),
    ...(isText(part) && { part }),
    ...(isText(locator) && { locator }),
    ...(isText(words) && { words }),
    selector: {
      type: 'TextQuoteSelector',
      exact,
      ...(isText(prefix) && { prefix }),
      ...(isText(suffix) && { suffix }),
    },
    made: isText(made) && /^\d{4}-\d\d-\d\d$/.test(made) ? made : '1970-01-01',
  };
}

/** Empty where there is no file; `undefined` where it cannot be read. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return systemCode(error) === 'ENOENT' ? '' : undefined;
  }
}
