import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { openSearch, type Search } from '../../src/find/search';
import type { Passage } from '../../src/model/source';
import type { Shelf } from '../../src/verify/shelf';
import { type Article, root } from './articles';

const BATCH = 500;

/** The product's own index in memory, with these articles in it. */
export async function indexArticles(articles: AsyncIterable<Article> | Iterable<Article>): Promise<Search> {
  const search = await openSearch(undefined);
  let batch: Article[] = [];
  let count = 0;
  const write = () => {
    search.store.transaction(() => {
      for (const { citekey, language, passages } of batch) {
        const record = { type: 'article' as const, title: citekey, language };
        const extraction = { record, provenance: {}, passages, warnings: [] };
        const hash = Buffer.from(citekey.padEnd(32, '0')).toString('hex');
        search.store.put(
          { path: `/library/${citekey}.html`, size: 1, modified: ++count, hash },
          [{ citekey, extraction }],
          [],
        );
      }
    });
    batch = [];
  };
  for await (const article of articles) {
    batch.push(article);
    if (batch.length === BATCH) write();
  }
  write();
  while (search.store.tidy());
  return search;
}

/** What verification asks, answered by the index. */
export function shelfOver({ store, holders }: Search): Shelf {
  return {
    revision: 1,
    source: async (citekey) => {
      const source = store.sourceByCitekey(citekey);
      return source && { citekey, file: source.file, revision: source.modified, passages: store.passages(source.id) };
    },
    holders: async (text, limit) => holders(text, limit),
  };
}

/** Articles of a `corpus.ndjson` as `make-corpus.mjs` of the shared peers writes it. */
export async function* readCorpus(folder: string): AsyncGenerator<Article> {
  for await (const line of createInterface({
    input: createReadStream(resolve(folder, 'corpus.ndjson')),
    crlfDelay: Infinity,
  })) {
    if (line === '') continue;
    const { id, lang, passages } = JSON.parse(line) as { id: string; lang: string; passages: readonly string[] };
    const numbered = passages.map(
      (text, ordinal): Passage => ({ ordinal, kind: 'paragraph', paragraph: ordinal + 1, text }),
    );
    yield { citekey: id, language: lang, passages: numbered };
  }
}

/** A folder with a corpus of so many made articles, made at first use; `undefined` where what makes them is not there. */
export function madeCorpus(count: number, cache: string): string | undefined {
  const maker = join(root, '..', 'shared', 'peers', 'make-corpus.mjs');
  const folder = resolve(cache, `bench-corpus-${count}`);
  if (existsSync(resolve(folder, 'corpus.ndjson'))) return folder;
  if (!existsSync(maker)) return undefined;
  mkdirSync(folder, { recursive: true });
  execFileSync(process.execPath, [maker, String(count), folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  return folder;
}
