/** An address in running text; a mark behind it belongs to the sentence. */
const ADDRESS = /https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)'’]/g;

/** A text with its words escaped, and its addresses written as the markup's links, which show them and lead there. */
export function escapeAround(
  text: string,
  escaped: (words: string) => string,
  writeAddress: (address: string) => string,
): string {
  let result = '';
  let end = 0;
  for (const { index, 0: address } of text.matchAll(ADDRESS)) {
    result += outside(text.slice(end, index), escaped) + writeAddress(address);
    end = index + address.length;
  }
  return result + outside(text.slice(end), escaped);
}

/** What escapes a whole text may drop the blanks at its ends. */
function outside(words: string, escaped: (words: string) => string): string {
  const [, before = '', inner = '', behind = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(words) ?? [];
  return (before === '' ? '' : ' ') + escaped(inner) + (behind === '' || inner === '' ? '' : ' ');
}
