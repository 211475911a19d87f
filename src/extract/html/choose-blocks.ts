import type { Block, Box } from './blocks';
import { classBit } from './class-words';
import { mayBeArticle } from './leave-out';
import { fold, type Page } from './page';
import { metaOf } from './page-data';
import type { TextShape } from './text-shape';

export interface Body {
  /** The article's blocks, in order. */
  readonly blocks: readonly Block[];
  /** The blocks are a guess; the page had none that surely are an article. */
  readonly doubtful: boolean;
}

/** From here on a block is the article's; cross-validated on sites the forests had not seen. */
const ENOUGH = 0.5;
/** The same for short items, headings and cells that stand between blocks that are. */
const ENOUGH_WITHIN = 0.3;
/** An article with less text than this, in Latin letters' worth, is more often a box that looks like one. */
const LITTLE = 140;
const SUMMARY = classBit('summary');

/** From how likely each block is the article to what is taken for it. */
export function chooseBlocks(
  page: Page,
  chances: readonly number[],
  shapes: readonly TextShape[],
  heading: Block | undefined,
): Body {
  const may = mayBeArticle(page, heading);
  const chance = (block: Block) => chances[block.index] ?? 0;
  const visible = page.blocks.filter((block) => may(block) && !block.box.hidden);
  // What is not shown counts only where what is shown is no article: some pages unfold, some repeat themselves for machines.
  const shown =
    textSize(
      visible.filter((block) => chance(block) > ENOUGH),
      shapes,
    ) >=
    LITTLE * 3;
  const allowed = shown ? visible : page.blocks.filter(may);
  const surely = allowed.filter((block) => chance(block) > ENOUGH);
  if (textSize(surely, shapes) < LITTLE)
    return { blocks: bestGuess(page, allowed, chances, shapes, heading), doubtful: true };
  const first = surely[0]?.index ?? 0;
  const last = surely.at(-1)?.index ?? 0;
  const whole = allowed.filter(
    (block) =>
      chance(block) > ENOUGH ||
      (block.index > first && block.index < last && chance(block) > ENOUGH_WITHIN && isItem(block)),
  );
  const own = below(heading, wholeGroups(page, allowed, whole, chance), shapes);
  const standfirst = standfirstOf(page, heading, own[0]);
  return { blocks: [...(standfirst === undefined ? [] : [standfirst]), ...withoutHead(own, shapes)], doubtful: false };
}

const isItem = (block: Block): boolean =>
  /^(?:li|h[2-6]|td|th|dt|dd)$/.test(block.box.tag) && block.linkLength < block.text.length * 0.5;

/** Of a list or a table that the article holds, every item and cell is the article's once a good part of it is. */
function wholeGroups(
  page: Page,
  allowed: readonly Block[],
  chosen: readonly Block[],
  chance: (block: Block) => number,
): readonly Block[] {
  const first = chosen[0]?.index ?? 0;
  const last = chosen.at(-1)?.index ?? 0;
  const taken = new Set(chosen);
  const may = new Set(allowed);
  for (const box of new Set(chosen.flatMap((block) => groupOf(block.box) ?? []))) {
    if (box.first < first || box.end - 1 > last || box.end - box.first > MOST_ITEMS) continue;
    const items = page.blocks.slice(box.first, box.end);
    const enough =
      items.filter((item) => taken.has(item)).length >= items.length * ENOUGH_OF_GROUP ||
      items.reduce((sum, item) => sum + chance(item), 0) >= items.length * ENOUGH_WITHIN;
    if (enough && box.linkLength < box.textLength * 0.4) for (const item of items) if (may.has(item)) taken.add(item);
  }
  return allowed.filter((block) => taken.has(block));
}

const ENOUGH_OF_GROUP = 0.4;
/** A table with more cells than this is a layout, or data for machines. */
const MOST_ITEMS = 1_000;

function groupOf(box: Box): Box | undefined {
  for (let at: Box | undefined = box; at !== undefined; at = at.parent)
    if (/^(?:table|ul|ol|dl)$/.test(at.tag)) return at;
  return undefined;
}

/** The paragraph that sums the article up between its heading and its text. */
function standfirstOf(page: Page, heading: Block | undefined, first: Block | undefined): Block | undefined {
  if (heading === undefined || first === undefined || first.index <= heading.index) return undefined;
  const lead = fold(metaOf(page.data, 'og:description', 'description') ?? '');
  return page.blocks.slice(heading.index + 1, Math.min(first.index, heading.index + 12)).find((block) => {
    if (
      block.text.length < 50 ||
      block.text.length > 600 ||
      block.linkLength > block.text.length * 0.3 ||
      inFigure(block.box)
    )
      return false;
    const folded = fold(block.text);
    return (
      (lead.length > 40 && lead.slice(0, 60) === folded.slice(0, Math.min(60, lead.length))) ||
      ((block.box.kinds | block.inner.kinds) & SUMMARY) !== 0
    );
  });
}

function inFigure(box: Box): boolean {
  for (let at: Box | undefined = box, i = 0; at !== undefined && i < 4; at = at.parent, i++)
    if (/^(?:figure|figcaption|aside|nav|ul)$/.test(at.tag)) return true;
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
    const byline = shape?.endsSentence === false && /^(?:by|von|par|por|di|текст|автор)\s/iu.test(block.text);
    return block.text.length > 70 || !(shape?.hasDate === true || byline);
  });
  return start <= 0 || start > 4 ? blocks : blocks.slice(start);
}

function textSize(blocks: readonly Block[], shapes: readonly TextShape[]): number {
  return blocks.reduce((sum, block) => sum + (shapes[block.index]?.size ?? 0), 0);
}

/** The likeliest blocks, and where there is no likely one, the running text of the box that has most of it. */
function bestGuess(
  page: Page,
  allowed: readonly Block[],
  chances: readonly number[],
  shapes: readonly TextShape[],
  heading: Block | undefined,
): readonly Block[] {
  const most = Math.max(0, ...chances);
  const likely = allowed.filter((block) => (chances[block.index] ?? 0) > Math.max(0.15, most * 0.4));
  if (textSize(likely, shapes) >= LITTLE) return likely;
  const start = heading === undefined ? 0 : heading.index + 1;
  const box = fullestBox(page, shapes, start);
  const prose = allowed.filter(
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
function fullestBox(page: Page, shapes: readonly TextShape[], start: number): Box | undefined {
  const upTo = [0];
  for (const shape of shapes)
    upTo.push((upTo.at(-1) ?? 0) + (shape.prose && shape.endsSentence ? shape.size : -shape.size / 2 - 10));
  let best: Box | undefined;
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
