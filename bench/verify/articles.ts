import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Passage } from '../../src/model/source';

/** Of the checkout, as seen from the built measurement in `out/bench/verify`. */
export const root = resolve(__dirname, '..', '..', '..');

/** A real article: the body that people wrote out for the corpus, paragraph by paragraph. */
export interface Article {
  readonly citekey: string;
  readonly language: string;
  readonly passages: readonly Passage[];
}

/** The corpus' articles with a body written out by hand; `undefined` where the corpus is not there. */
export function readArticles(folder = resolve(root, '..', 'shared', 'corpus', 'dev')): readonly Article[] | undefined {
  const manifest = resolve(folder, 'manifest.jsonl');
  if (!existsSync(manifest)) return undefined;
  const articles: Article[] = [];
  for (const line of readFileSync(manifest, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const { body, weak, lang } = JSON.parse(line) as { body?: string; weak?: boolean; lang?: string };
    if (body === undefined || weak === true) continue;
    const texts = body.split(/\n\s*\n/).map((text) => text.replace(/\s+/g, ' ').trim());
    const passages = texts
      .filter((text) => text !== '')
      .map((text, ordinal): Passage => ({ ordinal, kind: 'paragraph', paragraph: ordinal + 1, text }));
    articles.push({ citekey: `article${articles.length + 1}`, language: lang ?? 'en', passages });
  }
  return articles;
}
