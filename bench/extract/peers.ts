import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Answer } from './corpus';

/** A program that answers for a decoded page and its address. */
export type Tool = (html: string, url: string) => Promise<Answer>;

/** Makes each peer ready to be called, with its default settings. */
export async function loadPeers(folder: string, names: readonly string[]): Promise<ReadonlyMap<string, Tool>> {
  const require = createRequire(path.join(folder, 'package.json'));
  const load = (file: string): Promise<Loaded> =>
    import(pathToFileURL(file.startsWith('/') ? file : require.resolve(file)).href);
  const tools = new Map<string, Tool>();
  for (const name of names) {
    const make = PEERS.get(name);
    if (make !== undefined) tools.set(name, await make(load, folder));
  }
  return tools;
}

// biome-ignore lint/suspicious/noExplicitAny: the peers' own types are not installed with the project
type Loaded = any;
type Load = (file: string) => Promise<Loaded>;

const PEERS: ReadonlyMap<string, (load: Load, folder: string) => Promise<Tool>> = new Map([
  ['readability', readability],
  ['defuddle', defuddle],
  ['postlight', postlight],
  ['extractus', extractus],
  ['metascraper', metascraper],
]);
export const PEER_NAMES: readonly string[] = [...PEERS.keys()];

async function readability(load: Load): Promise<Tool> {
  const { JSDOM, VirtualConsole } = pick(await load('jsdom'), 'JSDOM');
  const { Readability } = pick(await load('@mozilla/readability'), 'Readability');
  return async (html, url) => {
    const dom = new JSDOM(html, { url, virtualConsole: new VirtualConsole() });
    const article = new Readability(dom.window.document).parse();
    dom.window.close();
    return answer({
      title: article?.title,
      authors: byline(article?.byline),
      issued: article?.publishedTime,
      publication: article?.siteName,
      html: article?.content,
    });
  };
}

async function defuddle(load: Load, folder: string): Promise<Tool> {
  const { parseHTML } = pick(await load('linkedom'), 'parseHTML');
  const { Defuddle } = pick(await load(path.join(folder, 'node_modules', 'defuddle', 'dist', 'node.js')), 'Defuddle');
  return async (html, url) => {
    const result = await Defuddle(parseHTML(html).document, url);
    return answer({
      title: result.title,
      authors: byline(result.author),
      issued: result.published,
      publication: result.site,
      html: result.content,
    });
  };
}

async function postlight(load: Load): Promise<Tool> {
  const parser = pick(await load('@postlight/parser'), 'parse');
  return async (html, url) => {
    const result = await parser.parse(url, { html, fetchAllPages: false });
    return answer({
      title: result.title,
      authors: byline(result.author),
      issued: result.date_published,
      publication: result.site_name ?? result.domain,
      html: result.content,
    });
  };
}

async function extractus(load: Load): Promise<Tool> {
  const { extractFromHtml } = pick(await load('@extractus/article-extractor'), 'extractFromHtml');
  return async (html, url) => {
    const result = await extractFromHtml(html, url);
    return answer({
      title: result?.title,
      authors: byline(result?.author),
      issued: result?.published,
      publication: result?.source,
      html: result?.content,
    });
  };
}

async function metascraper(load: Load): Promise<Tool> {
  const rule = async (name: string, options?: object) => plain(await load(`metascraper-${name}`))(options);
  // Its `date` is that of the last change where there is one; the day of publication has to be asked for.
  const dates = await rule('date', { datePublished: true });
  const scrape = plain(await load('metascraper'))([
    await rule('title'),
    await rule('author'),
    dates,
    await rule('publisher'),
  ]);
  return async (html, url) => {
    const result = await scrape({ html, url });
    return answer({
      title: result.title,
      authors: byline(result.author),
      issued: result.datePublished ?? result.date,
      publication: result.publisher,
      html: undefined,
    });
  };
}

const pick = (module: Loaded, name: string): Loaded => (name in module ? module : module.default);
const plain = (module: Loaded): Loaded => module.default ?? module;

/** Strings of bylines are cut as the corpus' README says: at commas, semicolons, “and”, “und”, “y”, “et”, “&”. */
function byline(text: unknown): readonly string[] {
  if (typeof text !== 'string') return [];
  const names = text.replace(/^\s*by\s+/i, '').split(/\s*[,;&]\s*|\s+(?:and|und|y|et)\s+/i);
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

interface Parts {
  readonly title: unknown;
  readonly authors: readonly string[];
  readonly issued: unknown;
  readonly publication: unknown;
  readonly html: unknown;
}

function answer({ title, authors, issued, publication, html }: Parts): Answer {
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  const day = /^\d{4}-\d\d-\d\d/.exec(text(issued) ?? '')?.[0] ?? isoDay(text(issued));
  return {
    ...(text(title) === undefined ? {} : { title: text(title) ?? '' }),
    authors,
    ...(day === undefined ? {} : { issued: day }),
    ...(text(publication) === undefined ? {} : { publication: text(publication) ?? '' }),
    body: plainText(text(html) ?? ''),
  };
}

function isoDay(text: string | undefined): string | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** The words of the peers' HTML; its time is not counted. */
function plainText(html: string): string {
  return html
    .replace(/<(script|style|noscript)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<\/(?:p|div|li|h\d|tr|blockquote|figcaption|section|article)>|<br\s*\/?>/gi, '\n\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(#x?[\da-f]+|\w+);/gi, (all, name: string) => entity(name) ?? all);
}

function entity(name: string): string | undefined {
  const code = /^#x/i.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : name.startsWith('#')
      ? Number(name.slice(1))
      : undefined;
  if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }[name];
}
