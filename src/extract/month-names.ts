/** Languages whose written dates are read; the names come from ICU, so they are what newspapers print. */
const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'sk',
  'sl',
  'hr',
  'sr',
  'bs',
  'bg',
  'mk',
  'ru',
  'uk',
  'be',
  'ro',
  'hu',
  'el',
  'tr',
  'az',
  'id',
  'ms',
  'vi',
  'th',
  'ar',
  'fa',
  'he',
  'hi',
  'bn',
  'ta',
  'te',
  'mr',
  'ur',
  'et',
  'lv',
  'lt',
  'ca',
  'eu',
  'gl',
  'sw',
  'zu',
  'af',
  'is',
  'ka',
  'hy',
  'kk',
  'uz',
  'sq',
  'fil',
  'ga',
  'cy',
];
/** What editors print beside ICU's forms. */
const ALSO: readonly (readonly [string, number])[] = [
  ['sept', 9],
  ['febr', 2],
  ['jänner', 1],
  ['feber', 2],
  ['maerz', 3],
  ['mrz', 3],
  ['mär', 3],
  ['okt', 10],
  ['dez', 12],
  ['setiembre', 9],
  ['abr', 4],
  ['ene', 1],
  ['dic', 12],
  ['ago', 8],
  ['set', 9],
  ['out', 10],
  ['fev', 2],
  ['fév', 2],
  ['août', 8],
  ['aout', 8],
  ['déc', 12],
  ['gen', 1],
  ['mag', 5],
  ['giu', 6],
  ['lug', 7],
  ['ott', 10],
  ['يناير', 1],
  ['فبراير', 2],
  ['مارس', 3],
  ['أبريل', 4],
  ['ابريل', 4],
  ['مايو', 5],
  ['يونيو', 6],
  ['يوليو', 7],
  ['أغسطس', 8],
  ['اغسطس', 8],
  ['سبتمبر', 9],
  ['أكتوبر', 10],
  ['اكتوبر', 10],
  ['نوفمبر', 11],
  ['ديسمبر', 12],
  ['كانون الثاني', 1],
  ['شباط', 2],
  ['آذار', 3],
  ['نيسان', 4],
  ['أيار', 5],
  ['حزيران', 6],
  ['تموز', 7],
  ['آب', 8],
  ['أيلول', 9],
  ['تشرين الأول', 10],
  ['تشرين الثاني', 11],
  ['كانون الأول', 12],
];

const tables = new Map<string, ReadonlyMap<string, number>>();

/** Month, 1 to 12, by its lower-case name in this language and, where that is no name there, in any. */
export function monthOfName(name: string, language: string | undefined): number | undefined {
  const key = name.toLowerCase().replace(/\.$/, '').normalize('NFC');
  const own = language === undefined ? undefined : tableOf(language.slice(0, 2).toLowerCase()).get(key);
  return own ?? tableOf('en').get(key) ?? anyLanguage().get(key);
}

let all: ReadonlyMap<string, number> | undefined;

function anyLanguage(): ReadonlyMap<string, number> {
  if (all !== undefined) return all;
  const merged = new Map<string, number>();
  const torn = new Set<string>();
  for (const language of LANGUAGES) {
    for (const [name, month] of tableOf(language)) {
      const known = merged.get(name);
      // `listopad` is October in Zagreb and November in Prague: no answer without the language.
      if (known !== undefined && known !== month) torn.add(name);
      merged.set(name, month);
    }
  }
  for (const name of torn) merged.delete(name);
  for (const [name, month] of ALSO) merged.set(name, month);
  all = merged;
  return merged;
}

function tableOf(language: string): ReadonlyMap<string, number> {
  const known = tables.get(language);
  if (known !== undefined) return known;
  const table = new Map<string, number>();
  for (const options of FORMS) {
    const format = formatFor(language, options);
    if (format === undefined) break;
    for (let month = 0; month < 12; month++) {
      const parts = format.formatToParts(new Date(Date.UTC(2021, month, 15)));
      const name = parts
        .find((part) => part.type === 'month')
        ?.value.toLowerCase()
        .replace(/\.$/, '')
        .normalize('NFC');
      if (name !== undefined && /\p{L}[\p{L}\p{M}]/u.test(name)) table.set(name, month + 1);
    }
  }
  tables.set(language, table);
  return table;
}

/** With a day the name stands in the genitive, where a language has one. */
const FORMS: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'long', day: 'numeric' },
  { month: 'short' },
  { month: 'short', day: 'numeric' },
];

function formatFor(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...options, timeZone: 'UTC' });
  } catch {
    return undefined; // no language of that name
  }
}
