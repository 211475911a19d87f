import type { Found } from '../html/found';
import type { ArticleSpan } from './article-span';

const NAME = String.raw`((?:The |Die |Der |Das |Le |La |El |Il )?\p{Lu}[\p{L}\p{N}'’&.-]*(?: (?:of|the|for|and|&|de|der|des|du|di|\p{Lu}[\p{L}\p{N}'’&.-]*)){0,5})`;

/** Where a text names the paper that it appeared in, and how much that says. */
const SIGNS: readonly (readonly [RegExp, number])[] = [
  [new RegExp(String.raw`\b[Aa] [Mm]essage from ${NAME}`, 'gu'), 3],
  [
    new RegExp(
      String.raw`(?:©|\([Cc]\)|Copyright)\s*(?:©\s*)?(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?,?\s*)?(?:by )?${NAME}`,
      'gu',
    ),
    3,
  ],
  [new RegExp(String.raw`\b[Ss]upporting ${NAME}`, 'gu'), 2],
  [
    new RegExp(
      String.raw`\b(?:[Ss]ubscribe to|[Ss]upport|[Ww]elcome to|[Mm]ore from|[Dd]onate to|[Jj]oin|[Ff]ollow|journalists? (?:of|at)|readers? of|first published (?:in|by|on)|originally published (?:in|by|on|at)|appeared (?:in|on)) ${NAME}`,
      'gu',
    ),
    2,
  ],
  [
    new RegExp(
      String.raw`\b(?:told|tells|interview with|by) (The ${NAME.slice(NAME.indexOf(String.raw`\p{Lu}`))}`,
      'gu',
    ),
    1,
  ],
  [
    new RegExp(
      `(?:Abonnieren Sie|Erschienen in|Unterstützen Sie|Abonnez-vous à|Suscríbete a|Iscriviti a|Assine) (?:die |der |das |le |la |el |il )?${NAME}`,
      'gu',
    ),
    2,
  ],
];

/** The paper that the text names as its own at least twice, or once in a place where nothing else is named. */
export function publicationInText(
  lines: readonly string[],
  heading: string | undefined,
  span: ArticleSpan,
): Found<string> | undefined {
  const scores = new Map<string, { weight: number; signs: Set<RegExp>; evidence: string }>();
  for (const line of lines) {
    for (const [pattern, weight] of SIGNS) {
      for (const match of line.matchAll(pattern)) {
        const name = tidy(match[1] ?? '');
        if (name === '' || name === heading) continue;
        const known = scores.get(name) ?? { weight: 0, signs: new Set<RegExp>(), evidence: line };
        // The same sign again says little more: articles quote one paper several times.
        known.weight += known.signs.has(pattern) ? weight / 4 : weight;
        known.signs.add(pattern);
        scores.set(name, known);
      }
    }
  }
  for (const [name, line] of mastheads(lines, heading, span)) {
    const known = scores.get(name) ?? { weight: 0, signs: new Set<RegExp>(), evidence: line };
    const around = [...lines.slice(0, span.start), ...lines.slice(span.end)].filter((other) =>
      other.includes(name),
    ).length;
    known.weight += Math.min(3, around * 1.5);
    scores.set(name, known);
  }
  const [best] = [...scores].sort((a, b) => b[1].weight - a[1].weight);
  if (best === undefined || best[1].weight < 3) return undefined;
  return {
    value: best[0],
    origin: 'text',
    confidence: Math.min(0.9, 0.45 + best[1].weight * 0.07),
    evidence: best[1].evidence,
  };
}

/** Names that stand above the article by themselves, or behind its heading: `Heading | Name`. */
function mastheads(
  lines: readonly string[],
  heading: string | undefined,
  span: ArticleSpan,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const line of lines.slice(0, Math.min(span.heading ?? span.start, 15))) {
    const rest =
      heading !== undefined && line.startsWith(heading)
        ? line.slice(heading.length).replace(/^\s*[|–—-]\s*/, '')
        : line;
    if (rest !== heading && rest.length < 40 && MASTHEAD.test(rest)) names.set(rest, line);
  }
  return names;
}

const MASTHEAD = /^\p{Lu}[\p{L}\p{N}.'’-]*(?: (?:&|of|the|and|de|der|\p{Lu}[\p{L}\p{N}.'’-]*)){1,5}$/u;
const LAST_WORDS =
  /(?:\s(?:of|the|for|and|&|de|der|des|du|di|All|Rights|Reserved|Inc|LLC|Ltd|GmbH|before|today|now))+[.,]?$/u;

function tidy(name: string): string {
  const bare = name
    .replace(/[.,:'’]+$/u, '')
    .replace(LAST_WORDS, '')
    .replace(LAST_WORDS, '');
  return bare.length < 3 || /^(?:Us|Our|Your|The|This|Me|My)$/i.test(bare) ? '' : bare;
}
