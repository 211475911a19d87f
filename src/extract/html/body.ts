import type { Block } from './blocks';
import { FIRST_LOOK, SECOND_LOOK } from './body-model';
import { blockFeatures } from './features';
import { probability } from './forest';
import type { Page } from './page';
import { secondRows } from './second-look';
import type { TextShape } from './text-shape';

export interface Body {
  /** The article's blocks, in order. */
  readonly blocks: readonly Block[];
  /** 0 to 1, per block of the page: how surely it is the article. */
  readonly chances: readonly number[];
  /** The blocks are a guess; the page had none that surely are an article. */
  readonly doubtful: boolean;
}

/** From here on a block is the article's; cross-validated on sites the forests had not seen. */
const ENOUGH = 0.5;
/** An article with less text than this, in Latin letters' worth, is more often a box that looks like one. */
const LITTLE = 140;

/**
 * The blocks that are the article's text. Two forests judge each block: one by its own words, place and surroundings,
 * the other also by what the first thought of its neighbours (bench/extract/train.ts).
 */
export function findBody(page: Page, heading: Block | undefined): Body {
  const features = blockFeatures(page, heading);
  const first = features.rows.map((row) => probability(FIRST_LOOK, row));
  const chances = secondRows(page, features, first).map((row) => probability(SECOND_LOOK, row));
  const surely = page.blocks.filter((block) => block !== heading && (chances[block.index] ?? 0) > ENOUGH);
  if (textSize(surely, features.shapes) >= LITTLE) return { blocks: surely, chances, doubtful: false };
  return { blocks: bestGuess(page, chances, features.shapes, heading), chances, doubtful: true };
}

function textSize(blocks: readonly Block[], shapes: readonly TextShape[]): number {
  return blocks.reduce((sum, block) => sum + (shapes[block.index]?.size ?? 0), 0);
}

/** The likeliest blocks, and where there is no likely one, all running text of the page. */
function bestGuess(page: Page, chances: readonly number[], shapes: readonly TextShape[], heading: Block | undefined): readonly Block[] {
  const most = Math.max(0, ...chances);
  const likely = page.blocks.filter((block) => block !== heading && (chances[block.index] ?? 0) > Math.max(0.1, most * 0.4));
  if (textSize(likely, shapes) >= LITTLE) return likely;
  const prose = page.blocks.filter((block) => block !== heading && shapes[block.index]?.prose === true && !block.box.hidden);
  return prose.length > 0 ? prose : likely;
}
