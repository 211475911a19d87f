/** Words that turn a sentence round, by language (ISO 639-1), in lower case. */
const BY_LANGUAGE: { readonly [language: string]: string } = {
  en: 'not no never nor neither none nobody nothing nowhere without cannot hardly scarcely barely unless except',
  de: 'nicht kein keine keinen keinem keiner keines nie niemals ohne weder niemand niemanden nichts nirgends kaum',
  fr: 'ne pas jamais aucun aucune sans personne rien ni non guère nul nulle',
  es: 'no nunca jamás ningún ninguno ninguna sin tampoco nada nadie ni',
  it: 'non no mai senza nessun nessuno nessuna niente nulla né',
  pt: 'não nem sem nenhum nenhuma ninguém jamais nunca nada',
  ca: 'no mai sense cap ningú res ni',
  ro: 'nu niciun nicio niciodată fără nimeni nimic nici',
  nl: 'niet geen nooit noch niemand niets zonder nergens',
  sv: 'inte ej icke aldrig ingen inga inget utan',
  da: 'ikke ej aldrig ingen intet uden',
  no: 'ikke ei aldri ingen intet uten',
  nb: 'ikke ei aldri ingen intet uten',
  nn: 'ikkje ei aldri ingen inkje utan',
  fi: 'ei en et emme ette eivät älä älkää ilman eikä',
  et: 'ei ega ära pole mitte ilma',
  pl: 'nie nigdy bez żaden żadna żadne nikt nic ani',
  cs: 'není ne nikdy bez žádný žádná nikdo nic ani',
  sk: 'nie nikdy bez žiadny žiadna nikto nič ani',
  hr: 'ne nije nisu nema nikad nikada bez nitko ništa ni',
  sr: 'ne nije nisu nema nikad bez niko ništa ni не није нису нема никад без нико ништа ни',
  ru: 'не нет ни никогда без нельзя никто ничего ничто',
  uk: 'не немає ні ніколи без ніхто нічого',
  bg: 'не няма никога без никой нищо нито',
  el: 'δεν δε μην μη ποτέ χωρίς όχι ούτε κανείς κανένας τίποτα',
  tr: 'değil yok hiç hiçbir olmadan',
  hu: 'nem ne soha sem nincs nincsenek nélkül senki semmi',
  id: 'tidak bukan tanpa jangan belum tak tiada',
  ms: 'tidak bukan tanpa jangan belum tak tiada',
  vi: 'không chưa chẳng đừng',
  ar: 'لا لم لن ليس ليست بدون غير',
  fa: 'نه نیست نبود بدون هیچ',
  ur: 'نہیں نہ بغیر',
  he: 'לא אין בלי אף אל',
  hi: 'नहीं मत बिना न',
  bn: 'না নেই নয়',
};

/** Words that mean something else in another of these languages: `no` in Portuguese, `et`, `sin`. */
const AMBIGUOUS = new Set(
  'no en et ei sin ni noch mai cap res nu nul sem pas ne non ej personne nem ani utan uten nada tak न mitte pole ette אל غير'.split(
    ' ',
  ),
);

const words = (language: string): readonly string[] => BY_LANGUAGE[language]?.split(' ') ?? [];
const KNOWN = new Map(Object.keys(BY_LANGUAGE).map((language) => [language, new Set(words(language))]));
/** Where nobody knows the language: all that mean the same wherever they stand, and those of English and French. */
const ANYWHERE = new Set([
  ...Object.keys(BY_LANGUAGE)
    .flatMap(words)
    .filter((word) => !AMBIGUOUS.has(word)),
  ...['no', 'ne', 'pas', 'non'],
]);

/** Within texts that are written without spaces, and word stems of Korean. */
const UNSPACED = /[不没沒無无非未勿]|ない|ません|なかった|않|못하|아니|없|ไม่/u;

/**
 * Whether the words contain one that negates.
 *
 * @param keys of tokens, as they stand in the text
 * @param language of the text, as BCP 47 has it; where it is not known, only what is a negation in any language counts
 */
export function hasNegation(keys: readonly string[], language?: string): boolean {
  const known = language === undefined ? undefined : KNOWN.get(language.toLowerCase().split(/[-_]/)[0] ?? '');
  return keys.some((key) => isNegation(key.toLowerCase(), known ?? ANYWHERE)) || UNSPACED.test(keys.join(''));
}

/** `don't`, and what French and Italian shorten: `n'est`, `senz'altro`. */
const isNegation = (key: string, negations: ReadonlySet<string>): boolean =>
  negations.has(key) || key.endsWith("n't") || /^(?:n|senz)'\p{L}/u.test(key);
