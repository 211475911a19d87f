import type { Document } from '../../read/document';
import { cslName } from '../csl-name';
import { cslDate, findDates } from '../dates';
import { looksLikePerson, splitByline } from '../names';
import type { DraftPassage } from '../number-passages';
import { Draft } from '../record-draft';
import { type ArticleSpan, findSpan } from './article-span';
import { type LineJob, lineJobs } from './line-jobs';
import { type Line, readLines } from './lines';
import { publicationInText } from './publication-in-text';

/** Record and passages of a text without markup: the same care as for a page, with nothing but the words to go by. */
export function extractText(
  document: Document,
  text: string,
): { readonly record: Draft; readonly passages: readonly DraftPassage[] } {
  const record = new Draft();
  const lines = readLines(text);
  const jobs = lineJobs(lines);
  const span = findSpan(lines, jobs);
  const heading = span.heading === undefined ? undefined : lines[span.heading]?.text;
  if (heading !== undefined) record.set('title', heading, { origin: 'text', confidence: 0.75 });
  const publication = publicationInText(
    lines.map((line) => line.text),
    heading,
    span,
  );
  if (publication !== undefined) record.set('container-title', publication.value, publication);
  const used = readHead(record, lines, jobs, span);
  const claimed = document.claims.find((claim) => claim.field === 'title')?.text[0];
  return { record, passages: passagesOf(lines, jobs, span, used, claimed) };
}

/** Byline and date stand between heading and text, or right above the heading. Returns the lines that were these. */
function readHead(
  record: Draft,
  lines: readonly Line[],
  jobs: readonly LineJob[],
  span: ArticleSpan,
): ReadonlySet<number> {
  const used = new Set<number>();
  const from = Math.max(0, (span.heading ?? span.start) - 3);
  for (let i = from; i < Math.min(span.end, span.start + 6); i++) {
    const text = lines[i]?.text ?? '';
    if (i === span.heading || text.length > 140 || jobs[i] === 'caption') continue;
    if (jobs[i] === 'prose' && !/^(?:by|von|par|por)\s/iu.test(text)) continue;
    // Right under the heading a name needs no opening word.
    const alone =
      span.heading !== undefined &&
      i > span.heading &&
      i <= span.heading + 2 &&
      jobs[i] === 'short' &&
      text.split(' ').length <= 4 &&
      looksLikePerson(text);
    const names = alone || BYLINE.test(text) ? splitByline(text).filter(looksLikePerson) : [];
    const [date] = findDates(text);
    if (names.length > 0)
      record.set('author', names.map(cslName), { origin: 'byline', confidence: 0.8, evidence: text });
    if (date !== undefined && !/updat|modif|access|retriev/i.test(text.slice(0, date.start))) {
      record.set('issued', cslDate(date.parts), {
        origin: 'text',
        confidence: date.ambiguous ? 0.4 : 0.75,
        evidence: text,
      });
    }
    if (names.length > 0 || date !== undefined) used.add(i);
  }
  return used;
}

const BYLINE = /^(?:by|von|par|por|di|door|av|af|text|texte|texto|author|autor|автор|oleh|words|written by)\b\s*:?\s/iu;

function passagesOf(
  lines: readonly Line[],
  jobs: readonly LineJob[],
  span: ArticleSpan,
  used: ReadonlySet<number>,
  title: string | undefined,
): readonly DraftPassage[] {
  const passages: DraftPassage[] = [];
  for (let i = span.start; i < span.end; i++) {
    const text = lines[i]?.text ?? '';
    if (used.has(i) || text === title) continue;
    if (jobs[i] === 'prose')
      passages.push({ kind: /^[-*•–]\s/.test(text) ? 'list-item' : 'paragraph', text: text.replace(/^[-*•–]\s+/, '') });
    else if (jobs[i] === 'short' && i >= span.start && jobs[i + 1] === 'prose' && passages.length > 0)
      passages.push({ kind: 'heading', level: 2, text });
    else if (jobs[i] === 'short' && /^(?:[-*•–]|\d+[.)])\s/.test(text))
      passages.push({ kind: 'list-item', text: text.replace(/^[-*•–]\s+/, '') });
  }
  return passages;
}
