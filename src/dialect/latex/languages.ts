/**
 * Names by which babel and polyglossia load languages, for language tags. Only names that are loaded are ever written: of
 * another language a command would stop the document from being built.
 */
const NAMES: { readonly [language: string]: readonly string[] } = {
  bg: ['bulgarian'],
  ca: ['catalan'],
  cs: ['czech'],
  da: ['danish'],
  de: ['ngerman', 'german', 'naustrian', 'austrian', 'nswissgerman', 'swissgerman'],
  el: ['greek', 'polutonikogreek'],
  en: ['english', 'american', 'british', 'USenglish', 'UKenglish', 'usenglish', 'ukenglish', 'canadian', 'australian'],
  es: ['spanish', 'spanishmx'],
  et: ['estonian'],
  fi: ['finnish'],
  fr: ['french', 'francais', 'acadian', 'canadien'],
  hr: ['croatian'],
  hu: ['magyar', 'hungarian'],
  is: ['icelandic'],
  it: ['italian'],
  la: ['latin'],
  lt: ['lithuanian'],
  lv: ['latvian'],
  nb: ['norsk', 'norwegian'],
  nl: ['dutch'],
  nn: ['nynorsk'],
  no: ['norsk', 'norwegian'],
  pl: ['polish'],
  pt: ['portuguese', 'brazilian', 'portuges', 'brazil'],
  ro: ['romanian'],
  ru: ['russian'],
  sk: ['slovak'],
  sl: ['slovene', 'slovenian'],
  sr: ['serbian'],
  sv: ['swedish'],
  tr: ['turkish'],
  uk: ['ukrainian'],
};

/** The languages that a document loads, by the names it loads them by. */
export interface LoadedLanguages {
  readonly main?: string;
  readonly all: ReadonlySet<string>;
}

/** From a preamble without comments: babel's options (those of the class too), `\babelprovide`, polyglossia's commands. */
export function readLanguages(preamble: string): LoadedLanguages {
  const isBabel = /\\usepackage\s*(?:\[[^\]]*\])?\s*\{[^}]*\bbabel\b[^}]*\}/.test(preamble);
  const options = isBabel
    ? [
        ...preamble.matchAll(/\\documentclass\s*\[([^\]]*)\]/g),
        ...preamble.matchAll(/\\usepackage\s*\[([^\]]*)\]\s*\{[^}]*\bbabel\b[^}]*\}/g),
      ].flatMap(([, list = '']) => list.split(',').map((it) => it.trim()))
    : [];
  const known = new Set(Object.values(NAMES).flat());
  const named = options.flatMap((it) => it.replace(/^main\s*=\s*/, '')).filter((it) => known.has(it));
  const provided = [...preamble.matchAll(/\\babelprovide\s*(\[[^\]]*\])?\s*\{([^}]*)\}/g)];
  const poly = [...preamble.matchAll(/\\set(main|other|default)languages?\s*(?:\[[^\]]*\])?\s*\{([^}]*)\}/g)];
  const main =
    options.find((it) => /^main\s*=/.test(it))?.replace(/^main\s*=\s*/, '') ??
    provided.find(([, given = '']) => /\bmain\b/.test(given))?.[2]?.trim() ??
    poly.find(([, kind]) => kind !== 'other')?.[2]?.trim() ??
    named.at(-1);
  const others = [...provided, ...poly].flatMap(([, , list = '']) => list.split(',').map((it) => it.trim()));
  return { ...(main === undefined ? {} : { main }), all: new Set([...named, ...others]) };
}

/** The name of the language of quoted words, where it is loaded and is not the document's own. */
export function foreignLanguage(tag: string | undefined, { main, all }: LoadedLanguages): string | undefined {
  const names = NAMES[tag?.toLowerCase().split(/[-_]/)[0] ?? ''] ?? [];
  if (main === undefined || names.includes(main)) return undefined;
  return names.find((name) => all.has(name));
}
