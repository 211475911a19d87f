import { fold } from '../../src/extract/html/page';
import { type LineFeatures, lineFeatures } from '../../src/extract/text/line-features';
import { type LineJob, lineJobs } from '../../src/extract/text/line-jobs';
import { type Line, readLines } from '../../src/extract/text/lines';
import { decodeHtml } from '../../src/read/charset';
import { parseHtml } from '../../src/read/html';
import { type CorpusPage, pageBytes, readManifest } from './corpus';
import { type Label, labelTexts } from './labels';
import { pageText } from './page-text';
import { foldOf, siteOf } from './samples';

/** A text dump of a corpus page made ready for training. */
export interface Dump {
  readonly truth: CorpusPage;
  readonly site: string;
  readonly lines: readonly Line[];
  readonly jobs: readonly LineJob[];
  readonly features: LineFeatures;
  readonly labels: readonly Label[];
  /** 1 for the line that is the title, -1 where the title is not known. */
  readonly heading: readonly number[];
}

/** The whole text of each page. */
export function wholeDumps(manifest: string): readonly Dump[] {
  return readManifest(manifest).map((truth) => dumpOf(truth, textOf(manifest, truth)));
}

/**
 * What people keep of a page besides all of it: the article with some lines before and after it, nothing but the article;
 * with an empty line between all lines, or none.
 */
export function partialDumps({ truth, lines, labels, heading }: Dump): readonly Dump[] {
  const body = labels.flatMap(({ label, weight }, i) => (label === 1 && weight > 0 ? [i] : []));
  const title = heading.indexOf(1);
  const first = Math.min(...[title, body[0] ?? -1].filter((i) => i >= 0));
  const last = body.at(-1);
  if (last === undefined || !Number.isFinite(first) || truth.body === undefined) return [];
  const random = (n: number, salt: string) => foldOf(`${truth.file}/${salt}`, n);
  const window = lines.slice(Math.max(0, first - random(12, 'before')), last + 1 + random(40, 'after'));
  const own = new Set([...body, title]);
  const clean = lines.filter((_line, i) => own.has(i));
  const spaced = (some: readonly Line[], how: number) =>
    some.map(({ text, gap }, i) => (i > 0 && (how === 0 ? gap : how === 1) ? `\n${text}` : text)).join('\n');
  return [dumpOf(truth, spaced(window, random(3, 'gaps'))), dumpOf(truth, spaced(clean, random(3, 'clean')))];
}

function textOf(manifest: string, truth: CorpusPage): string {
  return pageText(parseHtml(decodeHtml(pageBytes(manifest, truth)).text));
}

function dumpOf(truth: CorpusPage, text: string): Dump {
  const lines = readLines(text);
  const jobs = lineJobs(lines);
  const known = truth.body !== undefined || truth.has !== undefined;
  const title = truth.title === undefined ? undefined : fold(truth.title);
  return {
    truth,
    site: siteOf(truth.url ?? truth.file),
    lines,
    jobs,
    features: lineFeatures(lines, jobs),
    labels: known && truth.weak !== true ? labelTexts(truth, lines) : lines.map(() => ({ label: 0, weight: 0 })),
    heading: lines.map((line) => (title === undefined ? -1 : Number(fold(line.text) === title))),
  };
}
