import type { CorpusPage } from './corpus';

export interface Label {
  /** 1: article. */
  readonly label: number;
  /** How much it counts; 0 where nothing is known of the block. */
  readonly weight: number;
}

const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}_]+?(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\p{L}\p{N}\p{M}_]|$)/gu;
const tokens = (text: string): readonly string[] => text.normalize('NFKC').toLowerCase().match(TOKEN) ?? [];

function grams(words: readonly string[], n: number): readonly string[] {
  if (words.length === 0) return [];
  if (words.length < n) return [words.join(' ')];
  return words.slice(0, words.length - n + 1).map((_word, i) => words.slice(i, i + n).join(' '));
}

/** Which blocks are the article, from the page's written-out body or its wanted and unwanted strings. */
export function labelTexts(page: CorpusPage, blocks: readonly Text[]): readonly Label[] {
  return page.body === undefined ? bySnippets(page, blocks) : byBody(page.body, page.bodyOptional ?? [], blocks);
}

/** A block of a page or a line of a dump. */
type Text = { readonly text: string };

function byBody(body: string, optional: readonly string[], blocks: readonly Text[]): readonly Label[] {
  const truth = new Set(grams(tokens(body), 4));
  const joined = ` ${tokens(body).join(' ')} `;
  const free = new Set(optional.flatMap((text) => grams(tokens(text), 4)));
  const words = blocks.map((block) => tokens(block.text));
  const share = words.map((own) => {
    if (own.length === 0) return 0;
    if (own.length < 4) return joined.includes(` ${own.join(' ')} `) ? 0.5 : 0;
    const all = grams(own, 4);
    return all.filter((gram) => truth.has(gram)).length / all.length;
  });
  const weights = words.map((own) => own.length ** 0.7);
  const total = weights.reduce((a, b) => a + b, 0) || 1;
  return blocks.map((_block, i) => {
    const own = words[i] ?? [];
    const weight = ((weights[i] ?? 0) / total) * 300;
    const optionalShare = grams(own, 4).filter((gram) => free.has(gram)).length / Math.max(1, grams(own, 4).length);
    if (optionalShare > 0.5) return { label: 0, weight: 0 };
    if (own.length >= 4) return { label: (share[i] ?? 0) >= 0.5 ? 1 : 0, weight };
    // Two or three words may stand in any text; they are the article where their neighbours are.
    const near = [i - 1, i + 1].filter((k) => (words[k]?.length ?? 0) >= 4 && (share[k] ?? 0) >= 0.5).length;
    return { label: (share[i] ?? 0) > 0 && near > 0 ? 1 : 0, weight };
  });
}

function bySnippets(page: CorpusPage, blocks: readonly Text[]): readonly Label[] {
  const squash = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[\s\u00ad\u200b]+/g, ' ')
      .trim()
      .toLowerCase();
  const wanted = (page.has ?? []).map(squash);
  const unwanted = (page.hasNot ?? []).map(squash);
  return blocks.map((block) => {
    const text = squash(block.text);
    if (wanted.some((snippet) => text.includes(snippet))) return { label: 1, weight: 15 };
    if (unwanted.some((snippet) => text.includes(snippet))) return { label: 0, weight: 15 };
    return { label: 0, weight: 0 };
  });
}
