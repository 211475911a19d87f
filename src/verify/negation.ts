/** Words that turn a sentence round, in the languages that articles are mostly saved in; in lower case. */
const WORDS = new Set(
  [
    'not no never nor neither none nobody nothing nowhere without cannot hardly scarcely barely unless except',
    'nicht kein keine keinen keinem keiner keines nie niemals ohne weder niemand nichts nirgends kaum',
    'ne pas jamais aucun aucune sans personne rien ni non',
    'nunca jamás ningún ninguno ninguna sin tampoco nada nadie',
    'mai senza nessun nessuno nessuna niente nulla né',
    'não nem sem nenhum nenhuma ninguém jamais',
    'niet geen nooit noch niemand niets zonder',
    'inte ej icke aldrig ingen inga inget utan ikke aldri uten intet uden',
    'nie nigdy bez żaden żadna żadne nikt nic',
    'не нет ни никогда без нельзя никто ничего немає ніколи',
    'není nikdy nem soha nincs sem nélkül değil yok hiç',
    'tidak bukan tanpa jangan belum không chưa',
    'لا لم لن ليس ليست بدون לא אין בלי אף',
    'δεν μην ποτέ χωρίς όχι',
  ].flatMap((line) => line.split(' ')),
);

/** Within texts that are written without spaces, and word stems of Korean. */
const UNSPACED = /[不没沒無无非未勿]|ない|ません|않|못하|아니|없/u;

/** Whether the words contain one that negates. `words` are keys of tokens, as they stand in the text. */
export function hasNegation(words: readonly string[]): boolean {
  return words.some((word) => isNegation(word)) || UNSPACED.test(words.join(''));
}

function isNegation(word: string): boolean {
  const small = word.toLowerCase();
  return WORDS.has(small) || small.endsWith("n't");
}
