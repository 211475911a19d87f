import type { ParentNode } from 'domhandler';
import { walk } from '../../src/extract/html/blocks';

const UNSEEN = new Set('head script style template noscript iframe svg canvas video audio object embed'.split(' '));
/** Elements that `innerText` sets apart by an empty line; other blocks only begin a line. */
const APART = /^(?:p|h[1-6]|blockquote|pre|ul|ol|dl|figure|table|hr)$/;
const BLOCK =
  /^(?:address|article|aside|body|button|caption|dd|details|dialog|div|dt|fieldset|figcaption|footer|form|header|html|label|legend|li|main|nav|option|section|select|summary|tbody|textarea|tfoot|thead|tr)$/;

/**
 * A page's text as `innerText` gives it (HTML standard §3.2.7), which is what copying all of a page gives too: blocks
 * on lines of their own, paragraphs and headings with an empty line around them, cells with a tab between them.
 */
export function pageText(root: ParentNode): string {
  const lines: string[] = [];
  let line = '';
  const end = (apart: boolean) => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
    if (apart && lines.length > 0 && lines.at(-1) !== '') lines.push('');
  };
  walk(
    root,
    ({ name, attribs }) => {
      if (UNSEEN.has(name) || attribs['hidden'] !== undefined || /display\s*:\s*none/i.test(attribs['style'] ?? ''))
        return false;
      if (name === 'br') {
        const empty = line.trim() === '';
        end(empty);
      } else if (APART.test(name)) end(true);
      else if (BLOCK.test(name)) end(false);
      else if (name === 'td' || name === 'th') line += '\t';
      return true;
    },
    ({ name }) => {
      if (APART.test(name)) end(true);
      else if (BLOCK.test(name)) end(false);
    },
    (text) => {
      line += text.replace(/\s+/g, ' ');
    },
  );
  end(false);
  return lines
    .map((text) => text.replace(/ {2,}/g, ' '))
    .join('\n')
    .trim();
}
