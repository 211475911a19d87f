import type { Content, Document, Marking } from './document';
import { cutAt, documentOf, known } from './document-of';
import { claimsOfFields, savedOfFields, tagsOfFields, urlOfFields } from './field-names';
import { pageLater } from './html';

/** Articles of one export that are read. */
export const MAX_ARTICLES = 20_000;

/** An article as an export has it. */
export interface ExportedArticle {
  /** Keys in lower case. */
  readonly fields: ReadonlyMap<string, unknown>;
  /** HTML or plain; absent where only the link was exported, or what was marked. */
  readonly text?: string;
  readonly markings: readonly Marking[];
  /** What is told apart by, where there is no address. */
  readonly part?: string;
}

export function exportedDocument(
  path: string,
  { fields, text, markings, part = 'untitled' }: ExportedArticle,
): Document {
  const url = urlOfFields(fields);
  const isMarked = markings.some(({ exact }) => exact !== '');
  return documentOf({
    path,
    format: 'export',
    part: url ?? part,
    content: text === undefined ? markedWords(markings) : contentOf(text),
    claims: claimsOfFields(fields, 'container'),
    tags: tagsOfFields(fields),
    markings,
    warnings: text !== undefined ? [] : [isMarked ? ONLY_MARKED : ONLY_LINK],
    ...known<Document>({ url, saved: savedOfFields(fields) }),
  });
}

/** Only what was marked is there, not what stands around it. */
export const ONLY_MARKED = {
  code: 'only-highlights',
  message: 'Only what was marked is saved here, not the whole text: quotations from the rest of it cannot be found.',
} as const;

/** Nothing but that the article exists. */
export const ONLY_LINK = {
  code: 'only-link',
  message: 'Only the link was exported, not the text: it can be cited, but nothing in it can be found or quoted.',
} as const;

function contentOf(text: string): Content {
  const isHtml = /<(?:p|div|h\d|article|br|ul|blockquote)\b/i.test(text);
  return isHtml ? pageLater('article', () => text) : { kind: 'text', text };
}

/** Where nothing else of an article was saved, what was marked is what there is to quote. */
export function markedWords(markings: readonly Marking[]): Content {
  const words = new Map<string, string | undefined>();
  for (const { exact, page } of markings) {
    const text = exact.replace(/\s+/g, ' ').trim();
    if (text !== '' && !words.has(text)) words.set(text, page);
  }
  const blocks = [...words].map(([text, page]) => ({
    kind: 'quotation' as const,
    text,
    ...(page === undefined ? {} : { page }),
  }));
  return { kind: 'blocks', blocks };
}

/** Of articles with one address the first; says so where there are more than are read. */
export function toldApart(documents: readonly Document[]): readonly Document[] {
  const byPart = new Map<string, Document>();
  for (const document of documents) {
    const part = document.part ?? '';
    if (!byPart.has(part)) byPart.set(part, document);
    if (byPart.size === MAX_ARTICLES) break;
  }
  const message = `The export holds more articles than the ${MAX_ARTICLES} that are read: split it.`;
  return cutAt([...byPart.values()], MAX_ARTICLES, { code: 'export-cut', message });
}
