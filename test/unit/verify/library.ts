import type { Passage } from '../../../src/model/source';
import { compare } from '../../../src/verify/compare';
import type { Shelf, ShelvedSource } from '../../../src/verify/shelf';
import { prepareSource } from '../../../src/verify/source-text';

/** Paragraphs of an article. */
export const paragraphs = (...texts: readonly string[]): readonly Passage[] =>
  texts.map((text, ordinal) => ({ ordinal, kind: 'paragraph', paragraph: ordinal + 1, text }));

/** A small library in memory, which locates by comparing with every source. */
export function shelfOf(
  sources: { readonly [citekey: string]: readonly Passage[] },
  more: Pick<Partial<Shelf>, 'quoted' | 'translated'> & { readonly versions?: ShelvedSource['versions'] } = {},
): Shelf {
  return {
    revision: 1,
    source: async (citekey) => {
      const passages = sources[citekey];
      return (
        passages && {
          citekey,
          file: `/articles/${citekey}.html`,
          revision: 1,
          passages,
          ...(more.versions && { versions: more.versions }),
        }
      );
    },
    holders: async (text, limit) =>
      Object.entries(sources)
        .map(([citekey, passages]) => ({ citekey, score: compare(text, prepareSource(passages)).score }))
        .filter(({ score }) => score > 0.3)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit)
        .map(({ citekey }) => citekey),
    ...(more.quoted && { quoted: more.quoted }),
    ...(more.translated && { translated: more.translated }),
  };
}
