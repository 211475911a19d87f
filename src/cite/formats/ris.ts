import { type CslDate, type CslItem, type CslName, type CslRecord, type CslType, displayName } from '../../model/item';
import { plainDate } from './edtf';
import { type KeyOf, keyed, UNNAMED } from './keyless';
import type { ReadBibliography } from './read-result';

/** RIS reference types (specification of 2011) for our types; reading takes the first that fits. */
const TYPES: readonly (readonly [CslType, string])[] = [
  ['article-newspaper', 'NEWS'],
  ['article-magazine', 'MGZN'],
  ['article-journal', 'JOUR'],
  ['webpage', 'ELEC'],
  ['post-weblog', 'BLOG'],
  ['post', 'BLOG'],
  ['book', 'BOOK'],
  ['chapter', 'CHAP'],
  ['report', 'RPRT'],
  ['thesis', 'THES'],
  ['paper-conference', 'CPAPER'],
  ['entry-encyclopedia', 'ENCYC'],
  ['entry-dictionary', 'DICT'],
  ['dataset', 'DATA'],
  ['software', 'COMP'],
  ['legislation', 'STAT'],
  ['bill', 'BILL'],
  ['interview', 'PCOMM'],
  ['personal_communication', 'PCOMM'],
  ['motion_picture', 'MPCT'],
  ['broadcast', 'VIDEO'],
  ['manuscript', 'UNPB'],
  ['article', 'UNPB'],
  ['document', 'GEN'],
];
const ALSO_READ: ReadonlyMap<string, CslType> = new Map<string, CslType>([
  ['JFULL', 'article-journal'],
  ['EJOUR', 'article-journal'],
  ['ICOMM', 'webpage'],
  ['WEB', 'webpage'],
  ['EBOOK', 'book'],
  ['EDBOOK', 'book'],
  ['ECHAP', 'chapter'],
  ['CONF', 'paper-conference'],
  ['GOVDOC', 'report'],
  ['MAGZ', 'article-magazine'],
]);

/** One entry, without a final newline. */
export function writeRisEntry(item: CslItem): string {
  const [startPage, endPage] = (item.page ?? '').split(/[-–]/);
  const lines: (readonly [tag: string, value: string | undefined])[] = [
    ['TY', TYPES.find(([type]) => type === item.type)?.[1] ?? 'GEN'],
    ['ID', item.id],
    ...(item.author ?? []).map((name) => ['AU', risName(name)] as const),
    ...(item.editor ?? []).map((name) => ['ED', risName(name)] as const),
    ['TI', item.title],
    ['T2', item['container-title']],
    ['ST', item['title-short']],
    ['PY', item.issued === undefined ? undefined : String(item.issued['date-parts'][0][0])],
    ['DA', item.issued === undefined ? undefined : risDate(item.issued)],
    ['Y2', item.accessed === undefined ? undefined : risDate(item.accessed)],
    ['VL', item.volume],
    ['IS', item.issue ?? item.number],
    ['ET', item.edition],
    ['SP', startPage || undefined],
    ['EP', endPage],
    ['PB', item.publisher],
    ['CY', item['publisher-place']],
    ['M3', item.genre],
    ['SN', item.ISSN ?? item.ISBN],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['LA', item.language],
    ['DB', item.archive],
    ['AN', item.archive_location],
    ['N1', item.note],
    ...(item.keyword ?? '').split(/[,;]/).map((word) => ['KW', word.trim() || undefined] as const),
    ['AB', item.abstract],
  ];
  const written = lines.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, ' ').trim()}`],
  );
  return [...written, 'ER  - '].join('\n');
}

/** `Berg, Vincent, Jr.`, the particle with the family name; an organisation as it is. */
function risName(name: CslName): string {
  if (name.literal !== undefined || name.family === undefined) return displayName(name);
  const particle = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
  const last = particle === '' ? name.family : `${particle} ${name.family}`;
  return [last, name.given ?? '', name.suffix ?? ''].join(', ').replace(/(, )+$/, '');
}

/** `YYYY/MM/DD/`, the slashes kept where a part is missing. */
function risDate(date: CslDate): string {
  const [year, month, day] = date['date-parts'][0];
  const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'));
  return `${String(year).padStart(4, '0')}/${two(month)}/${two(day)}/`;
}

/** The values of each tag, in their order. */
interface RisEntry {
  readonly key: string | undefined;
  readonly fields: ReadonlyMap<string, readonly string[]>;
}

/** Entries from `TY` to `ER`; a line without a tag continues the one before it. Total. */
function scanRis(text: string): readonly RisEntry[] {
  const entries: RisEntry[] = [];
  let fields: Map<string, string[]> | undefined;
  let last: string[] | undefined;
  const finish = () => {
    if (fields !== undefined) entries.push({ key: fields.get('ID')?.[0], fields });
    fields = undefined;
    last = undefined;
  };
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const match = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/.exec(line.trimEnd());
    if (match === null) {
      if (last !== undefined && line.trim() !== '') last[last.length - 1] += ` ${line.trim()}`;
      continue;
    }
    const [, tag = '', value = ''] = match;
    if (tag === 'TY') {
      finish();
      fields = new Map();
    }
    if (tag === 'ER') finish();
    else if (fields !== undefined) {
      last = fields.get(tag) ?? [];
      fields.set(tag, last);
      last.push(value.trim());
    }
  }
  finish();
  return entries;
}

/** Many programs write no `ID`: those entries get the keys that `keyOf` makes of them. */
export function readRis(text: string, keyOf: KeyOf = UNNAMED): ReadBibliography {
  const entries = scanRis(text).map((entry) => ({ key: entry.key || undefined, record: risRecord(entry) }));
  return { items: keyed(entries, keyOf), notes: [] };
}

function risRecord({ fields }: RisEntry): CslRecord {
  const first = (...tags: readonly string[]) => tags.map((tag) => fields.get(tag)?.[0]).find((value) => value);
  const names = (...tags: readonly string[]) =>
    tags
      .flatMap((tag) => fields.get(tag) ?? [])
      .filter(Boolean)
      .map(readRisName);
  const code = first('TY') ?? '';
  const type = TYPES.find(([, known]) => known === code)?.[0] ?? ALSO_READ.get(code) ?? 'document';
  const pages = [first('SP'), first('EP')].filter(Boolean).join('-');
  const serial = first('SN');
  const values: { readonly [name: string]: unknown } = {
    author: names('AU', 'A1'),
    editor: names('ED', 'A2'),
    title: first('TI', 'T1', 'CT'),
    'container-title': first('T2', 'JO', 'JF', 'BT', 'JA'),
    'title-short': first('ST'),
    issued: slashDate(first('DA')) ?? slashDate(first('PY', 'Y1')),
    accessed: slashDate(first('Y2')),
    volume: first('VL'),
    issue: first('IS'),
    edition: first('ET'),
    page: pages || undefined,
    publisher: first('PB'),
    'publisher-place': first('CY', 'PP'),
    genre: first('M3'),
    [type === 'book' || type === 'chapter' ? 'ISBN' : 'ISSN']: serial,
    DOI: first('DO'),
    URL: first('UR', 'L2'),
    language: first('LA'),
    archive: first('DB'),
    archive_location: first('AN'),
    note: first('N1'),
    keyword: fields.get('KW')?.filter(Boolean).join(', ') || undefined,
    abstract: first('AB', 'N2'),
  };
  const known = Object.entries(values).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  return { type, ...Object.fromEntries(known) };
}

/** `Last, First, Suffix`; a name without a comma is an organisation's (specification: names are inverted). */
function readRisName(value: string): CslName {
  const [family = '', given, suffix] = value.split(/,\s*/);
  if (given === undefined) return { literal: value };
  const particle = /^((?:\p{Ll}\S*\s+)+)(.+)$/u.exec(family);
  return {
    family: particle?.[2] ?? family,
    ...(given === '' ? {} : { given }),
    ...(particle?.[1] === undefined ? {} : { 'non-dropping-particle': particle[1].trim() }),
    ...(suffix ? { suffix } : {}),
  };
}

function slashDate(text: string | undefined): CslDate | undefined {
  if (text === undefined) return undefined;
  const [year = '', month = '', day = ''] = text.split('/');
  return (
    plainDate(
      [year.trim(), month.trim(), day.trim()]
        .filter(Boolean)
        .map((part, i) => (i === 0 ? part : part.padStart(2, '0')))
        .join('-'),
    ) ?? plainDate(text)
  );
}
