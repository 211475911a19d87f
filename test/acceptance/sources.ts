import type { CslItem } from '../../src/model/item';

/** A saved article, and words of it to be quoted. */
export interface HostileSource {
  readonly item: CslItem;
  readonly words: string;
}

/** Family names that nothing else in a draft or an output contains. */
const NAMES = [
  'Abarca',
  'Bellweather',
  'Castellane',
  'Drummeyer',
  'Eskildsen',
  'Fontaneda',
  'Grunewalt',
  'Halvorsson',
  'Iriarteo',
  'Jankovski',
  'Kellerup',
  'Lindqvister',
  'Montefiero',
  'Nakamoura',
  'Oyelaranti',
  'Pettigrewe',
  'Quillfeather',
  'Rasmundsen',
  'Santorelli',
  'Thibodeaux',
];

/** Title, and words quoted: what is markup in one of the tools, or what one of them likes to change. */
const TEXTS: readonly (readonly [title: string, words: string])[] = [
  ['100% of the fleet & more', 'It was 100% sure & "quite" final, 50% of it at least'],
  ['under_score and the snake_case_name', 'The file_name was _kept_ as it_is and __init__ ran'],
  ['Issue #1 costs $5 or $6', '#1 sells for $5, not $6; call #tag @now'],
  ['Braces {left} and [right]', 'He wrote {x} and [y] and [z](w) and {{braced}}'],
  ['A link ](https://example.org) breaks', 'see ](https://example.org/a_b) and [this][that] or [^1]'],
  ['Less <b>bold</b> than thought', 'The tag <b>bold</b> and a < b > c were shown'],
  ['Pipes | and || bars', 'Either | or || neither |x| was'],
  ['Dashes -- and --- here', 'He said -- no, --- perhaps ... then... and stopped....'],
  ['"Quoted" and \'single\' titles', '"Never," she said, "it\'s the \'90s again"'],
  ['Back\\slash and \\textbf{command}', 'A path C:\\new\\table and \\textbf{bold} or \\n'],
  ['Tilde ~ caret ^ grave `', 'About ~5 km^2 with `code` and ~~struck~~ x^[y]'],
  ['Stars * and ** and ***', '* starred *words* and **more** of 2 * 3'],
  ['1. A numbered title', '1. May was the day'],
  ['Emails a@b.org and @handle', 'Write to a@b.example or @someone, e.g. @key [@other]'],
  ['Colons: a :smile: and ::: fences', ':smile: at :::fence and a::b or term :: x'],
  ['Maths $x^2$ and \\(y\\)', 'If $x^2$ then \\(y\\) and \\[z\\] = w'],
  ['Slashes // and /italic/ +plus+ =equal=', 'A /slash/ and // comment, +plus+ =equal= at http://x.example/p?q=1&r=2'],
  ['&amp; entities &lt; and &#65;', 'The &amp; and &lt; stayed as &#65; and &copy; do'],
  ['# Not a heading', '# not a heading - nor + a list'],
  ['Ümläute, Москва and café', 'Grüße aus Москва – „naïve“ café, ‘so’ «dit»… 3 × 4'],
];

/** Beyond Latin, Greek and Cyrillic: not for the fonts of every typesetter. */
const WORLD: readonly (readonly [title: string, words: string])[] = [
  ['שלום עולם', 'שלום עולם and 😀 or 日本語'],
  ['Emoji 😀 at large', 'العربية and 👩‍👩‍👧 and हिन्दी'],
];

function sourcesFrom(texts: typeof TEXTS): readonly HostileSource[] {
  return texts.map(([title, words], i) => {
    const family = NAMES[i] ?? `Author${i}`;
    return {
      words,
      item: {
        id: `${family.toLowerCase()}${2000 + i}`,
        type: 'article-newspaper',
        title,
        author: [{ family, given: 'Ana' }],
        'container-title': 'The Harbour Gazette',
        issued: { 'date-parts': [[2000 + i, 5, 3]] },
        URL: `https://gazette.example/story_${i}?a=1&b=%20x#top`,
      },
    };
  });
}

/** Twenty sources whose titles and words are hostile to one markup or another. */
export const SOURCES = sourcesFrom(TEXTS);
/** The same with scripts and signs that need fonts of their own in the place of the first two. */
export const WORLD_SOURCES = sourcesFrom([...WORLD, ...TEXTS.slice(2)]);
