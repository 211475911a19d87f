import type { Box } from './blocks';
import { classBit } from './class-words';

const ELSEWHERE =
  classBit('comment') |
  classBit('related') |
  classBit('popular') |
  classBit('vendor') |
  classBit('nav') |
  classBit('footer');

/**
 * Whether a box belongs to something beside the article (comments, links to other texts, credits): one of the boxes
 * around it says so and holds none of the article's `anchors` (indices of its heading and of blocks of its text).
 */
export function isElsewhere(box: Box, anchors: readonly number[]): boolean {
  for (let at: Box | undefined = box, i = 0; at !== undefined && i < 14; at = at.parent, i++) {
    const { first, end } = at;
    if (!at.inline && anchors.some((anchor) => anchor >= first && anchor < end)) break;
    if (
      (at.kinds & ELSEWHERE) !== 0 ||
      at.tag === 'aside' ||
      at.tag === 'figure' ||
      at.tag === 'figcaption' ||
      at.tag === 'nav'
    )
      return true;
  }
  return box.hidden;
}
