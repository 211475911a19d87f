import type { CslNode } from '../../src/cite/csl-xml';
import { escapeHtml } from '../../src/cite/escape';

/** A style's nodes as the XML that other programs read. */
export function cslXml(style: CslNode): string {
  const root = { ...style, attrs: { xmlns: 'http://purl.org/net/xbiblio/csl', ...style.attrs } };
  return `<?xml version="1.0" encoding="utf-8"?>${written(withInfo(root))}`;
}

/** The built-in styles come without the texts of `<info>`; the schema asks for some. */
function withInfo(style: CslNode): CslNode {
  const text = (name: string, value: string): CslNode => ({ name, attrs: {}, children: [value] });
  const info: CslNode = {
    name: 'info',
    attrs: {},
    children: [text('title', 'style'), text('id', 'style'), text('updated', '2024-01-01T00:00:00+00:00')],
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
