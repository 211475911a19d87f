import type { Locator, LocatorLabel } from '../model/citation';

interface Terms {
  readonly one: string;
  readonly many: string;
  /** Other ways in which people write it. */
  readonly also: readonly string[];
}

/**
 * English terms of CSL's locale en-US, short form where Pandoc's citeproc reads it back as a locator (it does not for
 * `l.`, which it takes, and `tbl.`, which it does not). The words in `also` are read, never written.
 */
const TERMS: { readonly [L in LocatorLabel]: Terms } = {
  page: { one: 'p.', many: 'pp.', also: ['page', 'pages', 'S.', 'Seite', 'Seiten', 'pág.', 'págs.', 'с.'] },
  paragraph: {
    one: 'para.',
    many: 'paras.',
    also: ['paragraph', 'paragraphs', 'par.', '¶', '¶¶', 'Abs.', 'párr.', 'абз.'],
  },
  section: { one: 'sec.', many: 'secs.', also: ['section', 'sections', 'sect.', '§', '§§'] },
  chapter: { one: 'chap.', many: 'chaps.', also: ['chapter', 'chapters', 'ch.', 'Kap.', 'cap.', 'гл.'] },
  line: { one: 'line', many: 'lines', also: ['l.', 'll.', 'Z.'] },
  note: { one: 'n.', many: 'nn.', also: ['note', 'notes', 'fn.'] },
  timestamp: { one: 'timestamp', many: 'timestamps', also: ['time'] },
  verse: { one: 'v.', many: 'vv.', also: ['verse', 'verses'] },
  volume: { one: 'vol.', many: 'vols.', also: ['volume', 'volumes', 'Bd.'] },
  issue: { one: 'no.', many: 'nos.', also: ['issue', 'issues', 'Nr.'] },
  figure: { one: 'fig.', many: 'figs.', also: ['figure', 'figures', 'Abb.'] },
  table: { one: 'table', many: 'tables', also: ['tbl.', 'tbls.', 'Tab.'] },
};

const LABELS = new Map<string, LocatorLabel>();
for (const label of Object.keys(TERMS) as LocatorLabel[]) {
  for (const word of [TERMS[label].one, TERMS[label].many, ...TERMS[label].also]) LABELS.set(word.toLowerCase(), label);
}

const ARABIC = String.raw`[A-Z]?\d(?:[\d.:]*\d)?[a-z]?`;
const ROMAN = '(?:[ivxlcdm]+|[IVXLCDM]+)';
const DASH = String.raw`\s*(?:-|--|–|—)\s*`;
/** One number, a range or a list: `4`, `iv-xi`, `A3`, `33–35, 38`, `1:02:33`. */
const LIST = `(?:${ARABIC}(?:${DASH}${ARABIC})?(?:\\s*(?:,|&|and)\\s*${ARABIC}(?:${DASH}${ARABIC})?)*|${ROMAN}(?:${DASH}${ROMAN})?)(?![\\p{L}\\p{N}])`;
const LABELLED = new RegExp(
  String.raw`^(${[...LABELS.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => `[${word.slice(0, 1)}${word.slice(0, 1).toUpperCase()}]${word.slice(1).replace(/[.]/g, '\\.')}`)
    .join('|')})[\s~]*(${LIST})`,
  'u',
);
const BARE = new RegExp(`^${LIST}`, 'u');

/** `para. 4`, `pp. 33-35` */
export function writeLocator({ label, value }: Locator): string {
  const terms = TERMS[label];
  return `${/\d\s*[-–—,&]/.test(value) ? terms.many : terms.one} ${value}`;
}

/**
 * The locator at the beginning of a text, and what is left after it. A number without a label is a page, as in Pandoc
 * and in LaTeX's citation commands.
 */
export function readLocator(text: string): { readonly locator: Locator; readonly rest: string } | undefined {
  const labelled = LABELLED.exec(text);
  if (labelled?.[1] !== undefined && labelled[2] !== undefined) {
    const label = LABELS.get(labelled[1].toLowerCase());
    if (label !== undefined) return { locator: { label, value: labelled[2] }, rest: text.slice(labelled[0].length) };
  }
  const bare = BARE.exec(text);
  // A bare Roman numeral is more often a word (`I`, `mix`, `did`).
  if (bare === null || !/^[A-Z]?\d/.test(bare[0])) return undefined;
  return { locator: { label: 'page', value: bare[0] }, rest: text.slice(bare[0].length) };
}

/**
 * A locator at the end of what is typed into the lookup: `russia iran p 12`, `… para 4`, `… §3`, `… 12:30` for a place in a
 * recording. Elsewhere the label is needed: a bare number is a year or a word of the title.
 */
export function splitTypedLocator(typed: string): { readonly text: string; readonly locator?: Locator } {
  const time = /\s(\d{1,3}:[0-5]\d(?::[0-5]\d)?)\s*$/.exec(typed);
  if (time?.[1] !== undefined)
    return { text: typed.slice(0, time.index).trimEnd(), locator: { label: 'timestamp', value: time[1] } };
  const match = TYPED.exec(typed);
  const label = match?.[1] === undefined ? undefined : TYPED_LABELS.get(match[1].toLowerCase().replace(/\.$/, ''));
  const value = match?.[2];
  if (match === null || label === undefined || value === undefined) return { text: typed };
  return { text: typed.slice(0, match.index).trimEnd(), locator: { label, value: value.trim() } };
}

/** Few and sure: `no`, `time` or `note` before a number are words of a title. */
const TYPED_LABELS = new Map<string, LocatorLabel>([
  ['p', 'page'],
  ['pp', 'page'],
  ['page', 'page'],
  ['pages', 'page'],
  ['para', 'paragraph'],
  ['paras', 'paragraph'],
  ['paragraph', 'paragraph'],
  ['paragraphs', 'paragraph'],
  ['¶', 'paragraph'],
  ['§', 'section'],
  ['sec', 'section'],
  ['section', 'section'],
  ['ch', 'chapter'],
  ['chap', 'chapter'],
  ['chapter', 'chapter'],
  ['fig', 'figure'],
  ['figure', 'figure'],
]);
const TYPED = new RegExp(String.raw`(?:^|\s)(${[...TYPED_LABELS.keys()].join('|')})\.?\s*(\d[\d\s,:–-]*)$`, 'iu');
