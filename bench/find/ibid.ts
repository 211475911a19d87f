import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { openSearch, type Search } from '../../src/find/search';
import type { StoredPart } from '../../src/library/store';
import type { CslName } from '../../src/model/item';

/** A line of the corpus. */
export interface Article {
  readonly id: string;
  readonly lang: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publication: string;
  readonly year: number;
  readonly url: string;
  readonly passages: readonly string[];
}

/** Articles of one transaction, as a scan of a large folder has them. */
const BATCH = 500;

export async function* articles(corpus: string): AsyncGenerator<Article> {
  for await (const line of createInterface({ input: createReadStream(corpus), crlfDelay: Infinity })) {
    if (line !== '') yield JSON.parse(line) as Article;
  }
}

/** As extraction would have given it. */
export function partOf(article: Article): StoredPart {
  const sure = { origin: 'json-ld', confidence: 0.95 } as const;
  return {
    citekey: article.id,
    extraction: {
      record: {
        type: 'article-newspaper',
        title: article.title,
        author: article.authors.map(nameOf),
        'container-title': article.publication,
        issued: { 'date-parts': [[article.year]] },
        URL: article.url,
        language: article.lang,
      },
      provenance: { title: sure, author: sure, 'container-title': sure, issued: sure, URL: sure },
      passages: article.passages.map((text, ordinal) => ({ ordinal, kind: 'paragraph', paragraph: ordinal + 1, text })),
      warnings: [],
    },
  };
}

function nameOf(name: string): CslName {
  const at = name.lastIndexOf(' ');
  return at < 0 ? { literal: name } : { given: name.slice(0, at), family: name.slice(at + 1) };
}

export async function build(corpus: string, folder: string): Promise<void> {
  const { store } = await openSearch(folder);
  let batch: Article[] = [];
  const write = () => {
    store.transaction(() => {
      for (const article of batch) {
        const path = `/library/${article.id}.html`;
        const hash = Buffer.from(article.id.padEnd(32, '0')).toString('hex');
        store.put({ path, size: 1, modified: Number(article.id.slice(1)), hash }, [partOf(article)], []);
      }
    });
    batch = [];
  };
  for await (const article of articles(corpus)) {
    batch.push(article);
    if (batch.length === BATCH) write();
  }
  write();
  while (store.tidy());
  store.close();
}

/** Rows of an answer, best first; a row has the ids of all that is folded under it. */
export type Answer = readonly (readonly string[])[];

export async function opened(folder: string, kind: string): Promise<(text: string) => Answer> {
  const search = await openSearch(folder);
  return (text) => answers(search, kind, text);
}

function answers(search: Search, kind: string, text: string): Answer {
  if (kind === 'quotes') return search.locate({ text, limit: 10 }).map(({ source }) => [source.citekey]);
  if (kind === 'sources') {
    const { sources } = search.find({ text, kinds: ['source'], limit: 10, typing: true });
    return sources.map(({ source, duplicates = [] }) => [source, ...duplicates].map(({ citekey }) => citekey));
  }
  const { passages } = search.find({ text, kinds: ['passage'], limit: 10, typing: true });
  return passages.map(({ source, passage: { ordinal }, duplicates = [] }) =>
    [{ source, ordinal }, ...duplicates].map((place) => `${place.source.citekey}#${place.ordinal}`),
  );
}
