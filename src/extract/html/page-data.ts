import type { Element, ParentNode } from 'domhandler';
import { walk } from './blocks';
import { type JsonNode, readJsonLd } from './json-ld';

/** What the page's head and its embedded data say, before anything is believed. */
export interface PageData {
  /** `meta` contents by lower-case `name`, `property` or `itemprop`, in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>;
  readonly title: string;
  readonly canonical: string | undefined;
  readonly base: string | undefined;
  readonly lang: string | undefined;
  /** JSON-LD nodes, graphs and lists taken apart. */
  readonly nodes: readonly JsonNode[];
}

/** Reads `head`, `meta`, `link` and JSON-LD wherever they stand. */
export function readPageData(root: ParentNode): PageData {
  const meta = new Map<string, string[]>();
  const scripts: string[] = [];
  let title = '';
  let canonical: string | undefined;
  let base: string | undefined;
  let lang: string | undefined;
  let inTitle = false;

  const readMeta = ({ attribs }: Element) => {
    const content = attribs['content'] ?? attribs['value'];
    if (content === undefined || content.trim() === '') return;
    const names = [attribs['name'], attribs['property'], attribs['itemprop'], attribs['http-equiv']];
    for (const name of new Set(names.flatMap((text) => text?.toLowerCase().trim() ?? []))) {
      const list = meta.get(name) ?? [];
      list.push(clean(content));
      meta.set(name, list);
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
  return { meta, title: clean(title), canonical, base, lang, nodes: scripts.flatMap(readJsonLd) };
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
