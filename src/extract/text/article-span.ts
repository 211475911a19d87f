import type { LineJob } from './line-jobs';
import type { Line } from './lines';

/** Where the article stands among the lines: its heading, and its text from `start` to `end` (exclusive). */
export interface ArticleSpan {
  readonly heading: number | undefined;
  readonly start: number;
  readonly end: number;
}

/** The stretch between two ends with the most prose, and the heading over it. */
export function findSpan(lines: readonly Line[], jobs: readonly LineJob[]): ArticleSpan {
  let best = { start: 0, end: lines.length, weight: -1 };
  let start = 0;
  for (let i = 0; i <= lines.length; i++) {
    if (i < lines.length && jobs[i] !== 'end') continue;
    const weight = lines
      .slice(start, i)
      .reduce((sum, line, k) => sum + (jobs[start + k] === 'prose' ? line.text.length : 0), 0);
    // Later stretches are other texts or appeals more often than the article.
    if (weight > best.weight * 1.5) best = { start, end: i, weight };
    start = i + 1;
  }
  const first = firstProse(lines, jobs, best.start, best.end);
  const heading = headingBefore(lines, jobs, best.start, first);
  return { heading, start: heading === undefined ? first : heading + 1, end: best.end };
}

/** Running text that more of it follows soon: not the lone sentence of a banner. */
function firstProse(lines: readonly Line[], jobs: readonly LineJob[], from: number, to: number): number {
  const prose: number[] = [];
  for (let i = from; i < to; i++) if (jobs[i] === 'prose') prose.push(i);
  for (const [k, i] of prose.entries()) {
    const next = prose[k + 1];
    const substantial = (lines[i]?.text.length ?? 0) > 70;
    if (substantial && (next === undefined || next - i <= 3 || (lines[i]?.text.length ?? 0) > 250)) return i;
  }
  return prose[0] ?? from;
}

/** The longest short line near before the text: a heading outweighs section names, bylines and dates. */
function headingBefore(
  lines: readonly Line[],
  jobs: readonly LineJob[],
  from: number,
  first: number,
): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (let i = Math.max(from, first - 9); i < first; i++) {
    const { text } = lines[i] ?? { text: '' };
    if (!(jobs[i] === 'short' || (jobs[i] === 'prose' && text.length < 140 && /[?!]$/.test(text)))) continue;
    if (NO_HEADING.test(text)) continue;
    const weight = Math.min(text.length, 80) - (first - i) * 2;
    if (weight > most) {
      most = weight;
      best = i;
    }
  }
  if (best !== undefined) return best;
  // No short line: a first line that a sentence's stop ends can still be the heading.
  return undefined;
}

const NO_HEADING =
  /^(?:by|von|par|por|di|published|posted|updated|last updated|date|author|source|url|https?:)\b|^\d{1,2}[./ ]|\b\d{1,2}:\d\d\b|^(?:\p{Lu}\p{L}+,? )?(?:\d{1,2} )?\p{L}+ \d{1,2},? \d{4}|[|>›»]/iu;
