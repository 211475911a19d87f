import type { Source } from '../model/source';
import { compare } from '../verify/compare';
import { foundIn } from '../verify/found-in';
import { prepareSource } from '../verify/source-text';
import type { Engine, Traced, TraceParams } from './protocol';

/** More places than these are looked at than are shown: the index ranks by words, the comparison by their order. */
const CANDIDATES_FOR_EACH = 3;

/** Where words may come from: the best spans of the library, nearest first, with what differs. */
export async function trace(
  engine: Engine,
  { text, limit }: TraceParams,
  signal?: AbortSignal,
): Promise<readonly Traced[]> {
  const located = await engine.request('locate', { text, limit: limit * CANDIDATES_FOR_EACH }, signal);
  const sources = new Map<string, Source>(located.map(({ source }) => [source.citekey, source]));
  const found: Traced[] = [];
  for (const source of sources.values()) {
    const saved = await engine.request('source', { citekey: source.citekey }, signal);
    if (saved === undefined) continue;
    const prepared = prepareSource(saved.passages);
    const { verdict, range, score, differences } = compare(text, prepared);
    if (verdict === 'missing') continue;
    const { citekey, file } = source;
    const place = foundIn({ citekey, file, revision: '', passages: saved.passages, text: prepared }, range);
    found.push({
      source,
      place,
      verdict,
      score,
      differences: differences.map((it) => ({
        ...it,
        source: { start: it.source.start - range.start, end: it.source.end - range.start },
      })),
    });
  }
  return found.sort((a, b) => b.score - a.score).slice(0, limit);
}
