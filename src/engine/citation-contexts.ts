import type { Dialect, DraftCitation } from '../dialect/dialect';
import type { CitationContext } from '../dialect/edit-citation';
import type { Cite } from '../model/citation';
import type { CslItem } from '../model/item';
import { type DraftStyle, formattedCitations, narrativeFor } from './formatted';
import type { Engine } from './protocol';

/** What a dialect needs to write the citations of a draft anew. */
export interface CitationContexts {
  /** Of the sources that there are, by citekey. */
  readonly items: ReadonlyMap<string, CslItem>;
  /** By the place of the citation in the draft. */
  readonly at: ReadonlyMap<number, CitationContext>;
}

/** For citations that another dialect is to write, as they were read. */
export async function citationContexts(
  engine: Engine,
  to: Dialect,
  citations: readonly DraftCitation[],
  style: DraftStyle,
): Promise<CitationContexts> {
  const citekeys = [...new Set(citations.flatMap(({ cites }) => cites.map(({ citekey }) => citekey)))];
  const sources = citekeys.length === 0 ? [] : await engine.request('sources', { citekeys });
  const items = new Map(sources.map(({ citekey, item }) => [citekey, item]));
  const clusters = citations.map(({ cites }) => cites.map(({ keyRange: _, ...cite }): Cite => cite));
  const texts = to.citations === 'keys' ? [] : await formattedCitations(to, engine, clusters, style);
  const names = new Map<string, string | undefined>();
  const nameOf = async (cluster: readonly Cite[]) => {
    const key = JSON.stringify(cluster);
    if (!names.has(key)) names.set(key, await narrativeFor(to, engine, cluster, style));
    return names.get(key);
  };
  const at = new Map<number, CitationContext>();
  for (const [i, { range, cites }] of citations.entries()) {
    const narrative = await nameOf(clusters[i] ?? []);
    at.set(range.start, {
      ...(texts[i] ? { formatted: texts[i] } : {}),
      ...(narrative === undefined ? {} : { narrative }),
      items: cites.flatMap(({ citekey }) => items.get(citekey) ?? []),
    });
  }
  return { items, at };
}
