import type { ParentNode } from 'domhandler';
import type { Document } from '../read/document';
import { layOut } from './html/blocks';
import { blockPassages } from './html/passages';
import { fold, headingLevel } from './html/page';
import type { DraftPassage } from './number-passages';
import { Draft } from './record-draft';

/** Record and passages of markup that holds nothing but the article: its first heading is the title. */
export function extractArticle(document: Document, root: ParentNode): { readonly record: Draft; readonly passages: readonly DraftPassage[] } {
  const record = new Draft();
  const { blocks } = layOut(root);
  const first = blocks.slice(0, 6).find((block) => headingLevel(block) !== undefined);
  const claimed = document.claims.find((claim) => claim.field === 'title')?.text[0];
  const isTitle = first !== undefined && (claimed === undefined ? headingLevel(first) === 1 : fold(first.text) === fold(claimed));
  if (isTitle) record.set('title', first.text, { origin: 'heading', confidence: 0.85 });
  return { record, passages: blockPassages(isTitle ? blocks.filter((block) => block !== first) : blocks) };
}
