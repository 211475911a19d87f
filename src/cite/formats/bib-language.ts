/** Language tags and the names that babel and biblatex (manual, table 2) call them by. */
const BABEL: readonly (readonly [tag: string, name: string])[] = [
  ['en-GB', 'british'],
  ['en-US', 'american'],
  ['en', 'english'],
  ['de-AT', 'naustrian'],
  ['de-CH', 'nswissgerman'],
  ['de', 'ngerman'],
  ['de', 'german'],
  ['fr', 'french'],
  ['es', 'spanish'],
  ['it', 'italian'],
  ['pt-BR', 'brazilian'],
  ['pt', 'portuguese'],
  ['nl', 'dutch'],
  ['da', 'danish'],
  ['sv', 'swedish'],
  ['nb', 'norsk'],
  ['no', 'norsk'],
  ['nn', 'nynorsk'],
  ['fi', 'finnish'],
  ['is', 'icelandic'],
  ['et', 'estonian'],
  ['lv', 'latvian'],
  ['lt', 'lithuanian'],
  ['pl', 'polish'],
  ['cs', 'czech'],
  ['sk', 'slovak'],
  ['sl', 'slovene'],
  ['hr', 'croatian'],
  ['sr', 'serbian'],
  ['bg', 'bulgarian'],
  ['ru', 'russian'],
  ['uk', 'ukrainian'],
  ['el', 'greek'],
  ['hu', 'hungarian'],
  ['ro', 'romanian'],
  ['tr', 'turkish'],
  ['ca', 'catalan'],
  ['gl', 'galician'],
  ['eu', 'basque'],
  ['la', 'latin'],
];

/** biblatex's `langid` for a language tag; `undefined` where babel has none. */
export function babelName(tag: string): string | undefined {
  const wanted = tag.replace('_', '-').toLowerCase();
  const exact = BABEL.find(([known]) => known.toLowerCase() === wanted);
  return (exact ?? BABEL.find(([known]) => known === wanted.split('-')[0]))?.[1];
}

/** The tag for a `langid`, or for a `language` field that holds a tag already. */
export function languageTag(name: string): string | undefined {
  const wanted = name.trim().toLowerCase();
  const found = BABEL.find(([, babel]) => babel === wanted)?.[0];
  return found ?? (/^[a-z]{2,3}(-[a-z0-9]+)*$/.test(wanted) ? name.trim() : undefined);
}
