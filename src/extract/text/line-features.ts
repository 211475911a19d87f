import { AROUND, AROUND_KINDS } from '../boilerplate-words';
import { findDates } from '../dates';
import { fold } from '../html/page';
import { looksLikePerson, splitByline } from '../names';
import type { LineJob } from './line-jobs';
import type { Line } from './lines';

/** A row of numbers per line: what the forests of `line-model` decide by. There is no markup: only words and places. */
export interface LineFeatures {
  readonly rows: readonly Float64Array[];
  /** Length in Latin letters' worth: a Han character says as much as three. */
  readonly sizes: readonly number[];
}

const JOBS: readonly LineJob[] = ['prose', 'short', 'caption', 'around', 'end'];
const NEIGHBOURS = [-3, -2, -1, 1, 2, 3];
const FAR = 40;
const PROSE = 120;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;
const SENTENCE_END = /[.!?…。！？।؟]["”»’')\]]*$/u;

/** What one line looks like, whatever stands around it. */
interface Shape {
  readonly size: number;
  readonly ends: boolean;
  readonly bits: number;
  readonly job: number;
}

export function lineFeatures(lines: readonly Line[], jobs: readonly LineJob[]): LineFeatures {
  const shapes = lines.map((line, i) => shapeOf(line.text, jobs[i] ?? 'short'));
  const sizes = shapes.map((shape) => shape.size);
  const common = wordsOf(lines, shapes);
  const seen = new Map<string, number>();
  for (const { text } of lines) seen.set(text, (seen.get(text) ?? 0) + 1);
  const proseUpTo = [0];
  const sizeUpTo = [0];
  const countUpTo = [0];
  for (const { size, ends } of shapes) {
    const prose = size > PROSE && ends;
    proseUpTo.push((proseUpTo.at(-1) ?? 0) + (prose ? size : 0));
    sizeUpTo.push((sizeUpTo.at(-1) ?? 0) + size);
    countUpTo.push((countUpTo.at(-1) ?? 0) + (prose ? 1 : 0));
  }
  const total = proseUpTo.at(-1) ?? 0;
  const longest = Math.max(1, ...sizes.slice(0, 20_000));
  let sinceEnd = FAR * 5;
  let sinceGap = 0;
  const rows = lines.map((line, i) => {
    const shape = shapes[i] ?? shapeOf(line.text, 'short');
    sinceEnd = shape.job >= 3 ? 0 : sinceEnd + 1;
    sinceGap = line.gap ? 0 : sinceGap + 1;
    const before = proseUpTo[i] ?? 0;
    const within = (reach: number) =>
      (countUpTo[Math.min(lines.length, i + reach + 1)] ?? 0) - (countUpTo[Math.max(0, i - reach)] ?? 0);
    const row = [
      ...ownNumbers(line.text, shape),
      common(line.text),
      Math.min(10, seen.get(line.text) ?? 1),
      Number(line.gap),
      Number(lines[i + 1]?.gap ?? true),
      sinceGap,
      untilGap(lines, i),
      i / lines.length,
      (sizeUpTo[i] ?? 0) / Math.max(1, sizeUpTo.at(-1) ?? 1),
      Math.min(FAR * 5, sinceEnd),
      total === 0 ? 0 : before / total,
      Math.log1p(total - before),
      Math.log1p(total),
      Math.log1p(lines.length),
      shape.size / longest,
      within(3),
      within(8),
      within(20),
    ];
    for (const step of NEIGHBOURS) {
      const other = shapes[i + step];
      row.push(
        other === undefined ? -1 : Math.log1p(other.size),
        other === undefined ? -1 : Number(other.ends),
        other?.job ?? -1,
      );
    }
    return Float64Array.from(row);
  });
  return { rows, sizes };
}

function shapeOf(text: string, job: LineJob): Shape {
  const wide = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text)
    ? (text.match(WIDE)?.length ?? 0)
    : 0;
  let bits = 0;
  if (text.length < 400) for (const [k, kind] of AROUND_KINDS.entries()) if (AROUND[kind].test(text)) bits |= 1 << k;
  return { size: text.length + wide * 2, ends: SENTENCE_END.test(text.slice(-6)), bits, job: JOBS.indexOf(job) };
}

function ownNumbers(text: string, shape: Shape): readonly number[] {
  const sample = text.slice(0, 600);
  const count = (pattern: RegExp) => (sample.match(pattern)?.length ?? 0) / sample.length;
  const short = text.length < 140;
  return [
    Math.log1p(shape.size),
    Number(shape.ends),
    shape.job,
    Math.log1p(sample.match(/[.!?。！？।](?:\s|$)/g)?.length ?? 0),
    Number(/^\p{Ll}/u.test(text)),
    count(/\p{Lu}/gu),
    count(/\d/g),
    sample.length / (1 + (sample.match(/ /g)?.length ?? 0)),
    count(/[,、，،;]/g),
    count(/[|›»•·/>]/g),
    Number(text.includes('\t')),
    Number(/^(?:[-*•–]|\d+[.)])\s/.test(text)),
    Number(/["“”„«»「]/.test(text)),
    Number(/\?$/.test(text)),
    Number(short && /\d/.test(text) && findDates(text).length > 0),
    Number(short && splitByline(text).some(looksLikePerson)),
    ...AROUND_KINDS.map((_kind, k) => (shape.bits >> k) & 1),
  ];
}

/** How much of a line's vocabulary the running text shares: headings and captions speak of what the text does. */
function wordsOf(lines: readonly Line[], shapes: readonly Shape[]): (text: string) => number {
  const counts = new Map<string, number>();
  for (const [i, { text }] of lines.entries()) {
    const shape = shapes[i];
    if (shape === undefined || shape.size < PROSE) continue;
    for (const word of contentWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return (text) => {
    const own = [...contentWords(text)];
    if (own.length === 0) return 0;
    const self = text.length >= PROSE ? 1 : 0;
    return own.reduce((sum, word) => sum + Math.min(1, ((counts.get(word) ?? 0) - self) / 2), 0) / own.length;
  };
}

function contentWords(text: string): ReadonlySet<string> {
  const folded = fold(text.slice(0, 1_000));
  const words = folded.split(' ').filter((word) => word.length > 3);
  // Scripts without spaces: pairs of characters.
  for (const run of folded.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]{2,}/gu,
  ) ?? [])
    for (let i = 0; i + 1 < run.length; i++) words.push(run.slice(i, i + 2));
  return new Set(words);
}

function untilGap(lines: readonly Line[], i: number): number {
  for (let k = 1; k <= FAR; k++) if (lines[i + k]?.gap ?? true) return k;
  return FAR;
}

/** The second look at each line: what the first thought of it, of its neighbours and of the text before and after. */
export function secondLineRows({ rows, sizes }: LineFeatures, first: readonly number[]): readonly Float64Array[] {
  const mass = first.map((p, i) => p * (sizes[i] ?? 0));
  const total = mass.reduce((sum, own) => sum + own, 0);
  const strong = first.map((p, i) => p > 0.6 && (sizes[i] ?? 0) > 80);
  let before = 0;
  let since = FAR * 2;
  let sinceSize = 1e5;
  const until = untilStrong(strong, sizes);
  return rows.map((row, i) => {
    const near = (reach: number) => {
      let p = 0;
      let size = 0;
      for (let k = Math.max(0, i - reach); k <= Math.min(first.length - 1, i + reach); k++) {
        if (k === i) continue;
        p += mass[k] ?? 0;
        size += sizes[k] ?? 0;
      }
      return size === 0 ? 0 : p / size;
    };
    const more = [
      first[i] ?? 0,
      ...NEIGHBOURS.map((step) => first[i + step] ?? -1),
      near(4),
      near(12),
      total === 0 ? 0 : before / total,
      total === 0 ? 0 : (total - before - (mass[i] ?? 0)) / total,
      Math.log1p(total),
      since,
      Math.log1p(sinceSize),
      until[i]?.lines ?? FAR * 2,
      Math.log1p(until[i]?.size ?? 1e5),
    ];
    before += mass[i] ?? 0;
    if (strong[i] === true) since = sinceSize = 0;
    else sinceSize += sizes[i] ?? 0;
    since = Math.min(FAR * 2, since + 1);
    const both = new Float64Array(row.length + more.length);
    both.set(row);
    both.set(more, row.length);
    return both;
  });
}

function untilStrong(
  strong: readonly boolean[],
  sizes: readonly number[],
): readonly { readonly lines: number; readonly size: number }[] {
  const found: { lines: number; size: number }[] = [];
  let lines = FAR * 2;
  let size = 1e5;
  for (let i = strong.length - 1; i >= 0; i--) {
    found[i] = { lines, size };
    if (strong[i] === true) lines = size = 0;
    else size += sizes[i] ?? 0;
    lines = Math.min(FAR * 2, lines + 1);
  }
  return found;
}

/** For each line, what tells whether it is the heading of the text that `body` (chances per line) stands for. */
export function headingRows({ rows, sizes }: LineFeatures, body: readonly number[]): readonly Float64Array[] {
  const strong = body.map((p, i) => p > 0.5 && (sizes[i] ?? 0) > 80);
  const until = untilStrong(strong, sizes);
  const firstStrong = strong.indexOf(true);
  return rows.map((row, i) => {
    const more = [
      body[i] ?? 0,
      until[i]?.lines ?? FAR * 2,
      Math.log1p(until[i]?.size ?? 1e5),
      firstStrong < 0 ? -FAR : Math.max(-FAR, Math.min(FAR, firstStrong - i)),
      ...NEIGHBOURS.map((step) => body[i + step] ?? -1),
    ];
    const both = new Float64Array(row.length + more.length);
    both.set(row);
    both.set(more, row.length);
    return both;
  });
}
