import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An article of the made-up library, as far as a query needs it. */
export interface MadeArticle {
  readonly title: string;
  readonly words: readonly string[];
}

/**
 * A library of made-up articles with the statistics of real text: few words are very frequent, most are rare (Zipf's law), and
 * paragraphs are of a newspaper's length. The same for every run.
 */
export function madeLibrary(folder: string, articles: number): MadeArticle[] {
  const random = seeded(20_190_211);
  const vocabulary = Array.from({ length: 20_000 }, () => madeWord(random));
  const word = () =>
    vocabulary[Math.min(vocabulary.length - 1, Math.floor(vocabulary.length ** random()) - 1)] ?? 'the';
  const sentence = (length: number) => Array.from({ length }, word);
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: articles }, (_, n) => {
    const title = capital(sentence(5 + Math.floor(random() * 5)).join(' '));
    const author = `${capital(madeWord(random))} ${capital(madeWord(random))}`;
    const words: string[] = [];
    const paragraphs = Array.from({ length: 12 + Math.floor(random() * 12) }, () => {
      const text = sentence(60 + Math.floor(random() * 40));
      words.push(...text);
      return `<p>${capital(text.join(' '))}.</p>`;
    });
    const html = `<!DOCTYPE html><html lang="en"><head><title>${title}</title><meta name="author" content="${author}"><meta property="article:published_time" content="${2000 + (n % 25)}-03-07"><meta property="og:site_name" content="The ${capital(madeWord(random))} Post"></head><body><article><h1>${title}</h1>${paragraphs.join('\n')}</article></body></html>`;
    writeFileSync(join(folder, `article-${n}.html`), html);
    return { title, words };
  });
}

const SYLLABLES = 'ka lo mi ren tas ver dun sol pir gan hel or ist ash brek mon tul fen ar ding'.split(' ');

function madeWord(random: () => number): string {
  const length = 1 + Math.floor(random() * 4);
  return Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('');
}

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

/** mulberry32: small, and the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
