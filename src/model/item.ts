/**
 * The bibliographic record of a source, in CSL's own words.
 *
 * Names and shapes: CSL-JSON schema 1.0.2 (`csl-data.json`), the fields that an article can have.
 */

/** Item types of CSL 1.0.2 (appendix III) that a saved article can be. */
export const CSL_TYPES = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'dataset',
  'document',
  'entry-dictionary',
  'entry-encyclopedia',
  'interview',
  'legislation',
  'manuscript',
  'motion_picture',
  'paper-conference',
  'personal_communication',
  'post',
  'post-weblog',
  'report',
  'review',
  'software',
  'speech',
  'thesis',
  'webpage',
] as const;
export type CslType = (typeof CSL_TYPES)[number];

/** A person (`family`, `given` and their particles) or, as `literal`, an organisation. */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
  readonly suffix?: string;
  readonly literal?: string;
}

/** `[year]`, `[year, month]` or `[year, month, day]`; month and day count from 1. */
export type DateParts = readonly [number] | readonly [number, number] | readonly [number, number, number];

/** A date as precise as it is known. A range has two `date-parts`. */
export interface CslDate {
  readonly 'date-parts': readonly [DateParts] | readonly [DateParts, DateParts];
  readonly circa?: boolean;
}

/** The variables of {@link CslItem} whose value is plain text. */
export const TEXT_VARIABLES = [
  'abstract',
  'archive',
  'archive_location',
  'collection-title',
  'container-title',
  'container-title-short',
  'DOI',
  'edition',
  'genre',
  'ISBN',
  'ISSN',
  'issue',
  'keyword',
  'language',
  'medium',
  'note',
  'number',
  'page',
  'PMID',
  'publisher',
  'publisher-place',
  'section',
  'source',
  'title',
  'title-short',
  'URL',
  'volume',
] as const;
export type TextVariable = (typeof TEXT_VARIABLES)[number];

/** The variables whose value is a list of names. */
export const NAME_VARIABLES = ['author', 'editor', 'translator', 'interviewer', 'container-author'] as const;
export type NameVariable = (typeof NAME_VARIABLES)[number];

/** The variables whose value is a date. */
export const DATE_VARIABLES = ['issued', 'accessed', 'original-date'] as const;
export type DateVariable = (typeof DATE_VARIABLES)[number];

/** What a record has beside CSL's variables. CSL-JSON keeps it in its `custom` object. */
export const OWN_VARIABLES = ['subtitle'] as const;

/**
 * A record without its citekey: what extraction can know. `subtitle` is the line under the title. Of a book, a report or a paper it is a part
 * of the title and stands in `title` too (`Salt: A History`), as CSL has it; a newspaper's deck is none.
 */
export type CslRecord = { readonly type: CslType; readonly subtitle?: string } & {
  readonly [V in TextVariable]?: string;
} & {
  readonly [V in NameVariable]?: readonly CslName[];
} & { readonly [V in DateVariable]?: CslDate };

/** A record with its citekey as CSL's `id`. */
export type CslItem = CslRecord & { readonly id: string };

/** Title and subtitle as one, as CSL's `title` has them. */
export function wholeTitle(title: string, subtitle: string): string {
  return /[?!:.…]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

/** The year of publication, or `undefined` where none is known. */
export function issuedYear(record: Pick<CslRecord, 'issued'>): number | undefined {
  return record.issued?.['date-parts'][0][0];
}

/** A name as one reads it: `Vincent van der Berg Jr.`, or the organisation's. */
export function displayName(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  // Chinese and Korean names are written family name first, without a space.
  if (EAST_ASIAN.test(`${name.family}${name.given}`)) return `${name.family}${name.given}`;
  const parts = [name.given, name['dropping-particle'], name['non-dropping-particle'], name.family, name.suffix];
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}

const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hangul}]+$/u;

/** What a name is sorted and keyed by: the family name, or the organisation's whole name. */
export function familyName(name: CslName): string {
  return name.family ?? name.literal ?? name.given ?? '';
}

/** `2015`, `2015-03` or `2015-03-07`; a range as `2015-03-07/2015-03-09` (ISO 8601-1 §5.5). */
export function isoDate(date: CslDate): string {
  return date['date-parts']
    .map((parts) => parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-'))
    .join('/');
}
