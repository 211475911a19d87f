/** What the list of references is called where the draft has none yet, by the language of the draft. */
export function referenceHeading(locale: string | undefined): string {
  const language = locale?.split('-')[0]?.toLowerCase() ?? '';
  return HEADINGS.get(language) ?? 'References';
}

/** As style manuals of these languages print it. */
const HEADINGS: ReadonlyMap<string, string> = new Map([
  ['de', 'Literatur'],
  ['fr', 'Références'],
  ['es', 'Referencias'],
  ['it', 'Riferimenti bibliografici'],
  ['pt', 'Referências'],
  ['nl', 'Literatuur'],
  ['ru', 'Список литературы'],
  ['uk', 'Список літератури'],
  ['pl', 'Bibliografia'],
  ['sv', 'Referenser'],
  ['da', 'Litteratur'],
  ['nb', 'Litteratur'],
  ['fi', 'Lähteet'],
  ['cs', 'Literatura'],
]);
