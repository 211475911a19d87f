import { articleNodes } from './article-nodes';
import type { Block, Box } from './blocks';
import type { Found } from './found';
import { textsOf } from './json-ld';
import { fold, type Page } from './page';

/** Blocks after the title among which it stands: kicker, byline and date may come between. */
const NEAR = 6;
const SHORTEST = 12;
const LONGEST = 500;
/** What page builders and newsrooms call it in `class` and `itemprop`. */
const NAMES =
  /standfirst|(?:^|[\s_-])de(?:c?k)(?:$|[\s_-])|sub-?_?(?:title|head(?:line|ing)?)(?:$|[\s_-])|alternativeHeadline|sottotitolo|chap[oô]|chapeau|untertitel|subt[ií]tulo|(?:^|[\s_-])bajada|entradilla|vorspann/i;
/** Those of something else that stands near a title. */
const OTHER = /caption|comment|relat|newsletter|subscri|byline|author|share|nav|menu|teaser|card/i;

/**
 * The line under the title (deck, standfirst), where the page names it as such: by its markup, or by data that say the very
 * words. Never a guess: the first paragraph of a text is none.
 */
export function findSubtitle(
  page: Page,
  title: string | undefined,
  heading: Block | undefined,
): Found<string> | undefined {
  if (title === undefined || heading === undefined) return undefined;
  const near = page.blocks.slice(heading.index + 1, heading.index + 1 + NEAR);
  const said = new Set(
    articleNodes(page).flatMap((node) =>
      [...textsOf(node['alternativeHeadline']), ...textsOf(node['alternateName'])].map(fold),
    ),
  );
  const block = near.find((one) => isPossible(one, title) && (said.has(fold(one.text)) || isNamed(one.box, heading)));
  if (block === undefined) return undefined;
  const confidence = said.has(fold(block.text)) ? 0.95 : 0.8;
  return { value: block.text, origin: 'heading', confidence };
}

function isPossible({ text, linkLength, box }: Block, title: string): boolean {
  if (box.hidden || text.length < SHORTEST || text.length > LONGEST || linkLength > text.length / 2) return false;
  const [own, other] = [fold(text), fold(title)];
  return own !== other && !other.includes(own);
}

/** By an element that the title does not stand in; or both stand in HTML's own group of headings. */
function isNamed(box: Box, heading: Block): boolean {
  for (let at: Box | undefined = box, i = 0; at !== undefined && i < 4; at = at.parent, i++) {
    if (heading.index >= at.first && heading.index < at.end) return at.tag === 'hgroup';
    const { class: classes = '', itemprop = '', id = '' } = at.element.attribs;
    const names = `${classes} ${itemprop} ${id}`;
    if (OTHER.test(names)) return false;
    if (NAMES.test(names)) return true;
  }
  return false;
}
