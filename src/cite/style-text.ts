import type { CslNode } from './csl-xml';
import { escapeHtml } from './escape';

/** What a style file says of itself (CSL 1.0.2, `cs:info`). */
export interface StyleNames {
  readonly name: string;
  readonly title: string;
}

const ADDRESS = 'http://www.zotero.org/styles/';
/** The licence of the CSL repository, whose styles the built-in ones are. */
const LICENCE = 'http://creativecommons.org/licenses/by-sa/3.0/';

/** A built-in style as the `.csl` file that Pandoc, Quarto and reference managers read. */
export function styleText(style: CslNode, names: StyleNames): string {
  const root = { ...style, attrs: { xmlns: 'http://purl.org/net/xbiblio/csl', ...style.attrs } };
  return `<?xml version="1.0" encoding="utf-8"?>\n${written(withInfo(root, names))}\n`;
}

/** The built-in styles come without the texts of `<info>`; the schema asks for some. */
function withInfo(style: CslNode, { name, title }: StyleNames): CslNode {
  const text = (element: string, value: string, attrs: CslNode['attrs'] = {}): CslNode => ({
    name: element,
    attrs,
    children: [value],
  });
  const link: CslNode = { name: 'link', attrs: { href: ADDRESS + name, rel: 'self' }, children: [] };
  const info: CslNode = {
    name: 'info',
    attrs: {},
    children: [
      text('title', title),
      text('id', ADDRESS + name),
      link,
      text('updated', '2024-01-01T00:00:00+00:00'),
      text('rights', 'From the CSL style repository, CC BY-SA 3.0', { license: LICENCE }),
    ],
  };
  return {
    ...style,
    children: [info, ...style.children.filter((node) => typeof node === 'string' || node.name !== 'info')],
  };
}

function written(node: CslNode | string): string {
  if (typeof node === 'string') return escapeHtml(node);
  const attrs = Object.entries(node.attrs).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
  return `<${node.name}${attrs.join('')}>${node.children.map(written).join('')}</${node.name}>`;
}
