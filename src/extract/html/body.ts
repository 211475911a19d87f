import type { Block } from './blocks';
import { FIRST_LOOK, SECOND_LOOK } from './body-model';
import { type Body, chooseBlocks } from './choose-blocks';
import { blockFeatures } from './features';
import { probability } from './forest';
import type { Page } from './page';
import { secondRows } from './second-look';

/**
 * The blocks that are the article's text. Two forests judge each block: one by its own words, place and surroundings,
 * the other also by what the first thought of its neighbours (bench/extract/train.ts).
 */
export function findBody(page: Page, heading: Block | undefined): Body {
  const features = blockFeatures(page, heading);
  const first = features.rows.map((row) => probability(FIRST_LOOK, row));
  const chances = secondRows(page, features, first).map((row) => probability(SECOND_LOOK, row));
  return chooseBlocks(page, chances, features.shapes, heading);
}
