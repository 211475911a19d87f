import { type CslItem, wholeTitle } from '../../model/item';
import type { Range } from '../../model/range';
import { languageTag } from './bib-language';
import { readBibNames } from './bib-names';
import { type BibBlock, type BibField, scanBib } from './bib-scan';
import { cslTypeOf } from './bib-types';
import { plainDate } from './edtf';
import { latexToText } from './latex-text';
import type { ReadBibliography } from './read-result';
import { zoteroKeys } from './zotero-keys';

/** An entry with where it stands and what BibTeX managers add to it. */
export interface BibEntry {
  readonly item: CslItem;
  readonly range: Range;
  /** Paths of the `file` field, as written. */
  readonly files: readonly string[];
  /** Zotero's keys, where a field names them: `zotero = {zotero://select/items/1_AB12CD34}`. */
  readonly zotero: readonly string[];
}

/** Read a `.bib` file of BibTeX or BibLaTeX; one bad entry never costs another. */
export function readBib(text: string): ReadBibliography & { readonly entries: readonly BibEntry[] } {
  const macros = new Map(MONTHS.map((name, i): [string, string] => [name, String(i + 1)]));
  const entries: BibEntry[] = [];
  const notes: ReadBibliography['notes'][number][] = [];
  for (const block of scanBib(text)) {
    if (block.kind === 'string' && block.field !== undefined) {
      macros.set(block.field.name, joined(block.field, macros));
    } else if (block.kind === 'entry') {
      entries.push(readEntry(block, macros));
    } else if (block.kind === 'broken') {
      const line = text.slice(0, block.range.start).split('\n').length;
      notes.push({
        code: 'entry-broken',
        message: `The entry ${block.key ?? ''} in line ${line} cannot be read: ${block.reason}.`.replace(
          'entry  in',
          'entry in',
        ),
      });
    }
  }
  return { items: entries.map(({ item }) => item), entries, notes };
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function joined(field: BibField, macros: ReadonlyMap<string, string>): string {
  return field.parts
    .map(({ kind, text }) => (kind === 'macro' ? (macros.get(text.toLowerCase()) ?? text) : text))
    .join('');
}

type Entry = Extract<BibBlock, { kind: 'entry' }>;

function readEntry(entry: Entry, macros: ReadonlyMap<string, string>): BibEntry {
  const raw = new Map<string, string>();
  for (const field of entry.fields) if (!raw.has(field.name)) raw.set(field.name, joined(field, macros));
  const first = (...names: readonly string[]) => names.map((name) => raw.get(name)).find((value) => value?.trim());
  const text = (...names: readonly string[]) => {
    const value = first(...names);
    return value === undefined ? undefined : latexToText(value) || undefined;
  };
  const particle = /\buseprefix\s*(?:=\s*true\b|(?=,|$))/i.test(raw.get('options') ?? '')
    ? 'non-dropping-particle'
    : 'dropping-particle';
  const people = (name: string) => {
    const value = first(name);
    const list = value === undefined ? [] : readBibNames(value, particle);
    return list.length === 0 ? undefined : list;
  };

  const url = first('url', 'howpublished')
    ?.match(/https?:\/\/[^\s{}]+/)?.[0]
    ?.replace(/\\([&%#_~])/g, '$1');
  const type = cslTypeOf(entry.type, (text('entrysubtype') ?? '').toLowerCase(), url !== undefined);
  const title = text('title');
  const subtitle = text('subtitle');
  const item: { -readonly [K in keyof CslItem]: CslItem[K] } = { id: entry.key, type };
  assign(item, {
    author: people('author'),
    editor: people('editor'),
    translator: people('translator'),
    title: title !== undefined && subtitle !== undefined ? wholeTitle(title, subtitle) : title,
    subtitle,
    'title-short': text('shorttitle') ?? (subtitle === undefined ? undefined : title),
    'container-title':
      text('journaltitle', 'journal', 'booktitle', 'maintitle') ??
      (type === 'webpage' ? text('organization', 'titleaddon') : undefined),
    'collection-title': text('series'),
    issued: plainDate(first('date') ?? yearAndMonth(text('year'), first('month'), text('day'))),
    accessed: plainDate(first('urldate')),
    'original-date': plainDate(first('origdate')),
    volume: text('volume'),
    issue: type.startsWith('article') ? text('number', 'issue') : text('issue'),
    number: type.startsWith('article') ? undefined : text('number'),
    edition: text('edition'),
    page: text('pages')?.replace(/[–—]/g, '-'),
    publisher: text('publisher', 'institution', 'school') ?? (type === 'webpage' ? undefined : text('organization')),
    'publisher-place': text('location', 'address'),
    genre: text('type'),
    DOI: first('doi')
      ?.replace(/^https?:\/\/(dx\.)?doi\.org\//i, '')
      .replace(/\\([&%#_~])/g, '$1'),
    URL: url,
    ISBN: text('isbn'),
    ISSN: text('issn'),
    language: languageTag(text('langid', 'language') ?? ''),
    note: text('note', 'addendum'),
    keyword: text('keywords'),
    abstract: text('abstract'),
  });
  return { item, range: entry.range, files: filePaths(first('file') ?? ''), zotero: zoteroKeys(raw) };
}

function assign(item: object, values: { readonly [name: string]: unknown }): void {
  for (const [name, value] of Object.entries(values)) if (value !== undefined) Object.assign(item, { [name]: value });
}

/** BibTeX's `month` is a macro, a number or a name in any language; only what is sure is used. */
function yearAndMonth(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  if (year === undefined) return undefined;
  const named = MONTHS.findIndex((name) => month?.trim().toLowerCase().startsWith(name)) + 1;
  const number = named || Number(month);
  if (!Number.isInteger(number) || number < 1 || number > 12) return year;
  const iso = `${year}-${String(number).padStart(2, '0')}`;
  return /^\d{1,2}$/.test(day ?? '') ? `${iso}-${(day ?? '').padStart(2, '0')}` : iso;
}

/** JabRef's `description:path:type` and Zotero's `path;path`; a backslash keeps the next character. */
function filePaths(field: string): readonly string[] {
  return splitUnescaped(field, ';').flatMap((file) => {
    // C:\… is a path with a drive, not a description.
    const parts = /^[a-z]:[\\/]/i.test(file) ? [file] : splitUnescaped(file, ':');
    const path = parts.length >= 3 ? parts.slice(1, -1).join(':') : parts.join(':');
    return path.trim() === '' ? [] : [path.trim().replace(/\\([:;\\])/g, '$1')];
  });
}

function splitUnescaped(text: string, separator: string): readonly string[] {
  return text.split(new RegExp(`(?<!\\\\)${separator}`));
}
