import type { ParentNode } from 'domhandler';
import { type Block, type Layout, layOut } from './blocks';
import { type PageData, readPageData } from './page-data';

/** A page with all that is looked at to make out its article. */
export interface Page extends Layout {
  readonly data: PageData;
  readonly url: string | undefined;
  /** As the page claims it, `de-AT`. */
  readonly language: string | undefined;
}

export function readPage(root: ParentNode, url: string | undefined): Page {
  const data = readPageData(root);
  return { ...layOut(root), data, url, language: data.lang };
}

/** Letters and digits alone, lower case, without accents: for telling whether two texts say the same. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export const isHeading = (block: Block): boolean => headingLevel(block) !== undefined;

/** 1 to 6 where the block stands in a heading. */
export function headingLevel(block: Block): number | undefined {
  for (let box: Block['box'] | undefined = block.box, i = 0; box !== undefined && i < 3; box = box.parent, i++) {
    const level = /^h([1-6])$/.exec(box.tag)?.[1];
    if (level !== undefined) return Number(level);
    if (box.element.attribs['role'] === 'heading') return Number(box.element.attribs['aria-level'] ?? 2);
  }
  return undefined;
}
