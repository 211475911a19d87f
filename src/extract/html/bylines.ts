import { looksLikePerson, ORGANISATION, splitByline, withoutDates } from '../names';
import type { Block, Box } from './blocks';
import { classBit } from './class-words';
import { isElsewhere } from './elsewhere';
import { headingLevel, isHeading, type Page } from './page';

/** A line of the page that names its writers. */
export interface Byline {
  readonly names: readonly string[];
  readonly text: string;
  /** Higher is surer. */
  readonly weight: number;
}

const BYLINE = classBit('byline');
const FOREIGN = classBit('comment') | classBit('related') | classBit('popular') | classBit('vendor');
const CREDIT = classBit('caption');
/** A line that begins, or goes on after a mark, with the word that opens a byline. */
export const OPENED =
  /(?:^|[,|·•–—/]\s*)(?:\p{L}+\s+){0,3}(?:[Bb]y|BY|Byby|[Vv]on|VON|vom|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|[Dd]oor|[Dd]urch|[Aa]v|[Aa]f)\s*:?\s+\S|^(?:[Aa]uthors?|[Aa]utor(?:in|en|es)?|[Aa]uteurs?|[Aa]utore|[Аа]втор|[Tt]ext|TEXT|[Tt]exte|[Tt]exto|[Oo]leh|[Pp]enulis|[Rr]eporter|[Ww]riter|[Ee]scribe)\s*[:：●]?\s*\S|^[（(]?(?:記者|文字?|著者|作者|记者|责编|责任编辑|編集)(?:\s*[:：●／/]\s*|\s+)\S/u;
/** The word that opens a byline stands first or after a verb of publishing: `Subscribe by email` names nobody. */
const SIGNS =
  /(?:^|[|,·•–—/]\s*)\W*(?:(?:posted|written|published|story|text|words|veröffentlicht|eingetragen|publiziert|geschrieben|publié|escrito|publicado|scritto)\s+)?(?:by|von|vom|par|por|di|door|durch|av|af|autor\p{L}*|authors?|auteurs?|autore|автор|text[eo]?|oleh|penulis|reporter|writer|escribe|記者|文字?|著者|作者|记者|责编|责任编辑|編集)(?=[\s:：●／/])/iu;
/** `An interview by …` under a heading names its writer whoever put the page up. */
const GENRE =
  /^(?:an? |eine? |une? )?(?:interview|kolumne|kommentar|gastbeitrag|gastkommentar|guest (?:post|column|essay)|essay|op-ed|analyse|reportage|protokoll|entretien|tribune)\s(?:by|von|vom|par|de)\s/i;
const PICTURE = /photo|image|picture|illustrat|foto|bild|video|graphic|grafik|crédit|getty/iu;
const AUTHOR_PATH =
  /\/(?:authors?|author[-_](?:bio|profile|info|page)s?|editors?|autor(?:en|es|in)?|auteurs?|contributors?|people|person|profile|by|writers?|journalists?|redaktion|staff|columnists?|reporter)[/.?]/i;

/** Bylines near the heading and around the body, surest first. */
export function findBylines(page: Page, heading: Block | undefined, body: readonly Block[]): readonly Byline[] {
  const first = body[0]?.index ?? heading?.index ?? 0;
  const last = body.at(-1)?.index ?? first;
  const top = heading !== undefined && heading.index <= first ? heading.index : first;
  const marked = markedNames(page);
  const anchors = [top, first, last].filter((index) => index >= 0);
  const found: (Byline & { readonly block: Block })[] = [];
  const look = (from: number, to: number, trust: number) => {
    for (const block of page.blocks.slice(Math.max(0, from), to)) {
      const line =
        readByline(block, marked.get(block.index) ?? [], trust, anchors) ??
        (block.index > top && block.index < first ? readPlainLine(block, anchors) : undefined);
      if (line !== undefined) found.push({ ...line, block });
    }
  };
  look(top - 8, top, 0.7);
  look(top, Math.min(first + 4, top + 45), 1);
  // Below a standfirst and a picture only a line that says `by` and then a person.
  for (const block of page.blocks.slice(Math.min(first + 4, top + 45), first + 8)) {
    const line = block.text.length > 70 ? undefined : readByline(block, marked.get(block.index) ?? [], 0.8, anchors);
    if (line !== undefined && line.weight >= 3 && line.names.every(looksLikePerson)) found.push({ ...line, block });
  }
  // A heading that leads elsewhere begins another text.
  const next = page.blocks.findIndex(
    (block) => block.index > last && isHeading(block) && block.linkLength > block.text.length * 0.8,
  );
  look(last - 1, next < 0 ? last + 8 : Math.min(next, last + 8), 0.5);
  return [
    ...joined(
      page.blocks,
      found.filter((line, i) => found.findIndex((other) => other.block === line.block) === i),
    ),
  ].sort((a, b) => b.weight - a.weight);
}

/** Writers who stand in a box each, one beside the other, make one byline; under a heading each, they sign other texts. */
function joined(blocks: readonly Block[], lines: readonly (Byline & { readonly block: Block })[]): readonly Byline[] {
  const result: (Byline & { readonly block: Block })[] = [];
  for (const line of lines) {
    const last = result.at(-1);
    const alike =
      last !== undefined &&
      line.block.index - last.block.index <= 3 &&
      !blocks.slice(last.block.index + 1, line.block.index).some(isHeading) &&
      last.weight === line.weight &&
      last.block.box.tag === line.block.box.tag &&
      classOf(last.block) === classOf(line.block);
    if (alike)
      result[result.length - 1] = { ...last, block: line.block, names: [...new Set([...last.names, ...line.names])] };
    else result.push(line);
  }
  return result;
}

const classOf = (block: Block): string =>
  `${block.box.element.attribs['class'] ?? ''}/${block.box.parent?.element.attribs['class'] ?? ''}`;

function readByline(
  block: Block,
  marked: readonly Box[],
  trust: number,
  anchors: readonly number[],
): Byline | undefined {
  const { text } = block;
  if (text.length > 180 || headingLevel(block) === 1) return undefined;
  const dateless = withoutDates(text);
  const opened = (OPENED.test(text) || OPENED.test(dateless)) && !PICTURE.test(text.slice(0, 30));
  const marks = Math.max(marksOf(block), marked.length > 0 ? 2 : 0);
  if (marks < 2 ? isElsewhere(block.inner, anchors) : inComments(block.inner, anchors)) return undefined;
  if (!opened && marks === 0) return undefined;
  if (!opened && (PICTURE.test(text) || text.length > 120)) return undefined;
  const linked = namesIn(marked);
  // A writer's name linked amid other words is spoken of, not signing.
  if (!opened && linked.length > 0 && marksOf(block) === 0 && linked.join(', ').length < dateless.length * 0.25)
    return undefined;
  const names = linked.length > 0 && !opened ? linked : splitByline(text);
  const people = names.filter(looksLikePerson);
  const short = names.filter(
    (name) => name.length > 1 && name.length < 40 && !/\d/.test(name) && name.split(' ').length <= 4,
  );
  // Without an opening word a single word in a marked element is a name only where the mark is sure.
  const kept = people.length > 0 ? people : marks >= 2 || (opened && SIGNS.test(dateless)) ? short : [];
  if (kept.length === 0) return undefined;
  return {
    names: kept,
    text,
    weight:
      (GENRE.test(text) ? 1.5 : 0) + trust * ((opened ? 2 : 0) + Math.min(2, marks) + (people.length > 0 ? 2 : 0)),
  };
}

/**
 * A line under the heading that no markup calls a byline: a paper, a day and a person, `Daily Example 9/21/2016 Ana Ruiz`
 * (a day and two words alone may as well be a section's), or an agency and where it wrote from, `AFP, MANILA`.
 */
function readPlainLine(block: Block, anchors: readonly number[]): Byline | undefined {
  const { text } = block;
  if (text.length > 70 || headingLevel(block) !== undefined || isElsewhere(block.inner, anchors)) return undefined;
  const agency = AGENCY_LINE.exec(text)?.[1];
  if (agency !== undefined) return { names: [agency], text, weight: 3 };
  const dateless = withoutDates(text).replace(/\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?|\s?Uhr|h)?/gi, ' ');
  if (dateless === text || PICTURE.test(text)) return undefined;
  const pieces = dateless.split('|').map((piece) => piece.trim());
  const people = pieces.filter(looksLikePerson);
  const others = pieces.filter((piece) => /\p{L}/u.test(piece) && !people.includes(piece));
  const [person] = people;
  const [paper] = others;
  if (person === undefined || people.length > 1 || paper === undefined || others.length > 1) return undefined;
  return ORGANISATION.test(paper) ? { names: [person], text, weight: 2.5 } : undefined;
}

const AGENCY_LINE =
  /^\(?(AFP|AP|Associated Press|Reuters|dpa(?:-\p{L}+)?|APA|ANSA|EFE|Europa Press|Xinhua|TASS|ТАСС|РИА Новости|Kyodo|PTI|ANI|IANS|UPI|AAP|PA Media|Bloomberg|Agence France-Presse|Agencia EFE|Agencias|Belga|ANP|NTB|TT|Ritzau|CTK|ČTK|PAP|MTI|Lusa|Notimex|Télam|KNA|epd|SID|Keystone-SDA|ATS|共同|新华社|中央社|時事)(?:[\s,/–—-]+\p{Lu}[\p{Lu}\s.-]*)?\)?$/u;

/** How surely the page itself marks the block as naming the writer: `rel`, `itemprop`, class, an author's page linked. */
function marksOf(block: Block): number {
  let marks = 0;
  for (let box: Box | undefined = block.inner, i = 0; box !== undefined && i < 4; box = box.parent, i++) {
    const { attribs } = box.element;
    if (/\bauthor\b/i.test(`${attribs['rel'] ?? ''} ${attribs['itemprop'] ?? ''}`)) marks += 2;
    else if (box.tag === 'a' && AUTHOR_PATH.test(attribs['href'] ?? '')) marks += 1.5;
    else if ((box.kinds & BYLINE) !== 0 && (box.kinds & CREDIT) === 0) marks += i === 0 ? 1.2 : 0.8;
    if (!box.inline && box.textLength > block.text.length + 120) break;
  }
  return marks;
}

/** Inline elements that are marked as naming a writer, by the block that they begin in. */
function markedNames(page: Page): ReadonlyMap<number, readonly Box[]> {
  const found = new Map<number, Box[]>();
  for (const box of page.boxes) {
    if (!box.inline) continue;
    const { attribs } = box.element;
    const named =
      /\bauthor\b/i.test(`${attribs['rel'] ?? ''} ${attribs['itemprop'] ?? ''}`) ||
      /(?:^|\s)(?:fn|vcard|author(?:-name)?|byline__?-?name)(?:\s|$)/i.test(attribs['class'] ?? '') ||
      (box.tag === 'a' && AUTHOR_PATH.test(attribs['href'] ?? ''));
    if (named) found.set(box.first, [...(found.get(box.first) ?? []), box]);
  }
  return found;
}

/** What the marked elements of a block say, without asking for an opening word. */
function namesIn(boxes: readonly Box[]): readonly string[] {
  const outer = new Set(boxes.map((box) => box.parent));
  const names = boxes.filter((box) => !outer.has(box)).flatMap((box) => splitByline(textWithin(box)));
  return [...new Set(names)];
}

function textWithin(box: Box): string {
  let text = '';
  const waiting: Box['element']['children'] = [...box.element.children];
  for (let i = 0; i < waiting.length && i < 40; i++) {
    const node = waiting[i];
    if (node?.type === 'text') text += node.data;
    else if (node !== undefined && 'children' in node)
      waiting.push(...node.children.filter((child) => child.type === 'text' || child.type === 'tag'));
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** A writer marked as such, though of a comment or another text. */
function inComments(box: Box, anchors: readonly number[]): boolean {
  for (let at: Box | undefined = box, i = 0; at !== undefined && i < 14; at = at.parent, i++) {
    const { first, end } = at;
    if (!at.inline && anchors.some((anchor) => anchor >= first && anchor < end)) break;
    if ((at.kinds & FOREIGN) !== 0 || at.tag === 'figure') return true;
  }
  return box.hidden;
}
