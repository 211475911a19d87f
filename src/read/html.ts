import type { Document as DomDocument, Element } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import { IbidError } from '../model/error';

/** Characters of markup, embedded pictures not counted. A page with more is no article that anybody reads. */
export const MAX_MARKUP = 24_000_000;
/** Open elements; beyond this the standard's tree construction needs time that grows with the square of the depth. */
const MAX_DEPTH = 1_500;

/**
 * The DOM of a page as browsers build it. Pictures and fonts that a saver embedded as `data:` are dropped first.
 *
 * @throws IbidError `file-too-large`
 */
export function parseHtml(html: string): DomDocument {
  const lean = html.length > 500_000 ? html.replace(EMBEDDED, 'data:,') : html;
  if (lean.length > MAX_MARKUP) {
    throw new IbidError(
      'file-too-large',
      `The page has ${Math.round(lean.length / 1e6)} million characters of markup; up to ${MAX_MARKUP / 1e6} million are read.`,
      { size: lean.length },
    );
  }
  if (nesting(lean) > MAX_DEPTH) return parseDocument(lean.replace(NESTED_IN_VAIN, '$1'));
  return parse(lean, { treeAdapter: adapter });
}

/** A hundred and more elements of a kind, one directly in the other. */
const NESTED_IN_VAIN =
  /(<(div|span|font|b|i|em|strong|section|center|blockquote|ul|li|table|td|tr)\b[^<>]*>\s*)(?:<\2\b[^<>]*>\s*){100,}/gi;
const EMBEDDED = /data:[a-z0-9.+/;=-]{0,80};base64,[a-z0-9+/=%\s]{64,}/gi;
const TAG =
  /<(\/?)(?:div|span|font|b|i|em|strong|a|ul|ol|li|table|td|tr|blockquote|section|center|dl|dd|small|big|u|p)\b/gi;

/** An upper estimate of how deep the elements nest. */
function nesting(html: string): number {
  let open = 0;
  let deepest = 0;
  for (const match of html.matchAll(TAG)) {
    open += match[1] === '/' ? -1 : 1;
    if (open > deepest) deepest = open;
  }
  return deepest;
}

/** The address in the comment that browsers and savers leave at the top of the file. */
export function savedFrom(html: string): { readonly url?: string; readonly saved?: number } {
  const head = html.slice(0, 4_000);
  const browser = /<!--\s*saved from url=\(\d+\)(\S+?)\s*-->/i.exec(head);
  const httrack = /<!--\s*Mirrored from (\S+) by HTTrack[^,]*, ([^>]*?)\s*-->/i.exec(head);
  const single = /<!--\s*Page saved with SingleFile([\s\S]*?)-->/i.exec(head);
  const url =
    browser?.[1] ?? /\burl:\s*(\S+)/i.exec(single?.[1] ?? '')?.[1] ?? (httrack?.[1] && `https://${httrack[1]}`);
  const date = Date.parse(/saved date:\s*([^\n(]+)/i.exec(single?.[1] ?? '')?.[1] ?? httrack?.[2] ?? '');
  return { ...(url && /^https?:/i.test(url) ? { url } : {}), ...(Number.isNaN(date) ? {} : { saved: date }) };
}

export function isElement(node: { readonly type: string } | null | undefined): node is Element {
  return (
    node !== null && node !== undefined && (node.type === 'tag' || node.type === 'script' || node.type === 'style')
  );
}
