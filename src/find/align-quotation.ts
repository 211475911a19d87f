/**
 * Where in a text the words of a quotation stand, though some were changed, left out or put in.
 *
 * Words that both have are anchors; the best chain of anchors that keeps the order of both is the place. Sparse, so that
 * a quotation of 400 words in an article of 20,000 takes a millisecond, not the eight million cells of a full alignment.
 */
export interface Alignment {
  /** First and last word of the place, as indexes of the text's words. */
  readonly first: number;
  readonly last: number;
  /** 1 minus the share of the quotation's words that differ; words that only the text has count, too. */
  readonly score: number;
  /** Words that follow in both upon the same word. */
  readonly together: number;
  /** Words of the quotation before the first anchor and behind the last one. */
  readonly before: number;
  readonly after: number;
}

/** Neighbouring words alike make an anchor; a single word only where the text has it this seldom. */
const SELDOM = 6;
/** Anchors looked back at from each one: two pieces of a quotation may stand a page apart. */
const LOOK_BACK = 600;
/** Anchors at the most; a text that repeats itself has more, and its first ones will do. */
const MOST_ANCHORS = 4000;
/** A word of the text that the quotation lacks weighs half of one that differs: people leave words out. */
const EXTRA = 0.5;
/** What an ellipsis that leaves out words costs, whatever it leaves out. */
const OMISSION = 0.2;

/** @param omissions indexes of the quotation's words behind which an ellipsis stands */
export function alignQuotation(
  quotation: readonly string[],
  text: readonly string[],
  omissions: ReadonlySet<number>,
): Alignment | undefined {
  const anchors = findAnchors(quotation, text);
  const size = anchors.length;
  if (size === 0) return undefined;
  const marks = omissionsBefore(quotation.length, omissions);
  const longest = 6 + Math.ceil(quotation.length * 0.3);
  const gains = new Float64Array(size);
  const from = new Int32Array(size);
  const together = new Int32Array(size);
  let best = -1;
  for (let a = 0; a < size; a++) {
    const { t, q } = anchors[a] as Anchor;
    let gain = 1;
    let origin = a;
    let run = 0;
    for (let b = a - 1; b >= 0 && b >= a - LOOK_BACK; b--) {
      const before = anchors[b] as Anchor;
      if (before.t >= t || before.q >= q) continue;
      const extra = Math.max(0, t - before.t - (q - before.q));
      const leftOut = (marks[q] ?? 0) > (marks[before.q] ?? 0);
      if (!leftOut && extra > longest) continue;
      const reached = (gains[b] ?? 0) + 1 - (leftOut ? Math.min(OMISSION, extra * EXTRA) : extra * EXTRA);
      if (reached > gain) {
        gain = reached;
        origin = from[b] ?? b;
        run = (together[b] ?? 0) + (before.t === t - 1 && before.q === q - 1 ? 1 : 0);
      }
    }
    gains[a] = gain;
    from[a] = origin;
    together[a] = run;
    if (best < 0 || gain > (gains[best] ?? 0)) best = a;
  }
  const first = anchors[from[best] ?? 0] as Anchor;
  const last = anchors[best] as Anchor;
  return {
    first: first.t,
    last: last.t,
    score: Math.max(0, Math.min(1, (gains[best] ?? 0) / quotation.length)),
    together: together[best] ?? 0,
    before: first.q,
    after: quotation.length - 1 - last.q,
  };
}

interface Anchor {
  /** Index in the text's words, and in the quotation's. */
  readonly t: number;
  readonly q: number;
}

function findAnchors(quotation: readonly string[], text: readonly string[]): Anchor[] {
  const places = new Map<string, number[]>();
  for (const [q, word] of quotation.entries()) {
    const known = places.get(word);
    if (known) known.push(q);
    else places.set(word, [q]);
  }
  const often = new Map<string, number>();
  for (const word of text) if (places.has(word)) often.set(word, (often.get(word) ?? 0) + 1);
  const anchors: Anchor[] = [];
  for (let t = 0; t < text.length && anchors.length < MOST_ANCHORS; t++) {
    const word = text[t] ?? '';
    const all = places.get(word);
    if (!all) continue;
    const seldom = all.length === 1 && (often.get(word) ?? 0) <= SELDOM;
    for (const q of all) {
      const neighbours =
        (t > 0 && q > 0 && text[t - 1] === quotation[q - 1]) ||
        (t + 1 < text.length && q + 1 < quotation.length && text[t + 1] === quotation[q + 1]);
      if (seldom || neighbours) anchors.push({ t, q });
    }
  }
  return anchors;
}

/** For each word of the quotation, how many ellipses stand before it. */
function omissionsBefore(length: number, omissions: ReadonlySet<number>): Int32Array {
  const counts = new Int32Array(length + 1);
  for (let q = 1; q <= length; q++) counts[q] = (counts[q - 1] ?? 0) + (omissions.has(q - 1) ? 1 : 0);
  return counts;
}
