import { createRequire } from 'node:module';
import { join } from 'node:path';
import { canonical } from '../../src/model/sameness';
import { compare } from '../../src/verify/compare';
import { prepareSource } from '../../src/verify/source-text';
import type { Article } from './articles';
import type { Truth } from './drafts';
import { quantile } from './keystroke';
import { visible } from './markup';

/** Whether a quotation is verbatim in a text, and the words shown as different where the program can tell. */
type Peer = (quotation: string, text: string) => { readonly isVerbatim: boolean; readonly shown?: readonly string[] };

/** What a writer has today. Each gets the quotation as a reader sees it and the text of the source cited. */
function peersIn(folder: string): { readonly [name: string]: Peer } {
  const require = createRequire(join(folder, 'package.json'));
  const { diff_match_patch } = require('diff-match-patch') as typeof import('./peer-types').diffMatchPatch;
  const approx = require('approx-string-match') as typeof import('./peer-types').approxStringMatch;
  const anchor = require('dom-anchor-text-quote') as typeof import('./peer-types').textQuote;
  const Fuse = createRequire(__filename)('fuse.js') as typeof import('./peer-types').fuse;
  return {
    'exact search': (quotation, text) => ({ isVerbatim: text.includes(quotation) }),
    'exact search, spaces and marks made equal': (quotation, text) => ({
      isVerbatim: canonical(text).text.includes(canonical(quotation).text),
    }),
    'diff-match-patch': (quotation, text) => {
      const dmp = new diff_match_patch();
      // Its default looks only near the place expected, which nobody knows here.
      dmp.Match_Distance = 1_000_000;
      // Its bitap search takes 32 characters: found by the beginning, then compared at full length.
      const at = dmp.match_main(text, quotation.slice(0, 32), 0);
      if (at < 0) return { isVerbatim: false };
      const diffs = dmp.diff_main(text.slice(at, at + quotation.length), quotation);
      dmp.diff_cleanupSemantic(diffs);
      const shown = diffs.filter(([operation]) => operation !== 0).map(([, piece]) => piece);
      return { isVerbatim: shown.length === 0, shown };
    },
    'approx-string-match': (quotation, text) => {
      const matches = approx.default(text, quotation, Math.min(256, quotation.length / 2));
      return { isVerbatim: matches.some(({ errors }) => errors === 0) };
    },
    // W3C's TextQuoteSelector as npm has it: it takes whatever place it finds for the quotation's.
    'dom-anchor-text-quote, a place found': (quotation, text) => ({
      isVerbatim: anchor.toTextPosition({ textContent: text }, { exact: quotation }) !== null,
    }),
    'fuse.js': (quotation, text) => {
      const fuse = new Fuse(text.split('\n\n'), { includeScore: true, ignoreLocation: true, threshold: 0.4 });
      const [best] = fuse.search(quotation.slice(0, 400));
      // Its score mixes length and position in; below this it is what it gives for verbatim words.
      return { isVerbatim: (best?.score ?? 1) < 0.01 };
    },
  };
}

export interface PeerFigures {
  readonly name: string;
  readonly quotations: number;
  readonly alterationsFound: number;
  readonly permittedReported: number;
  readonly p95: number;
}

/** Each peer over the same quotations, at most `seconds` long. */
export function measurePeers(folder: string, truths: readonly Truth[], seconds: number): readonly PeerFigures[] {
  const texts = new Map<Article, string>();
  const prepared = new Map<Article, ReturnType<typeof prepareSource>>();
  for (const { from } of truths) {
    if (texts.has(from)) continue;
    texts.set(from, from.passages.map(({ text }) => text).join('\n\n'));
    prepared.set(from, prepareSource(from.passages));
  }
  const own = (quotation: string, article: Article) => {
    const source = prepared.get(article);
    return source !== undefined && compare(quotation, source).verdict === 'verbatim';
  };
  const all: (readonly [string, (quotation: string, article: Article) => boolean])[] = [
    ['Ibid', own],
    ...Object.entries(peersIn(folder)).map(
      ([name, peer]) =>
        [name, (quotation: string, article: Article) => peer(quotation, texts.get(article) ?? '').isVerbatim] as const,
    ),
  ];
  return all.map(([name, isVerbatim]) => figuresOf(name, truths, isVerbatim, seconds));
}

function figuresOf(
  name: string,
  truths: readonly Truth[],
  isVerbatim: (quotation: string, article: Article) => boolean,
  seconds: number,
): PeerFigures {
  let altered = 0;
  let found = 0;
  let permitted = 0;
  let reported = 0;
  const times: number[] = [];
  const until = performance.now() + seconds * 1000;
  for (const { verdict, text, from } of truths) {
    if (verdict === 'wrong-source') continue;
    if (performance.now() > until) break;
    const started = performance.now();
    const says = isVerbatim(visible(text), from);
    times.push(performance.now() - started);
    if (verdict === 'altered') {
      altered++;
      if (!says) found++;
    } else {
      permitted++;
      if (!says) reported++;
    }
  }
  const share = (some: number, of: number) => (of === 0 ? 0 : some / of);
  return {
    name,
    quotations: times.length,
    alterationsFound: share(found, altered),
    permittedReported: share(reported, permitted),
    p95: quantile(times, 0.95),
  };
}
