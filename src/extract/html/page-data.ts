import type { Element, ParentNode } from 'domhandler';
import { walk } from './blocks';
import { type JsonNode, readJsonLd, textsOf } from './json-ld';

/** What the page's head and its embedded data say, before anything is believed. */
export interface PageData {
  /** `meta` contents by lower-case `name`, `property` or `itemprop`, in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly title: string;
  readonly canonical: string | undefined;
  readonly base: string | undefined;
  readonly lang: string | undefined;
  /** What the page's feeds are called, without the word for a feed. */
  readonly feeds: readonly string[];
  /** JSON-LD nodes, graphs and lists taken apart. */
  readonly nodes: readonly JsonNode[];
}

/** Reads `head`, `meta`, `link` and JSON-LD wherever they stand. */
export function readPageData(root: ParentNode): PageData {
  const meta = new Map<string, string[]>();
  const scripts: string[] = [];
  const feeds: string[] = [];
  let title = '';
  let canonical: string | undefined;
  let base: string | undefined;
  let lang: string | undefined;
  let inTitle = false;

  const addMeta = (name: string, content: string) => {
    const list = meta.get(name) ?? [];
    list.push(clean(content));
    meta.set(name, list);
  };
  const readMeta = ({ attribs }: Element) => {
    const content = attribs['content'] ?? attribs['value'];
    if (content === undefined || content.trim() === '') return;
    const names = [attribs['name'], attribs['property'], attribs['itemprop'], attribs['http-equiv']];
    for (const name of new Set(names.flatMap((text) => text?.toLowerCase().trim() ?? []))) {
      addMeta(name, content);
      if (name === 'parsely-page') for (const [key, value] of parselyPage(content)) addMeta(key, value);
    }
  };

  walk(
    root,
    (element) => {
      switch (element.name) {
        case 'html':
          lang ??= element.attribs['lang'] ?? element.attribs['xml:lang'];
          return true;
        case 'meta':
          readMeta(element);
          return false;
        case 'link':
          if (/\bcanonical\b/i.test(element.attribs['rel'] ?? '')) canonical ??= element.attribs['href'];
          else if (/\+xml$/i.test(element.attribs['type'] ?? '')) feeds.push(feedName(element.attribs['title'] ?? ''));
          return false;
        case 'base':
          base ??= element.attribs['href'];
          return false;
        case 'title':
          inTitle = title === '' && element.namespace !== 'http://www.w3.org/2000/svg';
          return inTitle;
        case 'svg':
        case 'style':
        case 'template':
          return false;
        case 'script':
          if (/^application\/ld\+json/i.test(element.attribs['type'] ?? '')) scripts.push(textOf(element));
          return false;
        default:
          return true;
      }
    },
    (element) => {
      if (element.name === 'title') inTitle = false;
    },
    (text) => {
      if (inTitle) title += text;
    },
  );
  return {
    meta,
    title: clean(title),
    canonical,
    base,
    lang,
    feeds: feeds.filter((name) => name !== ''),
    nodes: scripts.flatMap(readJsonLd),
  };
}

/** `Sarn Mercury » Feed` → `Sarn Mercury`; of comments or of one section it says nothing. */
function feedName(title: string): string {
  if (/comment|kommentar|comentario|coment[aá]rio/i.test(title)) return '';
  return clean(title.replace(/[\s»:|–—-]*\(?\b(?:RSS(?: ?2\.0)?|Atom(?: ?1\.0)?|Feeds?)\b\)?[\s»:|–—-]*/gi, ' '));
}

/** Parsely's older way: one `meta` with all of it as JSON; as the names of the newer way. */
function parselyPage(content: string): readonly (readonly [string, string])[] {
  const [node] = readJsonLd(content);
  if (node === undefined) return [];
  const said: readonly (readonly [string, unknown])[] = [
    ['parsely-title', node['title']],
    ['parsely-pub-date', node['pub_date']],
    ['parsely-section', node['section']],
    ['parsely-author', node['authors'] ?? node['author']],
  ];
  return said.flatMap(([name, value]) => textsOf(value).map((text) => [name, text] as const));
}

/** Text of an element's own text nodes; enough for scripts. */
function textOf(element: Element): string {
  let text = '';
  for (const child of element.children) if (child.type === 'text') text += child.data;
  return text;
}

export const clean = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

/** The first content of any of these metas. */
export function metaOf(data: PageData, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const found = data.meta.get(name)?.[0];
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}
