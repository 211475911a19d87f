import Fuse from 'fuse.js';
import { fieldText } from '../model/field-text';
import type { SourceField, SourceMatch } from '../model/match';
import type { Range } from '../model/range';
import type { Source } from '../model/source';
import { words } from '../model/words';
import { fitOf, type Wanted, wanted } from './letters';
import type { Query } from './query';
import type { SourceCandidate } from './search-index';

export interface RankedCandidate extends SourceCandidate {
  readonly row: Source;
}

const FIELDS: readonly SourceField[] = ['title', 'author', 'container-title', 'year', 'citekey', 'tags'];

/** Rows that Fuse.js looks at: 40 µs each. */
const FUSED = 14;
/** What each part adds to the index's score of 0 to 1; found by trying, see bench/find. */
const TITLE_SHARE = 0.06;
const IN_ORDER = 0.1;
const FUSE = 0.04;
/** Single letters that Fuse.js finds somewhere say nothing. */
const SHORTEST_MARK = 3;

type Fields = { readonly [Field in SourceField]: string };
type Marks = { [Field in SourceField]?: Range[] };

interface Row {
  readonly candidate: RankedCandidate;
  readonly fields: Fields;
  readonly own: number;
  readonly marks: Marks;
}

/**
 * The index's candidates, finally ranked: how much of the title is meant, whether its words stand together as typed, and
 * what Fuse.js makes of the letters; with the letters that matched.
 */
export function rankSources(candidates: readonly RankedCandidate[], query: Query): SourceMatch[] {
  const wantedWords = query.words.map(({ text }) => wanted(text));
  const rows = candidates.map((candidate): Row => {
    const fields = Object.fromEntries(FIELDS.map((field) => [field, fieldText(candidate.row, field)])) as Fields;
    return { candidate, fields, ...compare(candidate.score, fields, wantedWords) };
  });
  rows.sort((a, b) => b.own - a.own);
  const fused = fuse(rows.slice(0, FUSED), query);
  return rows
    .map((row, i): SourceMatch => {
      const letters = fused.get(i);
      const score = Math.max(
        0,
        Math.min(1, (row.own + FUSE * (letters?.score ?? 0)) / (1 + TITLE_SHARE + IN_ORDER + FUSE)),
      );
      const marks = letters ? merged(row.marks, letters.marks, row.fields) : row.marks;
      return { kind: 'source', source: row.candidate.row, score, matches: marks };
    })
    .sort((a, b) => b.score - a.score);
}

/** The index's score, with what it cannot see: the title as a whole. */
function compare(score: number, fields: Fields, wantedWords: readonly Wanted[]) {
  const marks: Marks = {};
  let titleFit = 0;
  let titleWords = 0;
  let inOrder = 0;
  for (const field of FIELDS) {
    if (fields[field] === '') continue;
    const tokens = words(fields[field]);
    const found: Range[] = [];
    let before = -9;
    const places: number[] = [];
    for (const word of wantedWords) {
      let best = 0;
      let at = -1;
      let letters = 0;
      tokens.forEach((token, i) => {
        const fit = fitOf(word, token.text);
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
      inOrder /= Math.max(1, wantedWords.length - 1);
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
    rows.map((row) => row.fields),
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
      ignoreDiacritics: true,
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

function merged(own: Marks, fused: Marks, fields: Fields): Marks {
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
