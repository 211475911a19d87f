import type { Document } from '../../read/document';
import { AROUND } from '../boilerplate-words';
import { fold } from '../html/page';
import { titleParts } from '../html/title-parts';
import { detectLanguage } from '../language';
import type { DraftPassage } from '../number-passages';
import { Draft } from '../record-draft';
import { type ArticleSpan, findSpan } from './article-span';
import { readHead } from './head-lines';
import { judgeLines } from './judge-lines';
import { type LineJob, lineJobs } from './line-jobs';
import { type Line, readLines } from './lines';
import { publicationInText } from './publication-in-text';
import { textPassages } from './text-passages';

/** From here on a line is the article's; cross-validated on sites the forests had not seen. */
const ENOUGH = 0.45;
/** The same for the heading. */
const ENOUGH_HEADING = 0.3;
/** From here on the heading tells what stands before the article. */
const SURE_HEADING = 0.5;
/** Less text than this, in Latin letters' worth, is more often something else than the article. */
const LITTLE = 140;

/** Record and passages of a text without markup: the same care as for a page, with nothing but the words to go by. */
export function extractText(
  document: Document,
  text: string,
): { readonly record: Draft; readonly passages: readonly DraftPassage[]; readonly doubtful: boolean } {
  const record = new Draft();
  const lines = readLines(text);
  const jobs = lineJobs(lines);
  const claimed = document.claims.find((claim) => claim.field === 'title')?.text[0];
  const { span, own, chance, doubtful } = articleLines(lines, jobs, claimed);
  const heading = span.heading === undefined ? undefined : lines[span.heading]?.text;
  if (heading !== undefined)
    record.set('title', heading, { origin: 'text', confidence: Math.min(0.9, 0.45 + chance * 0.45) });
  const language = detectLanguage(textPassages(lines, jobs, own))?.language;
  const publication = publicationInText(
    lines.map((line) => line.text),
    heading,
    span,
  );
  if (publication !== undefined) record.set('container-title', publication.value, publication);
  const used = readHead(record, lines, jobs, span, language);
  const body = own.filter((i) => !used.has(i) && lines[i]?.text !== claimed);
  return { record, passages: textPassages(lines, jobs, body), doubtful };
}

interface ArticleLines {
  readonly span: ArticleSpan;
  readonly own: readonly number[];
  /** That the heading is the heading. */
  readonly chance: number;
  readonly doubtful: boolean;
}

function articleLines(lines: readonly Line[], jobs: readonly LineJob[], title: string | undefined): ArticleLines {
  const { body, heading } = judgeLines(lines, jobs);
  const guess = findSpan(lines, jobs);
  const sure = heading !== undefined && heading.chance > ENOUGH_HEADING;
  const at = title === undefined ? (sure ? plainHeading(lines, heading.line) : guess.heading) : lineOf(lines, title);
  const end = firstMessage(lines, body);
  // What is short and stands over the heading leads elsewhere: `News`, `Tides`.
  const from = sure && at === heading.line && heading.chance > SURE_HEADING ? at : -1;
  const own = lines.flatMap((_line, i) =>
    i !== at && i < end && (i > from || jobs[i] === 'prose') && (body[i] ?? 0) > ENOUGH ? [i] : [],
  );
  const size = own.reduce((sum, i) => sum + (lines[i]?.text.length ?? 0), 0);
  const [first] = own;
  const last = own.at(-1);
  if (first === undefined || last === undefined || size < LITTLE) {
    const all = lines.flatMap((_line, i) => (i >= guess.start && i < guess.end && jobs[i] !== 'around' ? [i] : []));
    return { span: guess, own: all, chance: 0, doubtful: true };
  }
  return {
    span: { heading: at, start: first, end: last + 1 },
    own,
    chance: sure ? heading.chance : 0,
    doubtful: false,
  };
}

/** Where a title that is known already stands in the text once more. */
function lineOf(lines: readonly Line[], title: string): number | undefined {
  const at = lines.findIndex((line) => line.text.length < 300 && fold(line.text) === fold(title));
  return at < 0 ? undefined : at;
}

/** `Heading | Site`, the tab's title, gives way to the heading alone where that stands too. */
function plainHeading(lines: readonly Line[], at: number): number {
  const text = lines[at]?.text ?? '';
  const { heading, site } = titleParts(text, undefined);
  const plain = site === undefined ? -1 : lines.findIndex((line) => line.text === heading);
  return plain < 0 ? at : plain;
}

/** Where the paper begins to speak to its readers after the article: `Dear readers, …`, `A message from …`. */
function firstMessage(lines: readonly Line[], body: readonly number[]): number {
  let size = 0;
  for (const [i, { text }] of lines.entries()) {
    if (size > LITTLE * 3 && text.length < 80 && !/[.!?]$/.test(text) && AROUND.message.test(text)) return i;
    if ((body[i] ?? 0) > ENOUGH) size += text.length;
  }
  return lines.length;
}
