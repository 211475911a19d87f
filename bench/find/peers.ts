import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Fuse from 'fuse.js';
import type { Database } from '../../src/library/sqlite';
import { openNodeSqlite } from '../../src/library/sqlite-node';
import { canonical } from '../../src/model/sameness';
import { wordTexts } from '../../src/model/words';
import { type Adapter, type Answer, articles, type Kind } from './adapter';
import type {
  ApproxModule,
  DiffMatchPatchModule,
  FlexSearchModule,
  MiniSearchModule,
  UFuzzyModule,
} from './peer-types';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly authors: string;
  readonly publication: string;
  readonly year: string;
}
interface Text {
  readonly id: string;
  readonly text: string;
}

/** What the programs that keep no index on disk load at every start. */
async function writeRows(corpus: string, folder: string, kind: Kind): Promise<void> {
  const lines: string[] = [];
  for await (const article of articles(corpus)) {
    const { id, title, authors, publication, year, passages } = article;
    if (kind === 'sources')
      lines.push(JSON.stringify({ id, title, authors: authors.join(', '), publication, year: `${year}` }));
    else if (kind === 'passages') passages.forEach((text, i) => lines.push(JSON.stringify({ id: `${id}#${i}`, text })));
    else lines.push(JSON.stringify({ id, text: normal(passages.join(' ')) }));
  }
  writeFileSync(join(folder, 'rows.ndjson'), lines.join('\n'));
}
function readRows<T>(folder: string): T[] {
  return readFileSync(join(folder, 'rows.ndjson'), 'utf8')
    .split('\n')
    .map((line) => JSON.parse(line) as T);
}
const normal = (text: string) => canonical(text).text.toLowerCase();
const single = (ids: readonly string[]): Answer => ids.slice(0, 10).map((id) => [id]);

function fuse(kind: Kind, name: string, options: object): Adapter {
  return {
    kind,
    name,
    build: (corpus, folder) => writeRows(corpus, folder, kind),
    async open(folder) {
      const rows = readRows<{ id: string }>(folder);
      const keys = kind === 'sources' ? [{ name: 'title', weight: 2 }, 'authors', 'publication', 'year'] : ['text'];
      const engine = new Fuse(rows, { keys, ignoreDiacritics: true, ...options });
      return { search: (text) => single(engine.search(text, { limit: 10 }).map(({ item }) => item.id)) };
    },
  };
}

function miniSearch(kind: Kind, load: NodeJS.Require): Adapter {
  const fields = kind === 'sources' ? ['title', 'authors', 'publication', 'year'] : ['text'];
  const options = { fields, idField: 'id', tokenize: wordTexts, processTerm: (term: string) => term };
  const module = () => load('minisearch') as MiniSearchModule;
  return {
    kind,
    name: 'minisearch',
    async build(corpus, folder) {
      await writeRows(corpus, folder, kind);
      const index = new (module())(options);
      for (const row of readRows<object>(folder)) index.add(row);
      writeFileSync(join(folder, 'index.json'), JSON.stringify(index));
      writeFileSync(join(folder, 'rows.ndjson'), '');
    },
    async open(folder) {
      const index = module().loadJSON(readFileSync(join(folder, 'index.json'), 'utf8'), options);
      const how = {
        prefix: (_: string, i: number, all: readonly string[]) => kind === 'sources' || i === all.length - 1,
        fuzzy: (term: string) => (term.length > 3 ? 0.2 : false),
        boost: kind === 'sources' ? { title: 2 } : {},
      };
      return { search: (text) => single(index.search(text, how).map(({ id }) => id)) };
    },
  };
}

function uFuzzy(kind: Kind, load: NodeJS.Require): Adapter {
  return {
    kind,
    name: 'ufuzzy',
    build: (corpus, folder) => writeRows(corpus, folder, kind),
    async open(folder) {
      const Module = load('@leeoniya/ufuzzy') as UFuzzyModule;
      const engine = new Module({ intraMode: 1 });
      const rows = readRows<Row & Text>(folder);
      const haystack = Module.latinize(
        rows.map((row) => row.text ?? `${row.title} ${row.authors} ${row.publication} ${row.year}`),
      );
      return {
        search(text) {
          const [needle = ''] = Module.latinize([text.replaceAll('"', '')]);
          const [found, info, order] = engine.search(haystack, needle, 1, 1000);
          const at = order && info ? order.map((i) => info.idx[i] ?? 0) : (found ?? []);
          return single(at.slice(0, 10).map((i) => rows[i]?.id ?? ''));
        },
      };
    },
  };
}

function flexSearch(kind: Kind, load: NodeJS.Require): Adapter {
  return {
    kind,
    name: 'flexsearch',
    build: (corpus, folder) => writeRows(corpus, folder, kind),
    async open(folder) {
      const { Index, Charset } = load('flexsearch') as FlexSearchModule;
      const index = new Index({
        tokenize: kind === 'sources' ? 'forward' : 'strict',
        encoder: Charset.LatinBalance,
        context: kind === 'passages' ? { depth: 1, bidirectional: true } : false,
      });
      const rows = readRows<Row & Text>(folder);
      rows.forEach((row, i) => index.add(i, row.text ?? `${row.title} ${row.authors} ${row.publication} ${row.year}`));
      const how = { limit: 10, suggest: true };
      return { search: (text) => single(index.search(text, how).map((i) => rows[i]?.id ?? '')) };
    },
  };
}

/** SQLite's own full text search: all words (the last one a prefix, for sources every one), else any of them. */
function fts5(kind: Kind): Adapter {
  const sources = kind === 'sources';
  const file = (folder: string) => openNodeSqlite(join(folder, 'fts.db'));
  return {
    kind,
    name: 'fts5 prefix',
    async build(corpus, folder) {
      const db = file(folder);
      const columns = sources ? 'title, authors, publication, year, id UNINDEXED' : 'text, id UNINDEXED';
      db.exec(`CREATE VIRTUAL TABLE t USING fts5(${columns}, tokenize='unicode61 remove_diacritics 2', prefix='2 3')`);
      const insert = db.prepare(`INSERT INTO t VALUES (${sources ? '?, ?, ?, ?, ?' : '?, ?'})`);
      db.exec('BEGIN');
      for await (const { id, title, authors, publication, year, passages } of articles(corpus)) {
        if (sources) insert.run(title, authors.join(', '), publication, String(year), id);
        else passages.forEach((text, i) => insert.run(text, `${id}#${i}`));
      }
      db.exec('COMMIT');
      db.close();
    },
    async open(folder) {
      const db: Database = file(folder);
      const rank = sources ? 'ORDER BY bm25(t, 4, 3, 1, 1)' : 'ORDER BY rank';
      const ask = db.prepare(`SELECT id FROM t WHERE t MATCH ? ${rank} LIMIT 10`);
      const run = (match: string) => ask.all(match).map((row) => String(row['id']));
      return {
        search(text) {
          const list = wordTexts(text);
          if (list.length === 0) return [];
          if (/^".*"$/.test(text)) return single(run(`"${list.join(' ')}"`));
          const terms = list.map((word, i) => (sources || i === list.length - 1 ? `"${word}"*` : `"${word}"`));
          const all = run(terms.join(' AND '));
          return single(all.length > 0 || terms.length < 2 ? all : run(terms.join(' OR ')));
        },
      };
    },
  };
}

/** Programs that look through every text for a quotation. */
function scan(name: string, prepare: () => (text: string, quotation: string) => number): Adapter {
  return {
    kind: 'quotes',
    name,
    build: (corpus, folder) => writeRows(corpus, folder, 'quotes'),
    async open(folder) {
      const rows = readRows<Text>(folder);
      const errors = prepare();
      return {
        search(text) {
          const quotation = normal(text);
          const found = rows.flatMap((row) => {
            const cost = errors(row.text, quotation);
            return Number.isFinite(cost) ? [{ id: row.id, cost }] : [];
          });
          return single(found.sort((a, b) => a.cost - b.cost).map(({ id }) => id));
        },
      };
    },
  };
}

export function peers(load: () => NodeJS.Require): readonly Adapter[] {
  const later = ((name: string) => load()(name)) as NodeJS.Require;
  return [
    fuse('sources', 'fuse.js', {}),
    fuse('sources', 'fuse.js token search', { useTokenSearch: true }),
    miniSearch('sources', later),
    uFuzzy('sources', later),
    flexSearch('sources', later),
    fts5('sources'),
    fuse('passages', 'fuse.js token search', { useTokenSearch: true, ignoreLocation: true }),
    miniSearch('passages', later),
    uFuzzy('passages', later),
    flexSearch('passages', later),
    fts5('passages'),
    scan('indexOf', () => (text, quotation) => (text.includes(quotation) ? 0 : Infinity)),
    scan('approx-string-match', () => {
      const search = (later('approx-string-match') as ApproxModule).default;
      return (text, quotation) => {
        const found = search(text, quotation, Math.max(1, Math.round(quotation.length * 0.2)));
        return found.reduce((least, { errors }) => Math.min(least, errors), Infinity);
      };
    }),
    scan('diff-match-patch', () => {
      const engine = new (later('diff-match-patch') as DiffMatchPatchModule).diff_match_patch();
      engine.Match_Distance = 1e7;
      engine.Match_Threshold = 0.3;
      // Its search takes 32 characters.
      return (text, quotation) => (engine.match_main(text, quotation.slice(0, 32), 0) >= 0 ? 0 : Infinity);
    }),
    fuse('quotes', 'fuse.js', { ignoreLocation: true, ignoreFieldNorm: true, threshold: 0.3 }),
  ];
}
