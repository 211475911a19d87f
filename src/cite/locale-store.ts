import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CslNode } from './csl-xml';

/** The languages whose plain tag has no obvious country. */
const PRIMARY: ReadonlyMap<string, string> = new Map([
  ['en', 'en-US'],
  ['de', 'de-DE'],
  ['es', 'es-ES'],
  ['fr', 'fr-FR'],
  ['pt', 'pt-PT'],
  ['zh', 'zh-CN'],
  ['nb', 'nb-NO'],
  ['no', 'nb-NO'],
]);

export interface LocaleStore {
  /** The locale there is for a language tag of a draft: `de` gives `de-DE`, `en-AU` gives `en-US`; `undefined` for `xx`. */
  resolve(tag: string): string | undefined;
  /** Its terms; those of `en-US` where it is not known. Read synchronously: citeproc asks while it is being made. */
  load(tag: string): CslNode;
}

/** @param assets the folder `csl` that the build makes. */
export function localeStore(assets: string): LocaleStore {
  const folder = path.join(assets, 'locales');
  let tags: readonly string[] | undefined;
  const known = () => {
    tags ??= readdirSync(folder).map((name) => name.replace(/\.json$/, ''));
    return tags;
  };
  const loaded = new Map<string, CslNode>();

  const resolve = (tag: string): string | undefined => {
    const wanted = tag.replace('_', '-').toLowerCase();
    const exact = known().find((name) => name.toLowerCase() === wanted);
    if (exact !== undefined) return exact;
    const language = wanted.split('-')[0] ?? '';
    return PRIMARY.get(language) ?? known().find((name) => name.toLowerCase().split('-')[0] === language);
  };

  return {
    resolve,
    load(tag) {
      const name = resolve(tag) ?? 'en-US';
      let node = loaded.get(name);
      if (node === undefined) {
        node = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as CslNode;
        loaded.set(name, node);
      }
      // The engine writes into what it is given.
      return structuredClone(node);
    },
  };
}
