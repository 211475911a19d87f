import type { DateParts } from '../../model/item';
import { cslName } from '../csl-name';
import { cslDate, findDates } from '../dates';
import { OPENED } from '../html/bylines';
import { fold } from '../html/page';
import { looksLikePerson, splitByline, withoutDates } from '../names';
import type { Draft } from '../record-draft';
import type { ArticleSpan } from './article-span';
import type { LineJob } from './line-jobs';
import type { Line } from './lines';

/** A line by itself that says that the next one names the writer. */
const LONE_OPENER =
  /^(?:(?:written|posted|published|story|text|words) )?(?:by|von|par|por|di|door|av|af|durch|oleh)\s*:?$|^(?:authors?|autor(?:in|en|es)?|auteurs?|autore|автор|text|texte|byline|penulis|yazan)\s*:?$/iu;
/** The word alone at the beginning: `Share by email` names nobody. */
const OPENS =
  /^\W*(?:(?:posted|written|published|veröffentlicht|eingetragen|publiziert)\s+)?(?:by|von|vom|par|por|di|door|durch|av|af|autor|author|oleh)\s*:?\s/iu;
const MODIFIED =
  /updat|modif|access|retriev|geändert|aktualisiert|stand:|actualiz|mis à jour|aggiornat|bijgewerkt|обновл|更新/iu;
/** How far above the heading, into the text and below its end such lines stand. */
const ABOVE = 3;
const INTO = 4;
const BELOW = 4;
/** Between heading and text a name needs no opening word, unless other things stand there too. */
const NEAR = 4;

/**
 * Byline and date stand between heading and text, right above the heading or below the text's end.
 * Returns the lines that were these.
 */
export function readHead(
  record: Draft,
  lines: readonly Line[],
  jobs: readonly LineJob[],
  { heading, start, end }: ArticleSpan,
  language: string | undefined,
): ReadonlySet<number> {
  const used = new Set<number>();
  const title = fold(heading === undefined ? '' : (lines[heading]?.text ?? ''));
  const look = (from: number, to: number, trust: number) => {
    for (let i = Math.max(0, from); i < Math.min(lines.length, to); i++) {
      const text = lines[i]?.text ?? '';
      if (i === heading || text.length > 140 || jobs[i] === 'caption') continue;
      const between = heading !== undefined && i > heading && i < Math.max(start, heading + 3);
      const [names, sure] = namesIn(text, lines[i - 1]?.text ?? '', between && i <= heading + NEAR, title);
      if (names.length > 0)
        record.set('author', names.map(cslName), { origin: 'byline', confidence: sure * trust, evidence: text });
      const date = jobs[i] === 'prose' && text.length > 60 ? undefined : dateIn(text, language);
      if (date !== undefined)
        record.set('issued', cslDate(date.parts), {
          origin: 'text',
          confidence: (date.ambiguous ? 0.5 : 0.75) * trust,
          evidence: text,
        });
      if (names.length > 0 || date !== undefined) used.add(i);
    }
  };
  const top = heading !== undefined && heading <= start ? heading : start;
  look(top, start + INTO, 1);
  look(top - ABOVE, top, 0.9);
  look(end, end + BELOW, 0.7);
  return used;
}

/** The writers that a line names, and how surely they are its writers. */
function namesIn(text: string, before: string, near: boolean, title: string): readonly [readonly string[], number] {
  const dateless = withoutDates(text);
  const opened = OPENED.test(text) || OPENED.test(dateless);
  if (opened && text.length < 110) {
    const names = splitByline(text);
    const people = names.filter(looksLikePerson);
    if (people.length > 0) return [people, 0.8];
    // A pen name or an agency, right after the word that says so.
    if (near && OPENS.test(dateless))
      return [names.filter((name) => name.split(' ').length <= 4 && !title.includes(fold(name))), 0.6];
  }
  if (text.length > 90) return [[], 0];
  const people = splitByline(text).filter((name) => looksLikePerson(name) && !title.includes(fold(name)));
  if (LONE_OPENER.test(before)) return [people, 0.8];
  const [first] = people;
  if (!near || first === undefined || !text.startsWith(first)) return [[], 0];
  // `Ana Ruiz, 3 May 2020`, or nothing but the name.
  if (dateless !== text && dateless.length < 60) return [people, 0.65];
  const alone = people.join(', ').length > text.length - 8 && first.split(' ').length <= 4;
  return alone && !/\p{Script=Han}/u.test(first) ? [people, 0.5] : [[], 0];
}

function dateIn(
  text: string,
  language: string | undefined,
): { readonly parts: DateParts; readonly ambiguous: boolean } | undefined {
  return findDates(text, language).find((date) => !MODIFIED.test(text.slice(Math.max(0, date.start - 25), date.start)));
}
