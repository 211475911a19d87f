import { AROUND } from '../boilerplate-words';
import { isAppeal } from '../text/line-jobs';
import type { Block } from './blocks';
import { classBit } from './class-words';
import type { Page } from './page';
import type { TextShape } from './text-shape';

export interface Body {
  /** The article's blocks, in order. */
  readonly blocks: readonly Block[];
  /** The blocks are a guess; the page had none that surely are an article. */
  readonly doubtful: boolean;
}

/** From here on a block is the article's; cross-validated on sites the forests had not seen. */
const ENOUGH = 0.5;
/** An article with less text than this, in Latin letters' worth, is more often a box that looks like one. */
const LITTLE = 140;

/** From how likely each block is the article to what is taken for it, with what the forests cannot see left out. */
export function chooseBlocks(page: Page, chances: readonly number[], shapes: readonly TextShape[], heading: Block | undefined): Body {
  const surely = page.blocks.filter((block) => block !== heading && (chances[block.index] ?? 0) > ENOUGH);
  if (textSize(surely, shapes) >= LITTLE) {
    const own = surely.filter((block) => !isAside(block));
    return { blocks: withoutHead(below(heading, own, shapes), shapes), doubtful: false };
  }
  return { blocks: bestGuess(page, chances, shapes, heading), doubtful: true };
}

/** A link to another text or an advertisement's label amid the article, which the forests take for a short paragraph. */
function isAside(block: Block): boolean {
  const { text } = block;
  if (text.length > 200) return false;
  if (isAppeal(text) && (APPEAL_ALONE.test(text) || block.linkLength > text.length * 0.8 || inAppealBox(block)))
    return true;
  return (
    (text.length < 160 && AROUND.copyright.test(text)) ||
    AROUND.advert.test(text) ||
    (block.linkLength > text.length * 0.5 && AROUND.readMore.test(text)) ||
    (text.length < 60 && AROUND.share.test(text))
  );
}

const APPEAL_ALONE =
  /^by (?:signing up|subscribing|clicking|submitting)|^(?:mit der anmeldung|en vous inscrivant|al suscribirte)/iu;
const APPEAL_BOX = classBit('appeal') | classBit('consent') | classBit('ad');

/** In a small box of its own that is named as asking for something. */
function inAppealBox(block: Block): boolean {
  for (let box: Block['box'] | undefined = block.inner, i = 0; box !== undefined && i < 4; box = box.parent, i++) {
    if (!box.inline && box.textLength > 500) return false;
    if ((box.kinds & APPEAL_BOX) !== 0 || box.tag === 'aside' || box.tag === 'form') return true;
  }
  return false;
}

/** What stands above the heading is the site's, unless most of the text does. */
function below(heading: Block | undefined, blocks: readonly Block[], shapes: readonly TextShape[]): readonly Block[] {
  if (heading === undefined) return blocks;
  const after = blocks.filter((block) => block.index > heading.index);
  return textSize(after, shapes) > textSize(blocks, shapes) * 0.7 ? after : blocks;
}

/** Byline and date lines that stand between heading and text. */
function withoutHead(blocks: readonly Block[], shapes: readonly TextShape[]): readonly Block[] {
  const start = blocks.findIndex((block) => {
    const shape = shapes[block.index];
    return (
      block.text.length > 70 ||
      !(shape?.hasDate || (shape?.endsSentence === false && /^(?:by|von|par|por|di|текст|автор)\s/iu.test(block.text)))
    );
  });
  return start <= 0 || start > 4 ? blocks : blocks.slice(start);
}

function textSize(blocks: readonly Block[], shapes: readonly TextShape[]): number {
  return blocks.reduce((sum, block) => sum + (shapes[block.index]?.size ?? 0), 0);
}

/** The likeliest blocks, and where there is no likely one, the running text of the box that has most of it. */
function bestGuess(
  page: Page,
  chances: readonly number[],
  shapes: readonly TextShape[],
  heading: Block | undefined,
): readonly Block[] {
  const most = Math.max(0, ...chances);
  const likely = page.blocks.filter(
    (block) => block !== heading && (chances[block.index] ?? 0) > Math.max(0.15, most * 0.4),
  );
  if (textSize(likely, shapes) >= LITTLE) return likely;
  const start = heading === undefined ? 0 : heading.index + 1;
  const box = fullestBox(page, shapes, start);
  const prose = page.blocks.filter(
    ({ index, box: own }) =>
      index >= start &&
      shapes[index]?.prose === true &&
      !own.hidden &&
      (box === undefined || (index >= box.first && index < box.end)),
  );
  return prose.length > 0
    ? prose
    : page.blocks.filter((block) => block !== heading && shapes[block.index]?.prose === true);
}

/** Running text counts for a box, links and labels against it. */
function fullestBox(page: Page, shapes: readonly TextShape[], start: number): Block['box'] | undefined {
  const upTo = [0];
  for (const shape of shapes)
    upTo.push((upTo.at(-1) ?? 0) + (shape.prose && shape.endsSentence ? shape.size : -shape.size / 2 - 10));
  let best: Block['box'] | undefined;
  let most = 0;
  for (const box of page.boxes) {
    const gain = (upTo[box.end] ?? 0) - (upTo[Math.max(start, box.first)] ?? 0);
    if (!box.inline && box.end > start && gain >= most) {
      best = box;
      most = gain;
    }
  }
  return best;
}
