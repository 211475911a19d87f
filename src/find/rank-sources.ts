import Fuse from 'fuse.js';
import { fieldText } from '../model/field-text';
import type { SourceField, SourceMatch } from '../model/match';
import type { Range } from '../model/range';
import type { Source } from '../model/source';
import { fold, words } from '../model/words';
import { fitOf, type PreparedWord, prepare } from './letters';
import type { Query } from './query';
import type { SourceCandidate } from './search-index';

const FIELDS: readonly SourceField[] = ['title', 'author', 'container-title', 'year', 'citekey', 'tags'];

/** Rows that Fuse.js looks at: 50 µs each. */
const FUSED = 10;
/** What each part adds to the index's score of 0 to 1; found by trying, see bench/find. */
const TITLE_SHARE = 0.06;
const IN_ORDER = 0.1;
const FUSE = 0.04;
/** Single letters that Fuse.js finds somewhere say nothing. */
const SHORTEST_MARK = 3;

type Marks = { [Field in SourceField]?: Range[] };

/** What is compared of a source, prepared once: from one keystroke to the next the candidates are nearly the same. */
export interface RecordText {
  readonly fields: { readonly [Field in SourceField]: string };
  readonly words: { readonly [Field in SourceField]: readonly PlacedWord[] };
  /** The fields without accents and capitals where that changes no offsets: what Fuse.js reads. */
  readonly plain: { readonly [Field in SourceField]: string };
}
interface PlacedWord extends PreparedWord, Range {}

export function recordText(source: Source): RecordText {
  const each = <T>(make: (field: SourceField) => T) =>
    Object.fromEntries(FIELDS.map((field) => [field, make(field)])) as { readonly [Field in SourceField]: T };
  const fields = each((field) => fieldText(source, field));
  return {
    fields,
    words: each((field) => words(fields[field]).map(({ text, start, end }) => ({ ...prepare(text), start, end }))),
    plain: each((field) => {
      const folded = fold(fields[field]);
      return folded.length === fields[field].length ? folded : fields[field];
    }),
  };
}

export interface RankedCandidate {
  readonly candidate: SourceCandidate;
  readonly record: RecordText;
}

/** A source's place among the candidates. */
export interface RankedSource {
  readonly source: number;
  /** 0 to 1. */
  readonly score: number;
  readonly matches: SourceMatch['matches'];
}

interface Row extends RankedCandidate {
  readonly own: number;
  readonly marks: Marks;
}

/**
 * The index's candidates, finally ranked: how much of the title is meant, whether its words stand together as typed, and
 * what Fuse.js makes of the letters; with the letters that matched.
 */
export function rankSources(candidates: readonly RankedCandidate[], query: Query): RankedSource[] {
  const wanted = query.words.map(({ text }) => prepare(text));
  const rows = candidates.map(
    ({ candidate, record }): Row => ({ candidate, record, ...compare(candidate.score, record, wanted) }),
  );
  rows.sort((a, b) => b.own - a.own);
  const fused = fuse(rows.slice(0, FUSED), query);
  return rows
    .map(({ own, marks, record, candidate }, i): RankedSource => {
      const letters = fused.get(i);
      const score = (own + FUSE * (letters?.score ?? 0)) / (1 + TITLE_SHARE + IN_ORDER + FUSE);
      return {
        source: candidate.source,
        score: Math.max(0, Math.min(1, score)),
        matches: letters ? merged(marks, letters.marks, record.fields) : marks,
      };
    })
    .sort((a, b) => b.score - a.score);
}

/** The index's score, with what it cannot see: the title as a whole. */
function compare(score: number, record: RecordText, wanted: readonly PreparedWord[]) {
  const marks: Marks = {};
  let titleFit = 0;
  let titleWords = 0;
  let inOrder = 0;
  for (const field of FIELDS) {
    const tokens = record.words[field];
    if (tokens.length === 0) continue;
    const found: Range[] = [];
    let before = -9;
    const places: number[] = [];
    for (const word of wanted) {
      let best = 0;
      let at = -1;
      let letters = 0;
      tokens.forEach((token, i) => {
        const fit = fitOf(word, token);
        // The next word of the title rather than the same word elsewhere.
        const value = fit.fit > 0 ? fit.fit + (i === before + 1 ? 0.01 : 0) : 0;
        if (value > best) [best, at, letters] = [value, i, fit.letters];
      });
      const token = tokens[at];
      if (!token) continue;
      before = at;
      places.push(at);
      const whole = letters >= token.text.length || token.end - token.start !== token.text.length;
      found.push({ start: token.start, end: whole ? token.end : token.start + letters });
      if (field === 'title') titleFit += Math.min(1, best);
    }
    if (field === 'title') {
      titleWords = tokens.length;
      for (let i = 1; i < places.length; i++) {
        const step = (places[i] ?? 0) - (places[i - 1] ?? 0);
        if (step === 1) inOrder += 1;
        else if (step === 2 || step === 3) inOrder += 0.4;
      }
      inOrder /= Math.max(1, wanted.length - 1);
    }
    if (found.length > 0) marks[field] = disjoint(found);
  }
  const share = titleWords === 0 ? 0 : Math.min(1, titleFit / titleWords);
  return { own: score + TITLE_SHARE * share + IN_ORDER * inOrder, marks };
}

function fuse(rows: readonly Row[], query: Query): Map<number, { score: number; marks: Marks }> {
  const found = new Map<number, { score: number; marks: Marks }>();
  const text = query.words.map((word) => word.text).join(' ');
  if (rows.length === 0 || text.length < 2) return found;
  const engine = new Fuse(
    rows.map(({ record }) => record.plain),
    {
      keys: [
        { name: 'title', weight: 2 },
        { name: 'author', weight: 1.5 },
        { name: 'container-title', weight: 0.7 },
        { name: 'year', weight: 0.7 },
      ],
      includeMatches: true,
      includeScore: true,
      ignoreLocation: true,
      useTokenSearch: true,
      threshold: 0.4,
    },
  );
  for (const { refIndex, score, matches } of engine.search(text)) {
    const marks: Marks = {};
    for (const { key, indices } of matches ?? []) {
      if (key === undefined) continue;
      marks[key as SourceField] = indices
        .filter(([first, last]) => last - first + 1 >= SHORTEST_MARK)
        .map(([first, last]) => ({ start: first, end: last + 1 }));
    }
    found.set(refIndex, { score: 1 - (score ?? 1), marks });
  }
  return found;
}

function merged(own: Marks, fused: Marks, fields: RecordText['fields']): Marks {
  const marks: Marks = {};
  for (const field of FIELDS) {
    const all = [...(own[field] ?? []), ...(fused[field] ?? []).filter(({ end }) => end <= fields[field].length)];
    if (all.length > 0) marks[field] = disjoint(all);
  }
  return marks;
}

/** In order, overlapping ones as one. */
function disjoint(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = found[found.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}
