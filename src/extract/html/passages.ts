import type { PassageKind } from '../../model/source';
import type { DraftPassage } from '../number-passages';
import type { Block, Box } from './blocks';
import { headingLevel } from './page';

/** Blocks as passages with their kinds; the cells of a table row become one passage. */
export function blockPassages(blocks: readonly Block[]): readonly DraftPassage[] {
  const passages: DraftPassage[] = [];
  let row: Box | undefined;
  for (const block of blocks) {
    const kind = kindOf(block);
    const ownRow = kind === 'table-row' ? closest(block.box, 'tr') : undefined;
    const last = passages.at(-1);
    if (ownRow !== undefined && ownRow === row && last !== undefined) {
      passages[passages.length - 1] = { ...last, text: `${last.text} | ${block.text}` };
      continue;
    }
    row = ownRow;
    const level = kind === 'heading' ? headingLevel(block) : undefined;
    passages.push({ kind, text: block.text, ...(level === undefined ? {} : { level }) });
  }
  return passages;
}

export function kindOf(block: Block): PassageKind {
  if (headingLevel(block) !== undefined) return 'heading';
  if (isCaption(block)) return 'caption';
  for (let box: Box | undefined = block.box; box !== undefined; box = box.parent) {
    switch (box.tag) {
      case 'figcaption':
      case 'caption':
        return 'caption';
      case 'figure':
        // A slide show sets its text in figures.
        return block.text.length < 150 ? 'caption' : 'paragraph';
      case 'blockquote':
        return 'quotation';
      case 'pre':
        return 'code';
      case 'li':
      case 'dd':
      case 'dt':
        return 'list-item';
      case 'table':
        return isDataTable(box) ? 'table-row' : 'paragraph';
      case 'article':
      case 'main':
      case 'body':
        return 'paragraph';
      default:
    }
  }
  return 'paragraph';
}

/** Captions that are no `figcaption` are named as such, by the element itself or the small box around it. */
function isCaption({ box, inner, text }: Block): boolean {
  for (const at of text.length < 150 ? [inner, box, box.parent] : [inner, box]) {
    const small = at !== undefined && at.textLength <= text.length + 120;
    if (small && CAPTION.test(at.element.attribs['class'] ?? '')) return true;
  }
  return false;
}

const CAPTION =
  /caption|bildunter|bildtext|legende|l[eé]gende|didascalia|cutline|photo-?(?:credit|desc)|image-?(?:credit|desc|text|source)|(?:^|[\s_-])credits?(?:$|[\s_-])/i;

/** Old pages set whole articles in tables; data has short cells, several a row. */
function isDataTable(table: Box): boolean {
  const count = table.end - table.first;
  return count >= 4 && table.textLength / count < 120;
}

function closest(box: Box, tag: string): Box | undefined {
  for (let at: Box | undefined = box; at !== undefined; at = at.parent) if (at.tag === tag) return at;
  return undefined;
}
