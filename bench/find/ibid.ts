import { openSearch, type Search } from '../../src/find/search';
import type { DriverName } from '../../src/library/sqlite-open';
import type { StoredPart } from '../../src/library/store';
import type { CslName } from '../../src/model/item';
import { type Adapter, type Answer, type Article, articles, KINDS, type Kind, type Opened } from './adapter';

/** Articles of one transaction, as a scan of a large folder has them. */
const BATCH = 500;

/** Ibid's lookup and storage as the engine uses them, on each of its SQLite drivers. */
export const ibid: readonly Adapter[] = (['node', 'wasm'] as const).flatMap((driver) =>
  KINDS.map(
    (kind): Adapter => ({
      kind,
      name: driver === 'node' ? 'ibid' : 'ibid (wasm)',
      build: (corpus, folder) => build(corpus, folder, driver),
      open: (folder) => open(folder, kind, driver),
    }),
  ),
);

/** As extraction would have given it. */
function partOf(article: Article): StoredPart {
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

function put(search: Search, article: Article): void {
  const path = `/library/${article.id}.html`;
  const hash = Buffer.from(article.id.padEnd(20, '0')).toString('hex');
  search.store.put({ path, size: 1, modified: Number(article.id.slice(1)), hash }, [partOf(article)], []);
}

async function build(corpus: string, folder: string, driver: DriverName): Promise<void> {
  const search = await openSearch(folder, driver);
  let batch: Article[] = [];
  const write = () => {
    search.store.transaction(() => {
      for (const article of batch) put(search, article);
    });
    batch = [];
  };
  for await (const article of articles(corpus)) {
    batch.push(article);
    if (batch.length === BATCH) write();
  }
  write();
  while (search.store.tidy());
  search.store.close();
}

async function open(folder: string, kind: Kind, driver: DriverName): Promise<Opened> {
  const search = await openSearch(folder, driver);
  return { search: (text, other = kind) => answer(search, other, text), change: () => change(search) };
}

function answer(search: Search, kind: Kind, text: string): Answer {
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

/** One article gets a new passage; the clock stops when that is found. The article is put back as it was. */
function change(search: Search): number {
  const [source] = search.store.recent(1);
  if (!source) return 0;
  const passages = search.store.passages(source.id);
  const article: Article = {
    id: source.citekey,
    lang: source.item.language ?? 'en',
    title: source.item.title ?? '',
    authors: (source.item.author ?? []).map(({ given, family, literal }) => literal ?? `${given} ${family}`),
    publication: source.item['container-title'] ?? '',
    year: source.item.issued?.['date-parts'][0][0] ?? 0,
    url: source.item.URL ?? '',
    passages: passages.map(({ text }) => text),
  };
  const started = performance.now();
  put(search, { ...article, passages: [...article.passages, 'Quokkas juggle xylophones beneath the aqueduct.'] });
  const found = search.find({ text: 'quokkas juggle xylophones', kinds: ['passage'], limit: 1 });
  const took = performance.now() - started;
  if (found.passages[0]?.source.citekey !== source.citekey) throw new Error('the change was not found');
  put(search, article);
  return took;
}
