/**
 * The language of a draft as it says itself: `lang:` in front matter (Pandoc, Quarto), babel's or polyglossia's main language.
 * `undefined` where it does not say; the style's own language is then used.
 */
export function draftLanguage(text: string): string | undefined {
  const head = text.slice(0, 8000);
  const front = /^---\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)/.exec(head)?.[1];
  const lang = front && /^lang:\s*["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)["']?\s*$/m.exec(front)?.[1];
  if (lang) return lang;
  const options = /\\usepackage\[([^\]]*)\]\{babel\}/.exec(head)?.[1];
  const main = options && (/main\s*=\s*(\w+)/.exec(options)?.[1] ?? options.split(',').at(-1)?.trim());
  return LATEX_LANGUAGES.get(main ?? /\\setmainlanguage(?:\[[^\]]*\])?\{(\w+)\}/.exec(head)?.[1] ?? '');
}

/** The names of babel and polyglossia (babel manual, §1.25) that people write most. */
const LATEX_LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['american', 'en-US'],
  ['british', 'en-GB'],
  ['english', 'en-US'],
  ['USenglish', 'en-US'],
  ['UKenglish', 'en-GB'],
  ['german', 'de-DE'],
  ['ngerman', 'de-DE'],
  ['naustrian', 'de-AT'],
  ['french', 'fr-FR'],
  ['spanish', 'es-ES'],
  ['italian', 'it-IT'],
  ['portuguese', 'pt-PT'],
  ['brazilian', 'pt-BR'],
  ['dutch', 'nl-NL'],
  ['russian', 'ru-RU'],
  ['polish', 'pl-PL'],
  ['swedish', 'sv-SE'],
  ['danish', 'da-DK'],
  ['norsk', 'nb-NO'],
  ['finnish', 'fi-FI'],
  ['czech', 'cs-CZ'],
  ['ukrainian', 'uk-UA'],
]);
