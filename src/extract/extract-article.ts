import type { ParentNode } from 'domhandler';
import type { Document } from '../read/document';
import { AFTER_ARTICLE } from './boilerplate-words';
import { type Block, layOut } from './html/blocks';
import { fold, headingLevel } from './html/page';
import { blockPassages } from './html/passages';
import type { DraftPassage } from './number-passages';
import { Draft } from './record-draft';

/** Record and passages of markup that holds nothing but the article: its first heading is the title. */
export function extractArticle(
  document: Document,
  root: ParentNode,
): { readonly record: Draft; readonly passages: readonly DraftPassage[] } {
  const record = new Draft();
  const { blocks } = layOut(root);
  const first = blocks.slice(0, 6).find((block) => headingLevel(block) !== undefined);
  const claimed = document.claims.find((claim) => claim.field === 'title')?.text[0];
  const isTitle =
    first !== undefined && (claimed === undefined ? headingLevel(first) === 1 : fold(first.text) === fold(claimed));
  if (isTitle) record.set('title', first.text, { origin: 'heading', confidence: 0.85 });
  return { record, passages: blockPassages(articleBlocks(blocks.filter((block) => !isTitle || block !== first))) };
}

/** Clippers take links along: to the content before the article, and to other texts under a heading after it. */
function articleBlocks(blocks: readonly Block[]): readonly Block[] {
  const isLink = (block: Block) => block.linkLength > block.text.length * 0.8;
  let end = blocks.length;
  for (let i = blocks.length - 1; i > 0; i--) {
    const block = blocks[i];
    if (block === undefined) continue;
    if (headingLevel(block) !== undefined && AFTER_ARTICLE.test(block.text)) end = i;
    else if (!isLink(block)) break;
  }
  return blocks
    .slice(0, end)
    .filter((block, i) => !(isLink(block) && (i < 4 || i > end - 4) && AROUND_LINK.test(block.text)));
}

const AROUND_LINK =
  /^(?:skip to|zum inhalt|aller au contenu|ir al contenido|read more|read next|share|subscribe|sign (?:in|up)|log in|back to|home$|menu$)/iu;
