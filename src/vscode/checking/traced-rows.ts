import type { Traced } from '../../engine/protocol';
import { short } from '../../verify/report/wording';
import { byline, joined, titleOf } from '../lookup/byline';
import { iconless, type Marks } from '../lookup/rows';
import { snippet } from '../lookup/snippet';
import { locatorOf } from './marks';

const LABEL_WIDTH = 84;
const MOST_DIFFERENCES = 2;

/** What stands in a row of *Find the Source of This*: the source's words, those that differ marked. */
export interface TracedRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly marks: Marks;
}

export function tracedRow({ source, place, differences }: Traced): TracedRow {
  const words = place.selector[0].exact.replaceAll('\n\n', '  ');
  const changed = telling(differences)
    .map((it) => it.source)
    .filter(({ start, end }) => end > start);
  const { text, matches } = snippet(words, changed, LABEL_WIDTH);
  return {
    label: iconless(text),
    description: iconless(joined([byline(source), locatorOf(place)])),
    detail: iconless(joined([differing(telling(differences)), titleOf(source)])),
    marks: { label: matches },
  };
}

/** A sentence of one's own begins with a capital, or does not. */
function telling(differences: Traced['differences']): Traced['differences'] {
  return differences.filter(({ found, expected }) => found.toLowerCase() !== expected.toLowerCase());
}

function differing(differences: Traced['differences']): string {
  if (differences.length === 0) return 'Word for word';
  const shown = differences.slice(0, MOST_DIFFERENCES).map(phrase);
  const more = differences.length - shown.length;
  return more > 0 ? `${shown.join('; ')}; ${more} more` : shown.join('; ');
}

function phrase({ kind, found, expected }: Traced['differences'][number]): string {
  switch (kind) {
    case 'changed':
      return `“${short(expected)}” in the source, “${short(found)}” here`;
    case 'added':
      return `“${short(found)}” is not in the source`;
    case 'removed':
      return `the source has “${short(expected)}” more`;
    case 'order':
      return 'in another order';
  }
}
