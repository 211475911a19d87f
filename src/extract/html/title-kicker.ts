import type { Block, Box } from './blocks';
import { fold } from './page';
import { clean } from './page-data';

/** A heading with its kicker or section inside: the part that is said elsewhere, or that is set apart, is the title. */
export function withoutKicker(block: Block, said: readonly string[]): string {
  const kicker = kickerOf(block);
  if (kicker !== undefined && block.text.startsWith(kicker)) {
    const rest = block.text.slice(kicker.length).replace(/^[\s:|–—-]+/, '');
    if (rest.length > 8) return rest;
  }
  const folded = fold(block.text);
  for (const text of said) {
    if (text === folded) break;
    if (text.length <= 15 || !folded.endsWith(` ${text}`)) continue;
    const piece = tails(block.text).find((tail) => fold(tail) === text);
    if (piece !== undefined) return piece;
  }
  return block.text;
}

/** The text from each word on. */
function tails(text: string): readonly string[] {
  const starts = [...text.matchAll(/(?:^|[\s:])(?=\S)|(?<=\p{Ll})(?=["„“«]?\p{Lu})/gu)].slice(0, 14);
  return starts.map((match) => text.slice(match.index).replace(/^[\s:|–—-]+/, ''));
}

/** The heading itself, where the text stands in an element within it. */
function headingBox(box: Box): Box {
  for (let at: Box | undefined = box, i = 0; at !== undefined && i < 3; at = at.parent, i++)
    if (/^h[1-6]$/.test(at.tag)) return at;
  return box;
}

/** Text of a first child that is named as something else than the heading. */
function kickerOf(block: Block): string | undefined {
  const heading = headingBox(block.box);
  const first = heading.element.children.find((child) => !('data' in child) || child.data.trim() !== '');
  if (first === undefined || !('attribs' in first)) return undefined;
  const names = first.attribs['class'] ?? '';
  if (
    !/kicker|overline|topline|highline|dachzeile|roofline|spitzmarke|eyebrow|pretitle|preheadline|super-?(?:title|headline)|section|category|label|rubri|vorspann|catchline|surtitre|occhiello|antetitulo|volanta|topic/i.test(
      names,
    )
  )
    return undefined;
  return clean(textOf(first));
}

function textOf(element: Box['element']): string {
  let text = '';
  const waiting: Box['element']['children'] = [...element.children];
  for (let i = 0; i < waiting.length && i < 50; i++) {
    const node = waiting[i];
    if (node?.type === 'text') text += node.data;
    else if (node !== undefined && 'children' in node)
      waiting.splice(i + 1, 0, ...node.children.filter((child) => child.type === 'text' || child.type === 'tag'));
  }
  return text;
}
