import type transliterateText from '@sindresorhus/transliterate';

type Transliterate = typeof transliterateText;
let loaded: Transliterate | undefined;

/**
 * The text in Latin letters, by the custom of its language where that is given and known. The package sets up tables for
 * sixty languages when it is loaded, which takes 10 ms: that waits for the first text that needs it.
 */
export const transliterate: Transliterate = (text, options) => {
  loaded ??= (require('@sindresorhus/transliterate') as { readonly default: Transliterate }).default;
  return loaded(text, options);
};
