import { type CslDate, type CslItem, isoDate, wholeTitle } from '../../model/item';
import { escapeBib, escapeBibListEntry } from './bib-escape';
import { babelName } from './bib-language';
import { writeBibNames } from './bib-names';
import { bibTitle } from './bib-title';
import { BIBLATEX_TYPES, BIBTEX_TYPES } from './bib-types';

type Fields = readonly (readonly [name: string, value: string | undefined])[];

/** One entry for biblatex: one field a line (nested one-line entries send Org's reader into a loop), no final newline. */
export function writeBiblatexEntry(item: CslItem): string {
  const { type, entrysubtype } = BIBLATEX_TYPES[item.type];
  const text = (value: string | undefined) => (value === undefined ? undefined : escapeBib(value));
  const list = (value: string | undefined) => (value === undefined ? undefined : escapeBibListEntry(value));
  const periodical = ['article', 'review'].includes(type);
  const part = ['incollection', 'inproceedings', 'inreference'].includes(type);
  const house = ['report', 'thesis'].includes(type) ? 'institution' : 'publisher';
  return writeEntry(type, item.id, [
    ['entrysubtype', entrysubtype],
    ['options', hasOwnParticle(item) ? 'useprefix=true' : undefined],
    ['author', names(item.author)],
    ['editor', names(item.editor)],
    ['translator', names(item.translator)],
    ...titleFields(item),
    periodical || part
      ? [periodical ? 'journaltitle' : 'booktitle', text(item['container-title'])]
      : ['organization', list(item['container-title'])],
    ['date', item.issued === undefined ? undefined : edtfDate(item.issued)],
    ['origdate', item['original-date'] === undefined ? undefined : edtfDate(item['original-date'])],
    ['volume', text(item.volume)],
    ['number', text(item.issue ?? item.number)],
    ['edition', text(item.edition)],
    ['series', text(item['collection-title'])],
    ['pages', text(item.page)?.replace(/[-–](?=\d)/g, '--')],
    [house, list(item.publisher)],
    ['location', list(item['publisher-place'])],
    ['type', text(item.genre)],
    ['url', item.URL === undefined ? undefined : verbatimUrl(item.URL)],
    ['urldate', item.accessed === undefined ? undefined : edtfDate(item.accessed)],
    ['doi', item.DOI === undefined ? undefined : verbatim(item.DOI)],
    ['isbn', text(item.ISBN)],
    ['issn', text(item.ISSN)],
    ['langid', item.language === undefined ? undefined : babelName(item.language)],
    ['note', text(item.note)],
    ['addendum', archived(item)],
    ['keywords', text(item.keyword)],
    ['abstract', text(item.abstract)],
  ]);
}

/** A subtitle that is part of the title has a field of its own; a newspaper's deck is no title. */
function titleFields(item: CslItem): Fields {
  const { language } = item;
  const short = item['title-short'];
  if (item.subtitle !== undefined && short !== undefined && item.title === wholeTitle(short, item.subtitle))
    return [
      ['title', title(short, language)],
      ['subtitle', title(item.subtitle, language)],
    ];
  return [
    ['title', title(item.title, language)],
    ['shorttitle', title(short, language)],
  ];
}

/** One entry for BibTeX's standard styles and natbib. */
export function writeBibtexEntry(item: CslItem): string {
  const type = BIBTEX_TYPES[item.type];
  const text = (value: string | undefined) => (value === undefined ? undefined : escapeBib(value));
  const part = ['incollection', 'inproceedings'].includes(type);
  const [year, month] = item.issued?.['date-parts'][0] ?? [];
  const accessed = item.accessed === undefined ? undefined : isoDate(item.accessed);
  const house = type === 'techreport' ? 'institution' : type === 'phdthesis' ? 'school' : 'publisher';
  // BibTeX's styles know no page of the web: where it appeared and when it was read are said in words.
  const place = type === 'misc' ? 'howpublished' : type === 'article' ? 'journal' : part ? 'booktitle' : undefined;
  const notes = [text(item.note), accessed === undefined ? undefined : `Accessed ${accessed}`, archived(item)];
  return writeEntry(
    type,
    item.id,
    [
      ['author', names(item.author)],
      ['editor', names(item.editor)],
      ['title', title(item.title, item.language)],
      ...(place === undefined ? [] : [[place, text(item['container-title'])] as const]),
      ['year', year === undefined ? undefined : String(year)],
      ['volume', text(item.volume)],
      ['number', text(item.issue ?? item.number)],
      ['edition', text(item.edition)],
      ['series', text(item['collection-title'])],
      ['pages', text(item.page)?.replace(/[-–](?=\d)/g, '--')],
      [house, text(item.publisher)],
      ['address', text(item['publisher-place'])],
      ['type', text(item.genre)],
      ['url', item.URL === undefined ? undefined : verbatimUrl(item.URL)],
      ['urldate', accessed],
      ['doi', item.DOI === undefined ? undefined : verbatim(item.DOI)],
      ['isbn', text(item.ISBN)],
      ['issn', text(item.ISSN)],
      ['note', notes.filter((note) => note !== undefined).join('. ') || undefined],
    ],
    MONTHS[(month ?? 0) - 1],
  );
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Characters that end or split an entry's key in one of the readers. */
const NOT_IN_KEY = /[\s{}(),"#%~\\=']/;
export const isBibKey = (key: string): boolean => key !== '' && !NOT_IN_KEY.test(key);

/** `month` is a macro of BibTeX's own and stands bare. */
function writeEntry(type: string, key: string, fields: Fields, month?: string): string {
  const lines = fields.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`  ${name} = {${value}},`],
  );
  if (month !== undefined) lines.push(`  month = ${month},`);
  return [`@${type}{${key},`, ...lines.map(oneLine), '}'].join('\n');
}

/** Line breaks within a field mean a space to TeX; two of them would be a paragraph. */
const oneLine = (line: string): string => line.replace(/(?!^)\s+/g, ' ');

const names = (list: CslItem['author']) => (list === undefined || list.length === 0 ? undefined : writeBibNames(list));
const title = (value: string | undefined, language: string | undefined) =>
  value === undefined ? undefined : bibTitle(value, language);

function archived(item: CslItem): string | undefined {
  const parts = [item.archive, item.archive_location].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : `Archived: ${escapeBib(parts.join(', '))}`;
}

/** A particle that belongs to the name in every place: biblatex leaves it out of citations unless told. */
function hasOwnParticle(item: CslItem): boolean {
  return [...(item.author ?? []), ...(item.editor ?? [])].some((name) => name['non-dropping-particle'] !== undefined);
}

/** EDTF level 1, as biblatex §2.3.8 reads it: an uncertain day as `2019-03-07~`. */
function edtfDate(date: CslDate): string {
  return isoDate(date) + (date.circa ? '~' : '');
}

/** biber and the styles take `url` and `doi` as they stand; only braces and what no address may hold are encoded. */
function verbatimUrl(url: string): string {
  return verbatim(url.trim()).replace(/[^\x21-\x7e]/gu, (c) => {
    try {
      return encodeURIComponent(c);
    } catch {
      // Half of a surrogate pair is no character.
      return '';
    }
  });
}
const verbatim = (text: string): string =>
  text.replace(/[{}\\\s]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
