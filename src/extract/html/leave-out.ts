import { AROUND } from '../boilerplate-words';
import { isAppeal } from '../text/line-jobs';
import type { Block, Box } from './blocks';
import { classBit } from './class-words';
import { fold, headingLevel, type Page } from './page';

const COMMENT = classBit('comment');
const APPEAL_BOX = classBit('appeal') | classBit('consent') | classBit('ad');
const APPEAL_ALONE =
  /^by (?:signing up|subscribing|clicking|submitting)|^(?:mit der anmeldung|en vous inscrivant|al suscribirte)/iu;
/** For machines: an address, a time stamp, a number. */
const NO_WORDS = /^(?:https?:\/\/\S+|\d{4}-\d\d-\d\dT[\d:.+Z-]+|[\d\s.,:/|-]{1,12})$/;

/**
 * Which blocks of a page cannot be the article, by what the forests do not look at: the same words a second time, another
 * article under this one, readers' comments, labels and appeals amid the text.
 */
export function mayBeArticle(page: Page, heading: Block | undefined): (block: Block) => boolean {
  const end = nextArticle(page, heading);
  const anchors = heading === undefined ? [] : [heading.index, heading.index + 1];
  const seen = new Map<string, number>();
  for (const block of page.blocks)
    if (block.text.length > 100 && !seen.has(block.text)) seen.set(block.text, block.index);
  return (block) =>
    block !== heading &&
    block.index < end &&
    (seen.get(block.text) ?? block.index) === block.index &&
    !isComment(block.box, anchors) &&
    !isLabel(block);
}

/** Where the page goes on with another article, as pages without end do: a heading set exactly like this one's. */
function nextArticle(page: Page, heading: Block | undefined): number {
  const level = heading === undefined ? undefined : headingLevel(heading);
  if (heading === undefined || level === undefined || level > 2) return page.blocks.length;
  const own = headingStyle(heading);
  let size = 0;
  for (const block of page.blocks.slice(heading.index + 1)) {
    const alike = headingLevel(block) === level && headingStyle(block) === own;
    // Some pages set every subheading as h1; another article has a text of its own before it.
    if (
      alike &&
      size > 600 &&
      (level === 1 ? own.includes('.') || fold(block.text) === fold(heading.text) : isTitled(block))
    )
      return block.index;
    if (block.linkLength < block.text.length * 0.4) size += block.text.length;
  }
  return page.blocks.length;
}

const headingStyle = ({ box }: Block): string => {
  const names = (of: Box | undefined) =>
    of === undefined ? '' : `${of.tag}${of.element.attribs['class'] ? `.${of.element.attribs['class']}` : ''}`;
  return `${names(box)}<${names(box.parent)}<${names(box.parent?.parent)}`;
};

/** A heading that is a link is the title of another text. */
const isTitled = (block: Block): boolean => block.linkLength > block.text.length * 0.8;

/** In a box that is named for comments and does not hold the heading. */
function isComment(box: Box, anchors: readonly number[]): boolean {
  if (anchors.length === 0) return false;
  for (let at: Box | undefined = box, i = 0; at !== undefined && i < 20; at = at.parent, i++) {
    const { first, end } = at;
    if (!at.inline && anchors.some((anchor) => anchor >= first && anchor < end)) return false;
    if ((at.kinds & COMMENT) !== 0) return true;
  }
  return false;
}

function isLabel(block: Block): boolean {
  const { text } = block;
  if (NO_WORDS.test(text)) return true;
  if (text.length < 700 && AROUND.message.test(text) && AROUND.appeal.test(text)) return true;
  if (text.length > 200) return false;
  if (inSignUp(block)) return true;
  if (isAppeal(text) && (APPEAL_ALONE.test(text) || block.linkLength > text.length * 0.8 || inAppealBox(block)))
    return true;
  return (
    (text.length < 160 && AROUND.copyright.test(text)) ||
    AROUND.advert.test(text) ||
    (block.linkLength > text.length * 0.5 && AROUND.readMore.test(text)) ||
    (text.length < 60 && AROUND.share.test(text))
  );
}

/** In a small box, other than a paragraph, that is there for a newsletter. */
function inSignUp(block: Block): boolean {
  for (let box: Box | undefined = block.box, i = 0; box !== undefined && i < 4; box = box.parent, i++) {
    if (box.textLength > 400) return false;
    const { attribs } = box.element;
    if (
      box.tag !== 'p' &&
      /newsletter|sign-?up|mailing-?list|subscribe-?(?:box|form|widget)/i.test(
        `${attribs['class'] ?? ''} ${attribs['id'] ?? ''} ${attribs['aria-label'] ?? ''}`,
      )
    )
      return true;
  }
  return false;
}

/** In a small box of its own that is named as asking for something. */
function inAppealBox(block: Block): boolean {
  for (let box: Box | undefined = block.inner, i = 0; box !== undefined && i < 4; box = box.parent, i++) {
    if (!box.inline && box.textLength > 500) return false;
    if ((box.kinds & APPEAL_BOX) !== 0 || box.tag === 'aside' || box.tag === 'form') return true;
  }
  return false;
}
