/** BibTeX's and BibLaTeX's fields in CSL's words. */
const BIB: Readonly<Record<string, string>> = {
  title: 'title',
  subtitle: 'subtitle',
  journal: 'container-title',
  journaltitle: 'container-title',
  booktitle: 'container-title',
  maintitle: 'container-title',
  publisher: 'publisher',
  url: 'URL',
  doi: 'DOI',
  isbn: 'ISBN',
  issn: 'ISSN',
  volume: 'volume',
  number: 'issue',
  issue: 'issue',
  pages: 'page',
  abstract: 'abstract',
  langid: 'language',
  language: 'language',
  keywords: 'keyword',
  note: 'note',
  organization: 'publisher',
  institution: 'publisher',
};
const BIB_TYPES: Readonly<Record<string, string>> = {
  article: 'article-journal',
  book: 'book',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  misc: 'webpage',
  techreport: 'report',
  report: 'report',
  inproceedings: 'paper-conference',
  incollection: 'chapter',
  inbook: 'chapter',
  phdthesis: 'thesis',
  thesis: 'thesis',
};

/** The first entry of a BibTeX file as CSL fields: enough for the record of one article, not a LaTeX interpreter. */
export function bibFields(source: string): { readonly [key: string]: unknown } {
  const head = /@(\w+)\s*\{\s*[^,\s]*\s*,/.exec(source);
  if (head === null) return {};
  const fields = rawFields(source.slice(head.index + head[0].length));
  const item: Record<string, unknown> = { type: BIB_TYPES[head[1]?.toLowerCase() ?? ''] ?? 'webpage' };
  for (const [name, value] of fields) if (BIB[name] !== undefined) item[BIB[name]] ??= plain(value);
  for (const role of ['author', 'editor', 'translator']) {
    const names = fields.get(role);
    if (names !== undefined) item[role] = splitNames(names);
  }
  const date =
    fields.get('date') ??
    [fields.get('year'), monthNumber(fields.get('month')), fields.get('day')]
      .filter((part) => part !== undefined)
      .join('-');
  if (date !== '') item['issued'] = plain(date);
  return item;
}

function rawFields(body: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  let at = 0;
  while (at < body.length) {
    const name = /[\s,]*([\w-]+)\s*=\s*/y;
    name.lastIndex = at;
    const match = name.exec(body);
    if (match === null) break;
    const { value, end } = valueAt(body, name.lastIndex);
    fields.set((match[1] ?? '').toLowerCase(), value);
    at = end;
  }
  return fields;
}

function valueAt(body: string, start: number): { readonly value: string; readonly end: number } {
  const open = body[start];
  if (open !== '{' && open !== '"') {
    const bare = /[^,}\s]*/y;
    bare.lastIndex = start;
    return { value: bare.exec(body)?.[0] ?? '', end: Math.max(bare.lastIndex, start + 1) };
  }
  let depth = 0;
  for (let i = start; i < body.length; i++) {
    const letter = body[i];
    if (letter === '\\') i++;
    else if (letter === '{') depth++;
    else if (letter === '}') depth--;
    if (i > start && depth === 0 && letter === (open === '{' ? '}' : '"'))
      return { value: body.slice(start + 1, i), end: i + 1 };
  }
  return { value: body.slice(start + 1), end: body.length };
}

const ACCENTS: Readonly<Record<string, string>> = {
  '"': '\u0308',
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '~': '\u0303',
  c: '\u0327',
  v: '\u030c',
  '=': '\u0304',
  '.': '\u0307',
  u: '\u0306',
  H: '\u030b',
  r: '\u030a',
  k: '\u0328',
};
const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  i: 'ı',
};

function plain(value: string): string {
  return value
    .replace(/\\(["'`^~=.]|[cvuHrk](?=[\s{]))\s*\{?\\?([a-zA-Z])\}?/g, (all, accent: string, letter: string) =>
      ACCENTS[accent] === undefined ? all : (letter + ACCENTS[accent]).normalize('NFC'),
    )
    .replace(/\\(ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i)(?![a-zA-Z])\s*/g, (all, name: string) => LETTERS[name] ?? all)
    .replace(/\\(?:emph|textit|textbf|enquote|url)\s*/g, '')
    .replace(/\\([&%$#_{}])/g, '$1')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/[{}]/g, '')
    .replace(/~/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Names are joined by `and`; one in braces is an organisation. */
function splitNames(value: string): readonly object[] {
  return value.split(/\s+and\s+/).map((name) => {
    if (/^\{.*\}$/.test(name.trim())) return { literal: plain(name) };
    const [family, ...given] = plain(name).split(/\s*,\s*/);
    if (given.length > 1) return { family, suffix: given[0], given: given[1] };
    if (given.length === 1) return { family, given: given[0] };
    const words = (family ?? '').split(' ');
    return words.length === 1 ? { literal: family } : { family: words.at(-1), given: words.slice(0, -1).join(' ') };
  });
}

function monthNumber(month: string | undefined): string | undefined {
  if (month === undefined) return undefined;
  const index = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(
    month.slice(0, 3).toLowerCase(),
  );
  return index < 0 ? month : String(index + 1);
}

const RIS: Readonly<Record<string, string>> = {
  TI: 'title',
  T1: 'title',
  T2: 'container-title',
  JO: 'container-title',
  JF: 'container-title',
  PB: 'publisher',
  UR: 'URL',
  DO: 'DOI',
  SN: 'ISSN',
  VL: 'volume',
  IS: 'issue',
  SP: 'page',
  AB: 'abstract',
  LA: 'language',
};
const RIS_TYPES: Readonly<Record<string, string>> = {
  JOUR: 'article-journal',
  NEWS: 'article-newspaper',
  MGZN: 'article-magazine',
  BOOK: 'book',
  CHAP: 'chapter',
  RPRT: 'report',
  ELEC: 'webpage',
  WEB: 'webpage',
  BLOG: 'post-weblog',
  THES: 'thesis',
  CONF: 'paper-conference',
};

/** The first record of an RIS file as CSL fields. */
export function risFields(source: string): { readonly [key: string]: unknown } {
  const item: Record<string, unknown> = {};
  const authors: string[] = [];
  const tags: string[] = [];
  for (const line of source.split(/\r?\n/)) {
    const match = /^([A-Z][A-Z\d])\s{1,2}-\s?(.*)$/.exec(line);
    const [, tag = '', value = ''] = match ?? [];
    if (tag === 'ER') break;
    if (value.trim() === '') continue;
    if (tag === 'TY') item['type'] = RIS_TYPES[value.trim()] ?? 'webpage';
    else if (tag === 'AU' || tag === 'A1') authors.push(value.trim());
    else if (tag === 'KW') tags.push(value.trim());
    else if (tag === 'DA' || ((tag === 'PY' || tag === 'Y1') && item['issued'] === undefined))
      item['issued'] = value.trim().replace(/\/+$/, '');
    else if (RIS[tag] !== undefined) item[RIS[tag]] ??= value.trim();
  }
  return { ...item, ...(authors.length === 0 ? {} : { author: authors }), ...(tags.length === 0 ? {} : { tags }) };
}
