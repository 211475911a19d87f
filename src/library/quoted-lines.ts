import path from 'node:path';
import type { QuotedWords, RememberedWords } from '../model/quoted-words';
import { canonical } from '../model/sameness';

/**
 * `quoted.jsonl`, beside `library.yaml`: what drafts quoted from the articles, one quotation a line, sorted, so that a
 * version control system shows what was added and merges it line by line. Plain, and safe to delete: what is lost then is
 * only that a changed source can be told from a changed quotation.
 */
export const QUOTED_FILE = 'quoted.jsonl';

/** The longest kept; those not seen for longest go first. Some 10 MB, and 50 books' worth. */
const MOST_LINES = 20_000;
/** `seen` moves on only after this many days, so that checking a draft every day does not change the file every day. */
const SEEN_DAYS = 30;

/** A line as it stands in the file: the target is W3C Web Annotation's (§3.2, §4.2.4), its source relative to the folder. */
interface Line {
  readonly citekey: string;
  readonly target: {
    readonly source: string;
    readonly part?: string;
    readonly selector: { readonly exact: string; readonly prefix?: string; readonly suffix?: string };
  };
  readonly seen: string;
}

export interface QuotedLines {
  readonly words: readonly RememberedWords[];
  /** Lines that are none of ours, kept as they are. */
  readonly others: readonly string[];
}

/** What a version control system leaves where two branches added lines: both are wanted. */
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/;

/** Total. `folder`: the library's, absolute. */
export function readQuotedLines(text: string, folder: string): QuotedLines {
  const words: RememberedWords[] = [];
  const others: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '' || CONFLICT.test(line)) continue;
    const read = readLine(line, folder);
    if (read === undefined) others.push(line);
    else words.push(read);
  }
  return { words, others };
}

function readLine(line: string, folder: string): RememberedWords | undefined {
  let value: Partial<Line>;
  try {
    value = Object(JSON.parse(line)) as Partial<Line>;
  } catch {
    return undefined;
  }
  const { citekey, target, seen } = value;
  const { source, part, selector } = Object(target) as Partial<Line['target']>;
  const { exact, prefix, suffix } = Object(selector) as Partial<Line['target']['selector']>;
  if (typeof citekey !== 'string' || typeof source !== 'string' || typeof exact !== 'string') return undefined;
  return {
    citekey,
    file: path.resolve(folder, source),
    ...(typeof part === 'string' && { part }),
    selector: {
      type: 'TextQuoteSelector',
      exact,
      ...(typeof prefix === 'string' && { prefix }),
      ...(typeof suffix === 'string' && { suffix }),
    },
    seen: typeof seen === 'string' && /^\d{4}-\d\d-\d\d$/.test(seen) ? seen : '1970-01-01',
  };
}

export function writeQuotedLines({ words, others }: QuotedLines, folder: string): string {
  const lines = words.map(({ citekey, file, part, selector, seen }) => {
    const source = path.relative(folder, file).split(path.sep).join('/');
    return JSON.stringify({ citekey, target: { source, ...(part !== undefined && { part }), selector }, seen });
  });
  return [...others, ...lines.sort(), ''].join('\n');
}

/**
 * The lines with these words among them; the very same object where nothing has to be written. Words that stand within
 * others of the same capture are not kept apart: a quotation that is being typed leaves one line, not one for each word.
 */
export function withQuoted(lines: QuotedLines, added: readonly QuotedWords[], today: string): QuotedLines {
  let words = [...lines.words];
  let isChanged = false;
  for (const one of added) {
    const plain = canonical(one.selector.exact).text;
    if (plain === '') continue;
    const isSame = (it: QuotedWords) => it.citekey === one.citekey && it.file === one.file && it.part === one.part;
    const holder = words.findIndex((it) => isSame(it) && canonical(it.selector.exact).text.includes(plain));
    const held = words[holder];
    if (held !== undefined) {
      if (daysBetween(held.seen, today) < SEEN_DAYS) continue;
      words[holder] = { ...held, seen: today };
    } else {
      words = words.filter((it) => !isSame(it) || !plain.includes(canonical(it.selector.exact).text));
      words.push({ ...one, seen: today });
    }
    isChanged = true;
  }
  if (!isChanged) return lines;
  if (words.length > MOST_LINES) {
    words = words.sort((a, b) => (a.seen < b.seen ? 1 : a.seen > b.seen ? -1 : 0)).slice(0, MOST_LINES);
  }
  return { ...lines, words };
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
