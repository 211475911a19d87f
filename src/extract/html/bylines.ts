import { looksLikePerson, splitByline } from '../names';
import type { Block, Box } from './blocks';
import { classBit } from './class-words';
import { isElsewhere } from './elsewhere';
import type { Page } from './page';
import { headingLevel } from './page';

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
const OPENED =
  /(?:^|[,|·•–—]\s*)(?:\p{L}+\s+){0,3}(?:[Bb]y|BY|Byby|[Vv]on|VON|vom|[Pp]ar|PAR|[Pp]or|POR|[Dd]i|[Dd]oor|[Aa]v|[Aa]f)\s*:?\s+\S|^(?:[Aa]uthors?|[Aa]utor(?:in|en|es)?|[Aa]uteurs?|[Aa]utore|[Аа]втор|[Tt]ext|TEXT|[Tt]exte|[Tt]exto|[Oo]leh|[Pp]enulis|[Rr]eporter|[Ww]riter|記者|文字?|著者|作者|记者|[（(]?责编|责任编辑|[Ee]scribe)\s*[:：●]?\s*\S/u;
const PICTURE = /photo|image|picture|illustrat|foto|bild|video|graphic|grafik|crédit|getty/iu;
const AUTHOR_PATH =
  /\/(?:authors?|editors?|autor(?:en|es|in)?|auteurs?|contributors?|people|person|profile|by|writers?|journalists?|redaktion|staff|columnists?|reporter)\//i;

/** Bylines near the heading and around the body, surest first. */
export function findBylines(page: Page, heading: Block | undefined, body: readonly Block[]): readonly Byline[] {
  const first = body[0]?.index ?? heading?.index ?? 0;
  const last = body.at(-1)?.index ?? first;
  const top = heading !== undefined && heading.index <= first ? heading.index : first;
  const anchors = [top, first, last].filter((index) => index >= 0);
  const found: (Byline & { readonly block: Block })[] = [];
  const look = (from: number, to: number, trust: number) => {
    for (const block of page.blocks.slice(Math.max(0, from), to)) {
      const line = readByline(block, page, trust, anchors);
      if (line !== undefined) found.push({ ...line, block });
    }
  };
  look(top - 8, top, 0.7);
  look(top, Math.min(first + 4, top + 45), 1);
  look(last - 1, last + 8, 0.5);
  return [...joined(found.filter((line, i) => found.findIndex((other) => other.block === line.block) === i))].sort(
    (a, b) => b.weight - a.weight,
  );
}

/** Writers who stand in a box each, one beside the other, make one byline. */
function joined(lines: readonly (Byline & { readonly block: Block })[]): readonly Byline[] {
  const result: (Byline & { readonly block: Block })[] = [];
  for (const line of lines) {
    const last = result.at(-1);
    const alike =
      last !== undefined &&
      line.block.index - last.block.index <= 3 &&
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

function readByline(block: Block, page: Page, trust: number, anchors: readonly number[]): Byline | undefined {
  const { text } = block;
  if (text.length > 180 || headingLevel(block) === 1) return undefined;
  const opened = OPENED.test(text) && !PICTURE.test(text.slice(0, 30));
  const marks = marksOf(block);
  if (marks < 2 ? isElsewhere(block.inner, anchors) : inComments(block.inner, anchors)) return undefined;
  if (!opened && marks === 0) return undefined;
  if (!opened && (PICTURE.test(text) || text.length > 120)) return undefined;
  const linked = linkedNames(block, page);
  const names = linked.length > 0 && !opened ? linked : splitByline(text);
  const people = names.filter(looksLikePerson);
  const short = names.filter(
    (name) => name.length > 1 && name.length < 40 && !/\d/.test(name) && name.split(' ').length <= 4,
  );
  // Without an opening word a single word in a marked element is a name only where the mark is sure.
  const kept = people.length > 0 ? people : opened || marks >= 2 ? short : [];
  if (kept.length === 0) return undefined;
  return { names: kept, text, weight: trust * ((opened ? 2 : 0) + Math.min(2, marks) + (people.length > 0 ? 2 : 0)) };
}

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

/** Names that are links to their writers' pages, within the block. */
function linkedNames(block: Block, page: Page): readonly string[] {
  const names: string[] = [];
  for (const box of page.boxes) {
    if (box.tag !== 'a' || box.first !== block.index) continue;
    const { attribs } = box.element;
    if (
      !AUTHOR_PATH.test(attribs['href'] ?? '') &&
      !/author/i.test(`${attribs['rel'] ?? ''} ${attribs['class'] ?? ''}`)
    )
      continue;
    const text = box.element.children
      .map((child) => ('data' in child ? child.data : ''))
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (text !== '') names.push(...splitByline(text));
  }
  return [...new Set(names)];
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
