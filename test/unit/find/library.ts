import type { Search } from '../../../src/find/search';
import type { CslRecord } from '../../../src/model/item';
import type { Passage } from '../../../src/model/source';

/** An article in a few words; what is not said is not known. */
export interface Told {
  readonly key: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly author?: string;
  readonly publication?: string;
  readonly year?: number;
  readonly url?: string;
  readonly language?: string;
  readonly tags?: readonly string[];
  readonly notes?: readonly string[];
  readonly passages?: readonly (string | Passage)[];
}

export function put(search: Search, article: Told): void {
  const { key, title, subtitle, author, publication, year, url, language, tags, notes, passages = [] } = article;
  const record: CslRecord = {
    type: 'article-newspaper',
    title,
    ...(subtitle !== undefined && { subtitle }),
    ...(author !== undefined && { author: [nameOf(author)] }),
    ...(publication !== undefined && { 'container-title': publication }),
    ...(year !== undefined && { issued: { 'date-parts': [[year]] } }),
    ...(url !== undefined && { URL: url }),
    ...(language !== undefined && { language }),
  };
  const file = { path: `/library/${key}.html`, size: 1, modified: 1, hash: Buffer.from(key).toString('hex') };
  const extraction = {
    record,
    provenance: {},
    ...(tags && { tags }),
    ...(notes && { notes }),
    warnings: [],
    passages: passages.map(
      (passage, ordinal): Passage =>
        typeof passage === 'string' ? { ordinal, kind: 'paragraph', text: passage } : { ...passage, ordinal },
    ),
  };
  search.store.put(file, [{ citekey: key, extraction }], []);
}

function nameOf(name: string) {
  const at = name.lastIndexOf(' ');
  return at < 0 ? { literal: name } : { given: name.slice(0, at), family: name.slice(at + 1) };
}

export function sourceKeys(search: Search, text: string): string[] {
  return search.find({ text, kinds: ['source'] }).sources.map(({ source }) => source.citekey);
}

/** `key#ordinal` of each passage. */
export function passageKeys(search: Search, text: string): string[] {
  return search
    .find({ text, kinds: ['passage'] })
    .passages.map(({ source, passage }) => `${source.citekey}#${passage.ordinal}`);
}
