import type { ParentNode } from 'domhandler';
import type { Marking } from './document';
import { isElement } from './html';
import { nodesOf, textIn } from './xml';

/** Elements that annotators put around marked words when the page is saved with them: SingleFile, Hypothesis. */
const MARKS = new Set(['singlefile-highlight', 'hypothesis-highlight']);

/** What a person marked in a page before saving it. A mark that runs over several elements is one marking each. */
export function pageMarks(root: ParentNode, html: string): readonly Marking[] {
  if (!/<(?:singlefile|hypothesis)-highlight\b/i.test(html)) return [];
  const found: Marking[] = [];
  for (const node of nodesOf(root)) {
    if (!isElement(node) || !MARKS.has(node.name)) continue;
    const exact = textIn(node);
    const note = node.attribs['title'] ?? node.attribs['data-note'];
    if (exact !== '') found.push({ exact, ...(note === undefined || note === '' ? {} : { note }) });
  }
  return found;
}
