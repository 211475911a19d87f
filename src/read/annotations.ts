import type { Marking } from './document';

/** A service's word for what a person marked or wrote, and where. */
type Fields = { readonly [key: string]: unknown };

/**
 * Markings as services export them: W3C Web Annotations and Hypothesis (`target.selector`, the note in `text` or `body`),
 * wallabag and Pocket (`quote`), Readwise and Raindrop (`text`, `note`), Omnivore (`quote`, `annotation`), Better BibTeX
 * (`annotationText`, `annotationComment`).
 */
export function readMarkings(value: unknown): readonly Marking[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (!isFields(item)) return typeof item === 'string' && item.trim() !== '' ? [{ exact: item.trim() }] : [];
    const selected = selectorOf(item['target']);
    const quote = selected?.exact ?? textOf(item, ['quote', 'exact', 'highlight', 'highlightText', 'annotationText']);
    // Where the quotation has a field of its own, `text` is the note.
    const isNote = quote !== undefined || item['target'] !== undefined || item['annotationType'] !== undefined;
    const exact = quote ?? (isNote ? '' : (textOf(item, ['text']) ?? ''));
    const note =
      textOf(item, ['note', 'annotation', 'comment', 'annotationComment']) ??
      (isNote ? (textOf(item, ['text']) ?? bodyOf(item['body'] ?? item['bodyValue'])) : undefined);
    if (exact === '' && note === undefined) return [];
    const before = selected?.before;
    return [{ exact, ...(before === undefined ? {} : { before }), ...(note === undefined ? {} : { note }) }];
  });
}

/** TextQuoteSelector of the W3C Web Annotation Data Model, §4.2.4. */
function selectorOf(target: unknown): { readonly exact: string; readonly before?: string } | undefined {
  const found = Array.isArray(target) ? (target as readonly unknown[]) : [target];
  for (const one of found) {
    if (!isFields(one)) continue;
    const selectors: readonly unknown[] = Array.isArray(one['selector']) ? one['selector'] : [one['selector']];
    for (const selector of selectors) {
      if (!isFields(selector)) continue;
      const { exact, prefix } = selector;
      if (typeof exact === 'string') return typeof prefix === 'string' ? { exact, before: prefix } : { exact };
    }
  }
  return undefined;
}

/** W3C's textual body: its text, an object with `value`, or a list of such. */
function bodyOf(body: unknown): string | undefined {
  if (typeof body === 'string') return body.trim() === '' ? undefined : body.trim();
  if (Array.isArray(body)) return body.map(bodyOf).find((text) => text !== undefined);
  return isFields(body) && body['purpose'] !== 'tagging' ? textOf(body, ['value']) : undefined;
}

/** The articles that a list of Web Annotations is about, each with its markings and tags. */
export interface Annotated {
  readonly url: string;
  readonly title?: string;
  readonly markings: readonly Marking[];
  readonly tags: readonly string[];
}

/** `{annotations: […]}` as Hypothesis exports it, `{rows: […]}` as it answers searches, or the list alone. */
export function annotatedIn(data: unknown): readonly Annotated[] {
  const list = annotationsIn(data);
  const byUrl = new Map<string, { title?: string; items: unknown[]; tags: Set<string> }>();
  for (const item of list) {
    if (!isFields(item)) continue;
    const url = textOf(item, ['uri']) ?? sourceOfTarget(item['target']);
    if (url === undefined) continue;
    const known = byUrl.get(url) ?? { items: [], tags: new Set<string>() };
    byUrl.set(url, known);
    const title = titleOf(item['document']);
    if (title !== undefined) known.title ??= title;
    known.items.push(item);
    if (Array.isArray(item['tags'])) for (const tag of item['tags']) if (typeof tag === 'string') known.tags.add(tag);
  }
  return [...byUrl].map(([url, { title, items, tags }]) => ({
    url,
    ...(title === undefined ? {} : { title }),
    markings: inOrder(items),
    tags: [...tags],
  }));
}

/** As they stand in the page, where their positions are known; services list the newest first. */
function inOrder(items: readonly unknown[]): readonly Marking[] {
  const placed = items.map((item, i) => ({ item, at: startOf(item), i }));
  placed.sort((a, b) => (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER) || a.i - b.i);
  return readMarkings(placed.map(({ item }) => item));
}

function startOf(item: unknown): number | undefined {
  const match =
    /"type":"TextPositionSelector"[^{}]*?"start":(\d+)|"start":(\d+)[^{}]*?"type":"TextPositionSelector"/.exec(
      JSON.stringify(isFields(item) ? (item['target'] ?? null) : null),
    );
  const start = match?.[1] ?? match?.[2];
  return start === undefined ? undefined : Number(start);
}

/** The annotations in it, if that is what it holds. */
function annotationsIn(data: unknown): readonly unknown[] {
  const lists = Array.isArray(data) ? [data] : isFields(data) ? [data['annotations'], data['rows'], data['items']] : [];
  for (const list of lists) {
    if (!Array.isArray(list)) continue;
    const [first]: readonly unknown[] = list;
    if (isFields(first) && first['target'] !== undefined) return list;
  }
  return [];
}

function sourceOfTarget(target: unknown): string | undefined {
  const [first]: readonly unknown[] = Array.isArray(target) ? target : [target];
  if (typeof first === 'string') return first;
  return isFields(first) ? textOf(first, ['source']) : undefined;
}

function titleOf(document: unknown): string | undefined {
  const title = isFields(document) ? document['title'] : undefined;
  const [first]: readonly unknown[] = Array.isArray(title) ? title : [title];
  return typeof first === 'string' && first.trim() !== '' ? first.trim() : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(fields: Fields, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = fields[key];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return undefined;
}
