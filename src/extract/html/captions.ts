import { AROUND } from '../boilerplate-words';
import type { Block, Box } from './blocks';
import { classBit } from './class-words';
import { mayBeArticle } from './leave-out';
import type { Page } from './page';
import { kindOf } from './passages';

const ELSEWHERE = classBit('related') | classBit('popular') | classBit('vendor') | classBit('comment') | classBit('ad');
/** Less than this is a name or a number. */
const LEAST = 12;

/**
 * The blocks of an article with the captions that stand between them. Whether a caption is the article's text is no
 * question to the forests: it is kept, marked as what it is. A credit alone is not.
 */
export function withCaptions(page: Page, body: readonly Block[], heading: Block | undefined): readonly Block[] {
  const [first, last] = [body[0], body.at(-1)];
  if (first === undefined || last === undefined) return body;
  const taken = new Set(body);
  const may = mayBeArticle(page, heading);
  return page.blocks
    .slice(first.index, last.index + 1)
    .filter((block) => taken.has(block) || (may(block) && isOwnCaption(block, first)));
}

function isOwnCaption(block: Block, first: Block): boolean {
  const { text } = block;
  if (block.box.hidden || text.length < LEAST || block.linkLength > text.length * 0.5) return false;
  if (text.length < 80 && AROUND.credit.test(text)) return false;
  return kindOf(block) === 'caption' && !isElsewhere(block.box, first.index);
}

/** In a box for other texts that does not hold the article. */
function isElsewhere(box: Box, anchor: number): boolean {
  for (let at: Box | undefined = box, i = 0; at !== undefined && i < 12; at = at.parent, i++) {
    if (at.first <= anchor && anchor < at.end) return false;
    if ((at.kinds & ELSEWHERE) !== 0 || at.tag === 'aside' || at.tag === 'nav') return true;
  }
  return false;
}
