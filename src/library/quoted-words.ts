import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { IbidError } from '../model/error';
import type { QuotedWords, RememberedWords } from '../model/quoted-words';
import type { Problem } from '../model/source';
import { systemCode } from './problem';
import { QUOTED_FILE, type QuotedLines, readQuotedLines, withQuoted, writeQuotedLines } from './quoted-lines';
import { replaceFile } from './replace-file';

const NOTHING: QuotedLines = { words: [], others: [] };

interface Known {
  /** Size and time of the file that was read; empty where there was none. */
  readonly stamp: string;
  readonly lines: QuotedLines;
  /** Why it could not be read: then nothing is known, and nothing is written over it. */
  readonly trouble?: string;
}

/** What was quoted from the articles of these folders, in a {@link QUOTED_FILE} in each. */
export class QuotedFiles {
  readonly #folders: readonly string[];
  readonly #known = new Map<string, Known>();
  /** Of all folders; `undefined` until it is asked for after a file was read. */
  #byCitekey: ReadonlyMap<string, readonly RememberedWords[]> | undefined;
  /** Writing, one after another. */
  #writing: Promise<unknown> = Promise.resolve();

  /** @param folders the library's, absolute */
  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** What was quoted under this citekey. A file that somebody else changed is read again. Never throws. */
  of(citekey: string): readonly RememberedWords[] {
    const all = this.#folders.map((folder) => this.#read(folder));
    this.#byCitekey ??= grouped(all.flatMap(({ lines }) => lines.words));
    return this.#byCitekey.get(citekey) ?? [];
  }

  /**
   * Adds these words to the file of the folder that holds their article; words of articles elsewhere are passed over.
   * Nothing is written where nothing is new. Throws `write-failed`.
   *
   * @param today `2026-11-24`
   */
  remember(words: readonly QuotedWords[], today: string): Promise<void> {
    const written = this.#writing.then(() => this.#write(words, today));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  problems(): readonly Problem[] {
    return this.#folders.flatMap((folder) => {
      const { lines, trouble } = this.#read(folder);
      const file = path.join(folder, QUOTED_FILE);
      if (trouble !== undefined)
        return [{ file, code: 'file-unreadable', message: trouble, severity: 'warning' as const }];
      const count = lines.others.length;
      if (count === 0) return [];
      const message = `Lines that are not understood (${count}) are kept as they are, and not used.`;
      return [{ file, code: 'quoted-line', message, severity: 'warning' as const }];
    });
  }

  async #write(words: readonly QuotedWords[], today: string): Promise<void> {
    for (const folder of this.#folders) {
      const own = words.filter(({ file }) => this.#folderOf(file) === folder);
      if (own.length === 0) continue;
      const file = path.join(folder, QUOTED_FILE);
      const { lines, trouble } = this.#read(folder);
      if (trouble !== undefined) throw new IbidError('write-failed', trouble, { file });
      const added = withQuoted(lines, own, today);
      if (added !== lines) await replaceFile(file, writeQuotedLines(added, folder));
    }
  }

  /** The innermost that holds the file. */
  #folderOf(file: string): string | undefined {
    return this.#folders
      .filter((folder) => file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep))
      .sort((a, b) => b.length - a.length)[0];
  }

  #read(folder: string): Known {
    const file = path.join(folder, QUOTED_FILE);
    const stamp = stampOf(file);
    const before = this.#known.get(folder);
    if (before?.stamp === stamp) return before;
    const known = readFile(file, stamp, folder);
    this.#known.set(folder, known);
    this.#byCitekey = undefined;
    return known;
  }
}

function stampOf(file: string): string {
  try {
    const { size, mtimeNs } = statSync(file, { bigint: true });
    return `${size} ${mtimeNs}`;
  } catch {
    return '';
  }
}

function readFile(file: string, stamp: string, folder: string): Known {
  if (stamp === '') return { stamp, lines: NOTHING };
  try {
    return { stamp, lines: readQuotedLines(readFileSync(file, 'utf8'), folder) };
  } catch (error) {
    const trouble = `${QUOTED_FILE} could not be read (${systemCode(error) ?? String(error)}).`;
    return { stamp, lines: NOTHING, trouble };
  }
}

function grouped(words: readonly RememberedWords[]): ReadonlyMap<string, readonly RememberedWords[]> {
  const found = new Map<string, RememberedWords[]>();
  for (const one of words) {
    const own = found.get(one.citekey);
    if (own) own.push(one);
    else found.set(one.citekey, [one]);
  }
  return found;
}
