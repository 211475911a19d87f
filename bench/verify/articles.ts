import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { extractFile } from '../../src/extract/extract-file';
import type { Passage } from '../../src/model/source';
import { isArticle } from '../../src/read/formats';

/** Of the checkout, as seen from the built measurement in `out/bench/verify`. */
export const root = resolve(__dirname, '..', '..', '..');

/** The real articles that come with the checkout's neighbour. */
export const CORPUS = resolve(root, '..', 'shared', 'corpus', 'dev');

/** An article from which quotations are made. */
export interface Article {
  readonly citekey: string;
  readonly language: string;
  readonly passages: readonly Passage[];
}

/**
 * The articles of a folder: of a corpus (`manifest.jsonl`) the bodies that people wrote out, paragraph by paragraph; of any
 * other folder the saved files, read as the product reads them. Those without spaces between words are left out, since
 * the quotations are made word by word.
 */
export async function readArticles(folder: string): Promise<readonly Article[]> {
  const manifest = join(folder, 'manifest.jsonl');
  const found = existsSync(manifest) ? bodiesOf(manifest) : await savedIn(folder);
  return found
    .filter(({ language }) => !/^(?:ja|zh|ko|th)/.test(language))
    .map((article, i) => ({ ...article, citekey: `article${i + 1}` }));
}

type Body = Omit<Article, 'citekey'>;

function bodiesOf(manifest: string): readonly Body[] {
  return readFileSync(manifest, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const { body, weak, lang } = JSON.parse(line) as { body?: string; weak?: boolean; lang?: string };
      if (body === undefined || weak === true) return [];
      const texts = body.split(/\n\s*\n/).map((text) => text.replace(/\s+/g, ' ').trim());
      const passages = texts
        .filter((text) => text !== '')
        .map((text, ordinal): Passage => ({ ordinal, kind: 'paragraph', paragraph: ordinal + 1, text }));
      return [{ language: lang ?? 'en', passages }];
    });
}

async function savedIn(folder: string): Promise<readonly Body[]> {
  const found: Body[] = [];
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!isArticle(name)) continue;
    // What cannot be read is no article to quote from.
    const extracted = await extractFile(join(folder, name)).catch(() => []);
    for (const { record, passages } of extracted) {
      if (passages.length > 1) found.push({ language: record.language ?? 'en', passages });
    }
  }
  return found;
}
