/** `ä ö ü å ø` as they are written where there is no key for them; in the index they are `a o u a o`. */
const TWO_LETTERS = /ae|oe|ue|aa/g;
const ONE_LETTER = /[aou](?!e)/g;

/**
 * What a folded word may be when a letter with a mark was written as two (`koehler`: `kohler`, from Köhler), or stands so in
 * the texts (`kohler`: `koehler`). All places at once, and each by itself: `neuegruendung` has one of each kind.
 */
export function respellings(word: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [pattern, change] of [
    [TWO_LETTERS, (pair: string) => pair[0] ?? ''],
    [ONE_LETTER, (letter: string) => `${letter}e`],
  ] as const) {
    const places = [...word.matchAll(pattern)];
    if (places.length > MOST_PLACES) continue;
    found.add(word.replace(pattern, change));
    for (const { index, 0: part } of places)
      found.add(word.slice(0, index) + change(part) + word.slice(index + part.length));
  }
  found.delete(word);
  return found;
}

const MOST_PLACES = 4;
