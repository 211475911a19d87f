import type TurndownService from 'turndown';
import { extract } from '../extract/extract';
import { readLines } from '../extract/text/lines';
import { displayName, isoDate } from '../model/item';
import type { Extraction, Passage } from '../model/source';
import { documentOf } from '../read/document-of';
import { parseHtml, savedFrom } from '../read/html';
import { readText } from '../read/text';

/** What was copied, as an article to be saved: what could be read of its record, and its text as Markdown. */
export interface Clipping {
  readonly title?: string;
  readonly authors: readonly string[];
  readonly issued?: string;
  readonly publication?: string;
  readonly url?: string;
  readonly body: string;
}

/**
 * Copied text as a clipping: a whole page gives its article, a piece of HTML and plain text are kept as they are. Total; the body
 * is empty where there are no words.
 */
export async function clippingOf(text: string): Promise<Clipping> {
  const clean = text.replace(/\r\n?/g, '\n').trim();
  if (/<(?:html|head|body)[\s>]/i.test(clean)) return pageClipping(clean);
  if (looksLikeHtml(clean)) return pieceClipping(clean);
  return textClipping(clean);
}

/** Markup of a page, not a text about markup: elements that end, and words besides. */
function looksLikeHtml(text: string): boolean {
  const closed =
    text.match(/<\/(?:p|div|h[1-6]|ul|ol|li|table|blockquote|article|section|span|a|em|strong)>/gi)?.length ?? 0;
  const isFenced = /^(?:```|~~~|<!--)/m.test(text);
  return closed > 0 && /^\s*<[a-z!]/i.test(text) && !isFenced;
}

async function pageClipping(html: string): Promise<Clipping> {
  const root = parseHtml(html);
  const document = documentOf({
    path: 'clipboard.html',
    format: 'html',
    ...savedFrom(html),
    content: { kind: 'page', root },
  });
  const extraction = extract(document);
  return { ...recordOf(extraction), body: await toMarkdown(htmlOf(extraction.passages.filter((it) => !it.beside))) };
}

/** Its heading is the title, and stays: a title that the person writes differently takes no words away. */
async function pieceClipping(html: string): Promise<Clipping> {
  const root = parseHtml(html);
  const document = documentOf({ path: 'clipboard.html', format: 'html', content: { kind: 'article', root } });
  return { ...recordOf(extract(document)), body: await toMarkdown(html) };
}

async function textClipping(text: string): Promise<Clipping> {
  const document = readText('clipboard.txt', text);
  const content = document.content.kind === 'text' ? document.content.text : text;
  const { title, ...record } = recordOf(extract(document));
  const lines = readLines(content).map((line) => line.text);
  const [first = ''] = lines;
  const isHeading = first.length <= 120 && lines.length > 1 && !/[.!?:;,]["”’»)]*$/.test(first);
  const heading = isHeading ? first : title;
  const known = { ...record, ...(heading === undefined ? {} : { title: heading }) };
  // What was copied out of a Markdown file is Markdown already.
  if (/^#{1,6} \S|\]\(https?:\/\//m.test(content)) return { ...known, body: content.trim() };
  const element = (i: number) => (i === 0 && isHeading ? 'h1' : 'p');
  const kept = lines.flatMap((line, i) =>
    line === record.url ? [] : `<${element(i)}>${escaped(line)}</${element(i)}>`,
  );
  return { ...known, body: await toMarkdown(kept.join('\n')) };
}

function recordOf({ record }: Extraction): Omit<Clipping, 'body'> {
  const { title, author, issued, URL: url } = record;
  const publication = record['container-title'];
  return {
    authors: (author ?? []).map(displayName),
    ...(title === undefined ? {} : { title }),
    ...(issued === undefined ? {} : { issued: isoDate(issued) }),
    ...(publication === undefined ? {} : { publication }),
    ...(url === undefined ? {} : { url }),
  };
}

function htmlOf(passages: readonly Passage[]): string {
  const element = ({ kind, level }: Passage): string => {
    if (kind === 'heading') return `h${Math.min(Math.max(level ?? 2, 2), 6)}`;
    return kind === 'quotation' ? 'blockquote' : kind === 'code' ? 'pre' : 'p';
  };
  return passages
    .map((passage) => {
      const text = escaped(passage.text);
      if (passage.kind === 'list-item') return `<ul><li>${text}</li></ul>`;
      return `<${element(passage)}>${text}</${element(passage)}>`;
    })
    .join('\n')
    .replaceAll('</ul>\n<ul>', '');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What turndown leaves: tags and entities, and what note-taking programs take for theirs (`==marks==`, `%%notes%%`, `#tags`). */
const OURS_TOO = /<(?=[a-z/!?])|&(?=#?\w+;)|=(?==)|(?<==)=|%(?=%)|(?<=%)%|^#(?=[\p{L}\d])|(?<=[ \t])\^(?=[\w-]+$)/gimu;

let turndown: TurndownService | undefined;

/** Loaded when it is needed: few clip every day. */
async function toMarkdown(html: string): Promise<string> {
  if (html.trim() === '') return '';
  if (turndown === undefined) {
    const { default: Turndown } = await import('turndown');
    turndown = new Turndown({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', hr: '---' });
    const usual = turndown.escape.bind(turndown);
    turndown.escape = (text) => usual(text).replace(OURS_TOO, '\\$&');
    turndown.remove(['script', 'style', 'noscript', 'iframe', 'form', 'button']);
    // Pictures of the page are not there any more where the clipping is.
    turndown.addRule('pictures', { filter: 'img', replacement: () => '' });
    // Ibid and Obsidian read it as the person's own mark.
    turndown.addRule('marks', { filter: 'mark', replacement: (content) => (content === '' ? '' : `==${content}==`) });
  }
  return turndown.turndown(html).trim();
}
