import type { QuotedWords, RememberedWords } from '../model/quoted-words';
import { canonical } from '../model/sameness';
import { readDay, readTarget, readTargetLines, writeTarget, writeTargetLines } from './target-lines';

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

export interface QuotedLines {
  readonly words: readonly RememberedWords[];
  /** Lines that are none of ours, kept as they are. */
  readonly others: readonly string[];
}

/** Total. `folder`: the library's, absolute. */
export function readQuotedLines(text: string, folder: string): QuotedLines {
  const { read, others } = readTargetLines(text, ({ citekey, target, seen }): RememberedWords | undefined => {
    const leadsTo = readTarget(target, folder);
    if (typeof citekey !== 'string' || leadsTo === undefined) return undefined;
    return { citekey, ...leadsTo, seen: readDay(seen) };
  });
  return { words: read, others };
}

export function writeQuotedLines({ words, others }: QuotedLines, folder: string): string {
  const lines = words.map((one) =>
    JSON.stringify({ citekey: one.citekey, target: writeTarget(one, folder), seen: one.seen }),
  );
  return writeTargetLines(lines, others);
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
