import type { DateParts } from '../../model/item';
import { type FoundDate, findDates, readDate } from '../dates';
import type { Block } from './blocks';
import { isElsewhere } from './elsewhere';
import type { Found } from './found';
import type { Page } from './page';

const MODIFIED =
  /updat|modif|aktualisiert|geändert|stand:|actualiz|mis(?:e)? à jour|aggiornat|bijgewerkt|atualiz|обновл|изменен|güncelle|revised|edited|diperbarui|更新|최종|수정|gewijzigd|oppdatert|uppdaterad|opdateret|aktualizacja|zuletzt/iu;
const PUBLISHED =
  /publi|posted|veröffentlicht|erschienen|erstellt|eingetragen|geschrieben|pubblicat|опубликован|yayın|diterbitkan|dipublikasikan|発行|公開|掲載|发布|등록|입력|created|written/iu;
const NOT_A_LINE = /©|copyright|event|born|geboren|abgerufen|accessed|retrieved|termin|\bexpires|until|bis zum/iu;

/** The `time` element near the article's heading, and `itemprop`s of the kind. */
export function dateOfTimes(
  page: Page,
  heading: Block | undefined,
  body: readonly Block[],
): Found<DateParts> | undefined {
  const anchors = anchorsOf(heading, body);
  const middle = heading?.index ?? body[0]?.index ?? 0;
  let best: { found: Found<DateParts>; rank: number } | undefined;
  for (const box of page.boxes) {
    const { attribs } = box.element;
    const published = /datepublished|datecreated|\bpubdate\b/i.test(
      `${attribs['itemprop'] ?? ''} ${attribs['property'] ?? ''} ${'pubdate' in attribs ? 'pubdate' : ''}`,
    );
    if (!published && box.tag !== 'time') continue;
    if (isElsewhere(box, anchors)) continue;
    const around = `${attribs['itemprop'] ?? ''} ${attribs['class'] ?? ''} ${box.parent?.element.attribs['class'] ?? ''}`;
    const before = page.blocks[box.first]?.text.slice(0, 60) ?? '';
    const text = attribs['datetime'] ?? attribs['content'] ?? '';
    const parts = readDate(text, page.language) ?? (published ? readDate(before, page.language) : undefined);
    if (parts === undefined) continue;
    const modified = (MODIFIED.test(around) || MODIFIED.test(before)) && !published && !PUBLISHED.test(around + before);
    const distance = Math.abs(box.first - middle);
    const rank =
      (published ? 30 : 0) +
      (/entry-date|publish/i.test(around) ? 10 : 0) -
      Math.min(60, distance) -
      (modified ? 100 : 0);
    if (distance > 60 && !published) continue;
    if (best === undefined || rank > best.rank)
      best = { found: { value: parts, origin: 'byline', confidence: published ? 0.85 : 0.75, evidence: text }, rank };
  }
  return best !== undefined && best.rank > -70 ? best.found : undefined;
}

/** A date written out around the heading, at the body's beginning or right after its end. */
export function dateOfText(
  page: Page,
  heading: Block | undefined,
  body: readonly Block[],
): Found<DateParts> | undefined {
  const anchors = anchorsOf(heading, body);
  const first = body[0]?.index ?? heading?.index ?? 0;
  const top = heading !== undefined && heading.index <= first ? heading.index : first;
  const last = body.at(-1)?.index ?? first;
  const inBody = new Set(body.map((block) => block.index));
  let best: { found: Found<DateParts>; rank: number } | undefined;
  const look = (from: number, to: number, trust: number) => {
    for (const block of page.blocks.slice(Math.max(0, from), to)) {
      if (block !== heading && isElsewhere(block.inner, anchors)) continue;
      for (const date of findDates(block.text, page.language)) {
        const rank =
          trust + rankOf(block, date, inBody.has(block.index)) - Math.min(8, Math.abs(block.index - top)) * 0.1;
        if (rank > (best?.rank ?? 1))
          best = {
            rank,
            found: {
              value: date.parts,
              origin: 'text',
              confidence: date.ambiguous ? 0.4 : Math.min(0.85, 0.45 + rank * 0.08),
              evidence: block.text.slice(0, 120),
            },
          };
      }
    }
  };
  look(top - 8, top, 0.6);
  look(top, Math.max(first + 3, top + 7), 1.2);
  look(last, last + 6, 0.2);
  return best?.found;
}

function rankOf(block: Block, date: FoundDate, inBody: boolean): number {
  const { text } = block;
  const before = text.slice(Math.max(0, date.start - 40), date.start);
  if (NOT_A_LINE.test(text) && text.length < 200) return -5;
  if (MODIFIED.test(before) && !PUBLISHED.test(before)) return -5;
  const rest = text.length - (date.end - date.start);
  let rank = PUBLISHED.test(before) ? 2 : 0;
  // In the article's own sentences a date is what it tells of, unless it stands first: `27.1.2022 - At the …`.
  if (inBody && rest > 60)
    return date.start < 40 && /^\s*(?:[-–—|:(]|\))/.test(text.slice(date.end)) && rest > 20 ? 1 : -5;
  if (rest < 25) rank += 2;
  else if (rest < 70) rank += 1;
  else if (rest > 160) rank -= 2;
  return rank;
}

function anchorsOf(heading: Block | undefined, body: readonly Block[]): readonly number[] {
  return [heading, body[0], body[Math.floor(body.length / 2)]].flatMap((block) => block?.index ?? []);
}
