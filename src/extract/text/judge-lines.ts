import { probability } from '../html/forest';
import { headingRows, lineFeatures, secondLineRows } from './line-features';
import type { LineJob } from './line-jobs';
import { FIRST_LINE_LOOK, HEADING_LOOK, SECOND_LINE_LOOK } from './line-model';
import type { Line } from './lines';

/** What the forests think of a text's lines. */
export interface Judged {
  /** How likely each line is the article's text, 0 to 1. */
  readonly body: readonly number[];
  /** The line that is likeliest the heading, and how likely that is. */
  readonly heading: { readonly line: number; readonly chance: number } | undefined;
}

/** No heading is longer. */
const LONGEST_HEADING = 200;

/** A heading that is a sentence is a short one. */
const LONGEST_SENTENCE = 110;

/** Two forests judge each line, as they do a page's blocks (html/body.ts); a third looks for the heading. */
export function judgeLines(lines: readonly Line[], jobs: readonly LineJob[]): Judged {
  const features = lineFeatures(lines, jobs);
  const first = features.rows.map((row) => probability(FIRST_LINE_LOOK, row));
  const body = secondLineRows(features, first).map((row) => probability(SECOND_LINE_LOOK, row));
  let heading: { line: number; chance: number } | undefined;
  for (const [line, row] of headingRows(features, first).entries()) {
    const { length } = lines[line]?.text ?? '';
    if (length > LONGEST_HEADING || (jobs[line] === 'prose' && length > LONGEST_SENTENCE)) continue;
    const chance = probability(HEADING_LOOK, row);
    if (chance > (heading?.chance ?? 0)) heading = { line, chance };
  }
  return { body, heading };
}
