import type { Random } from '../verify/random';

const AUTHORS = ['Ana Ruiz', 'Jon Berg', 'Mia Ek', 'Tor Lund', 'Ида Щукина', ''] as const;
const NOUNS = [
  'winter',
  'ferry',
  'harbour',
  'archive',
  'lantern',
  'orchard',
  'signal',
  'bridge',
  'museum',
  'kiln',
] as const;
const VERBS = ['returns', 'closes', 'waits', 'burns', 'opens', 'sinks', 'sings', 'moves'] as const;

/** A small page in one of the formats, in words that often make the same citekey. */
export function randomPage(random: Random, extension: string): string {
  const title = `The ${random.pick(NOUNS)} ${random.pick(VERBS)} ${random.below(40)}`;
  const author = random.pick(AUTHORS);
  const paragraphs = Array.from({ length: 1 + random.below(6) }, () => sentence(random));
  if (extension === '.md') {
    return `---\ntitle: "${title}"\nauthor: "${author}"\ndate: 2019-05-03\n---\n\n${paragraphs.join('\n\n')}\n`;
  }
  if (extension === '.txt') return `${title}\n\nBy ${author}\n\n${paragraphs.join('\n\n')}\n`;
  return `<!doctype html><title>${title}</title><meta name="author" content="${author}">
<meta property="article:published_time" content="2019-05-03"><article><h1>${title}</h1>
${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article>`;
}

export const EXTENSIONS = ['.html', '.html', '.md', '.txt'] as const;

function sentence(random: Random): string {
  const words = Array.from({ length: 8 + random.below(20) }, () => random.pick(random.below(3) > 0 ? NOUNS : VERBS));
  return `Nobody in the village had expected that the ${words.join(' ')}, said number ${random.below(100_000)}.`;
}
