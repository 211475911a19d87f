import type { Document as DomDocument, Element } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { parse } from 'parse5';
import { adapter } from 'parse5-htmlparser2-tree-adapter';
import type { Warning } from '../model/source';
import type { Content } from './document';
import { openShadowTrees } from './shadow-trees';

/** Characters of markup, embedded pictures not counted, that are read. A longer page is read as far as this. */
export const MAX_MARKUP = 12_000_000;
/** Tags that are read: what a page of so many costs in memory is what decides. */
const MAX_TAGS = 150_000;
/** Open elements; beyond this the standard's tree construction needs time that grows with the square of the depth. */
const MAX_DEPTH = 1_500;

/** A page's DOM, and what has to be said about how it came about. */
export interface Markup {
  readonly root: DomDocument;
  readonly warnings: readonly Warning[];
}

/** The DOM of a page as browsers build it. Pictures and fonts that a saver embedded as `data:` are dropped first. */
export function readMarkup(html: string): Markup {
  const lean = html.length > 500_000 ? html.replace(EMBEDDED, 'data:,') : html;
  const end = lastRead(lean);
  if (end === lean.length) return { root: domOf(lean), warnings: [] };
  const share = Math.max(1, Math.floor((end / lean.length) * 100));
  const message = `The page is so large that only its first ${share} % were read; quotations from the rest cannot be found.`;
  return { root: domOf(lean.slice(0, end)), warnings: [{ code: 'page-cut', message }] };
}

/** The same where nothing can be said about it. */
export function parseHtml(html: string): DomDocument {
  return readMarkup(html).root;
}

/** The content of a page, whose DOM is made when it is asked for: a file can hold thousands of them. */
export function pageLater(kind: 'page' | 'article', html: () => string): Content {
  return {
    kind,
    get root() {
      return parseHtml(html());
    },
  };
}

function domOf(html: string): DomDocument {
  if (nesting(html) > MAX_DEPTH) return parseDocument(html.replace(NESTED_IN_VAIN, '$1'));
  const root = parse(html, { treeAdapter: adapter });
  openShadowTrees(root, html);
  return root;
}

/** How far a page is read: to its end, or to a tag before the limits. */
function lastRead(html: string): number {
  const most = Math.min(html.length, MAX_MARKUP);
  if (most < MAX_TAGS) return most;
  let tags = 0;
  let at = html.indexOf('<');
  let last = at;
  while (at >= 0 && at < most && tags < MAX_TAGS) {
    last = at;
    tags++;
    at = html.indexOf('<', at + 1);
  }
  return at < 0 || (html.length <= MAX_MARKUP && tags < MAX_TAGS) ? html.length : Math.max(last, 1);
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
