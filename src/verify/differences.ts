import type { Range } from '../model/range';
import type { Quotation } from './quotation';
import { type SourceText, wordsOf } from './source-text';
import type { Reading, Step, StepKind } from './steps';
import { stretch, type Tokens } from './tokens';

/**
 * One alteration.
 * - `changed`: other words than the source's; neighbours that changed places too.
 * - `added`: words that the source has not; `expected` is empty.
 * - `removed`: words of the source that are left out without a mark; `range` is empty and stands where they would.
 * - `order`: what follows stands before in the source.
 */
export interface Difference {
  readonly kind: 'changed' | 'added' | 'removed' | 'order';
  /** In the text of the quotation. */
  readonly range: Range;
  readonly found: string;
  readonly expected: string;
  /** In the joined text of the source. */
  readonly source: Range;
}

const ALTERED: ReadonlySet<StepKind> = new Set(['changed', 'added', 'removed', 'swapped', 'skipped']);

/** The alterations of a reading, neighbours joined, in the order of the quotation. */
export function readDifferences(quotation: Quotation, source: SourceText, reading: Reading): readonly Difference[] {
  const found: Difference[] = [];
  let group: Step[] = [];
  const close = () => {
    const first = group[0];
    const last = group[group.length - 1];
    if (first && last) found.push(difference(quotation, source, group, first, last));
    group = [];
  };
  for (const step of reading.steps) {
    if (ALTERED.has(step.kind)) {
      group.push(step);
      continue;
    }
    close();
    if (step.kind === 'back') found.push(order(quotation, source, step));
  }
  close();
  return found;
}

function difference(
  { tokens }: Quotation,
  source: SourceText,
  group: readonly Step[],
  first: Step,
  last: Step,
): Difference {
  const isAdded = group.every(({ kind }) => kind === 'added');
  const slide = first.from === last.to ? toSpaces(tokens, source.tokens, first, last) : 0;
  const range = stretch(tokens, first.from + slide, last.to + slide);
  const place = stretch(source.tokens, first.sourceFrom + slide, last.sourceTo + slide);
  const kind = isAdded ? 'added' : range.start === range.end ? 'removed' : 'changed';
  return {
    kind,
    range,
    found: tokens.text.slice(range.start, range.end),
    expected: isAdded ? '' : wordsOf(source, place),
    source: place,
  };
}

/** Furthest that {@link toSpaces} looks. */
const SLIDE = 4;

/**
 * By how many tokens to move what was left out so that it begins and ends at a space. In `a. “B c.” “D` for `a. “D`,
 * `“B c.”` was left out, though `B c.” “` would give the same words.
 */
function toSpaces(quoted: Tokens, { keys, starts, ends }: Tokens, first: Step, last: Step): number {
  const { sourceFrom } = first;
  const { sourceTo } = last;
  const isSpaced = (slide: number) =>
    ends[sourceFrom + slide - 1] !== starts[sourceFrom + slide] &&
    ends[sourceTo + slide - 1] !== starts[sourceTo + slide];
  if (isSpaced(0)) return 0;
  for (const way of [-1, 1]) {
    for (let slide = way; Math.abs(slide) <= SLIDE; slide += way) {
      const moved = slide < 0 ? slide : slide - 1;
      const key = quoted.keys[first.from + moved];
      if (key === undefined || key !== keys[sourceFrom + moved] || key !== keys[sourceTo + moved]) break;
      if (isSpaced(slide)) return slide;
    }
  }
  return 0;
}

/** The mark that hides it, or the place between the words where there is none. */
function order({ tokens }: Quotation, source: SourceText, step: Step): Difference {
  const range = stretch(tokens, step.from, step.to);
  return {
    kind: 'order',
    range,
    found: tokens.text.slice(range.start, range.end),
    expected: '',
    source: stretch(source.tokens, step.sourceFrom, step.sourceTo),
  };
}
