/** Longer words are named by how they begin and end. */
const WHOLE = 120;
const ENDS = 5;
/** Halves of a pair, which no address can have. */
const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * The address that opens a page at these words: a URL text fragment (WICG "Text Fragments": `#:~:text=`, with the first and
 * last words of a long quotation). `undefined` for what is no web address.
 *
 * @param text the words; passages are separated by line ends
 */
export function addressOfWords(url: string | undefined, text: string): string | undefined {
  if (url === undefined || !/^https?:\/\/\S+$/i.test(url)) return undefined;
  const blocks = text
    .split(/\n+/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  const [first] = blocks;
  const last = blocks.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const directive =
    blocks.length === 1 && first.length <= WHOLE ? encoded(first) : `${encoded(head(first))},${encoded(tail(last))}`;
  const [page, fragment = ''] = url.split('#', 2);
  const anchor = fragment.replace(/:~:.*$/, '');
  return `${page}#${anchor}:~:text=${directive}`;
}

const head = (text: string) => text.split(/\s+/).slice(0, ENDS).join(' ').slice(0, WHOLE);
const tail = (text: string) => text.split(/\s+/).slice(-ENDS).join(' ').slice(-WHOLE);

/** `-`, `,` and `&` mean something in a text directive; parentheses and apostrophes would in a draft. */
function encoded(words: string): string {
  return encodeURIComponent(words.replace(LONE, '\uFFFD')).replace(
    /[-!'()*~_]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
