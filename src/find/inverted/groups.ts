import type { Query, QueryWord } from '../query';
import type { Alternative, Expander } from './expand';

/** What one word of the query may stand for, likeliest first. */
export interface Group {
  readonly word: string;
  readonly open: boolean;
  readonly alternatives: readonly Alternative[];
  /** Documents that have any of them, at most. */
  readonly frequency: number;
}

/** How far one goes in taking a word for another. */
export type Leniency = 'spelt' | 'misspelt';

/** Words so common that they tell nothing, and neither do words near to them: share of the documents. */
const COMMON = 0.02;

/** What a misspelling's weight is multiplied by: where the word is one that the library has, and where it is none. */
const DOUBT = 0.6;
const CERTAINTY = 1.5;

/**
 * One group for each word of the query. `spelt`: the word, its forms, what it may be the beginning of; where the library
 * knows none of these, what it may be a misspelling of. `misspelt`: the latter for every word.
 */
export function groupsOf(query: Query, expander: Expander, documents: number, leniency: Leniency): Group[] {
  const list = query.words;
  const groups: Group[] = [];
  const seen = new Set<string>();
  const push = (word: QueryWord, alternatives: readonly Alternative[]) => {
    if (seen.has(word.text) && !word.open) return;
    seen.add(word.text);
    groups.push(groupOf(word, alternatives));
  };
  list.forEach((word, i) => {
    const alternatives = [...spelt(word, expander, list.length > 1, documents)];
    for (const pair of [joined(list[i - 1], word), joined(word, list[i + 1])]) {
      const frequency = pair === undefined ? 0 : expander.frequency(pair);
      if (pair !== undefined && frequency > 0) alternatives.push({ term: pair, weight: 0.8, frequency });
    }
    if (alternatives.length === 0) {
      const parts = leniency === 'spelt' && expander.near(word.text).length > 0 ? undefined : expander.split(word.text);
      if (parts && expander.near(word.text).length === 0) {
        for (const part of parts) push({ text: part, open: false }, expander.forms(part));
        return;
      }
    }
    if (alternatives.length === 0 || (leniency === 'misspelt' && word.text.length > 3)) {
      const sure = alternatives.length > 0;
      for (const other of misspelt(word, expander)) {
        if (alternatives.some(({ term }) => term === other.term)) continue;
        if (sure && other.frequency > documents * COMMON) continue;
        alternatives.push({ ...other, weight: other.weight * (sure ? DOUBT : CERTAINTY) });
      }
    }
    push(word, alternatives);
  });
  return groups;
}

function groupOf({ text, open }: QueryWord, alternatives: readonly Alternative[]): Group {
  const sorted = [...alternatives].sort((a, b) => b.weight - a.weight);
  return {
    word: text,
    open,
    alternatives: sorted,
    frequency: sorted.reduce((sum, { frequency }) => sum + frequency, 0),
  };
}

function spelt(word: QueryWord, expander: Expander, others: boolean, documents: number): readonly Alternative[] {
  const forms = expander.forms(word.text);
  if (!word.open) return forms;
  const known = new Set(forms.map(({ term }) => term));
  const beginnings = expander.beginnings(word.text).filter(({ term }) => !known.has(term));
  // One or two letters beside other words: completions that tell something, and not too many of them.
  if (others && word.text.length < 3) {
    let budget = documents * 0.1;
    const telling = beginnings.filter(({ frequency }) => {
      if (frequency > documents * COMMON || frequency > budget) return false;
      budget -= frequency;
      return true;
    });
    return [...forms, ...telling];
  }
  return [...forms, ...beginnings];
}

function misspelt(word: QueryWord, expander: Expander): readonly Alternative[] {
  const near = expander.near(word.text);
  const begun = word.open ? expander.nearBeginnings(word.text) : [];
  const known = new Set(near.map(({ term }) => term));
  const all = [...near, ...begun.filter(({ term }) => !known.has(term))];
  return all.length > 0 ? all : expander.containing(word.text);
}

function joined(a: QueryWord | undefined, b: QueryWord | undefined): string | undefined {
  if (!a || !b || a.text.length + b.text.length < 5) return undefined;
  return a.text + b.text;
}
