import type { Cite } from '../model/citation';
import type { Range } from '../model/range';
import { escapeAround } from './addresses';
import type { Dialect, DraftCitation, DraftQuote, Insertion } from './dialect';
import { draftQuotes, type MarkupQuote } from './draft-quotes';
import { lineEnd } from './lines';
import { writeLocator } from './locator';
import { FILLER, groupOf, maskAll, paragraphRanges, type ShownRule, shownText, trimmedRange } from './masked';
import { freeNoteLabel, nameInSentence } from './note-text';
import { onOwnLines } from './own-lines';
import { paragraphs } from './plain-words';
import { usualMarks } from './quotation-marks';
import { escapeAddress, escapeWikitext, writeTemplate } from './wikitext-template';
import { insertWith } from './writing';

/** Wikitext of MediaWiki: `<ref name="ruiz2019">{{cite news |…}}</ref>`, and again `<ref name="ruiz2019" />`. */
export const wikitext: Dialect = {
  id: 'wikitext',
  label: 'Wikitext (MediaWiki)',
  languages: ['wikitext', 'mediawiki'],
  citations: 'formatted',
  rendering: 'text',
  formatted: 'note',
  bibliographyFormats: [],

  parse(draft) {
    const prose = masked(draft);
    const blocks = paragraphRanges(prose);
    const citations = readReferences(prose);
    const notes = readNotes(prose);
    return { blocks, citations, quotes: readQuotes(prose, blocks, citations, notes), notes, bibliographies: [] };
  },

  insert(draft, selections, insertion) {
    const prose = masked(draft);
    const defined = definedNames(prose);
    const words = paragraphs(insertion.quote?.text ?? '').map(escapeWikitext);
    const marks = usualMarks(insertion.quote, { open: '"', close: '"' });
    return insertWith(draft, selections, insertion, readReferences(prose), (rank) => {
      const citation = insertion.cites
        .map((cite, i) => writeReference(cite, insertion, i, { defined, isAgain: rank > 0 }))
        .join('');
      return {
        citation,
        isNote: true,
        name: nameInSentence(insertion, escapeWikitext),
        inlineQuote: () => `${marks.open}${words.join(' ')}${marks.close}${citation}`,
        placeBlock: (at) => {
          const [first = '', ...rest] = words.map(escapeLineStart);
          const lines = [`{{Blockquote|text=${first}`, ...rest.flatMap((part) => ['', part])];
          return onOwnLines(draft, at, [...lines.slice(0, -1), `${lines.at(-1) ?? ''}${citation}}}`], {
            blankAround: false,
          });
        },
      };
    });
  },

  declareBibliography: () => [],
  escape: escapeWikitext,

  keyAt(draft, offset) {
    const typed = /<ref\s+name\s*=\s*"?([^"<>/\s]*)$/i.exec(
      masked(draft).slice(Math.max(0, offset - 200), offset),
    )?.[1];
    if (typed === undefined) return undefined;
    const rest = /^[^"<>/\s]*(?=["/>])/.exec(draft.slice(offset, offset + 200))?.[0] ?? '';
    return { range: { start: offset - typed.length, end: offset + rest.length }, typed };
  },
  completeKey: (_, { range, typed }, { cites: [cite] }) => [
    { ...range, newText: cite === undefined ? typed : nameOf(cite) },
  ],

  /** MediaWiki makes the list; the draft says where. */
  updateReferences(draft, heading) {
    if (/\{\{\s*reflist\b|<references\b/i.test(masked(draft))) return [];
    const eol = lineEnd(draft);
    const end = draft.trimEnd().length;
    const gap = end === 0 ? '' : eol + eol;
    return [
      {
        start: end,
        end,
        newText: `${gap}== ${escapeWikitext(heading)} ==${eol}{{reflist}}${end === draft.length ? eol : ''}`,
      },
    ];
  },
};

function masked(draft: string): string {
  return maskAll(draft, /<!--[\s\S]*?-->|<(nowiki|pre|syntaxhighlight|source|math)\b[^<>]*(?:\/>|>[\s\S]*?<\/\1>)/gi);
}

/** The names under which references have their text. */
function definedNames(prose: string): ReadonlySet<string> {
  const defined = prose.matchAll(/<ref\b[^<>]*?\bname\s*=\s*("?)([^"<>/]+?)\1\s*>/gi);
  return new Set([...defined].map(([, , name = '']) => name.trim()));
}

function readReferences(prose: string): readonly DraftCitation[] {
  const found: DraftCitation[] = [];
  const defined = definedNames(prose);
  // The content of a reference ends at the first `</ref>`: references do not nest.
  for (const { index, 0: whole, 1: quote, 2: name = '' } of prose.matchAll(
    /<ref\b[^<>]*?\bname\s*=\s*("?)([^"<>]+?)\1\s*(?:\/>|>[\s\S]*?<\/ref\s*>)(?:\s?\{\{\s*rp\s*\|[^{}]*\}\})?/gi,
  )) {
    const label = (quote === '' ? name.replace(/\s*\/?$/, '') : name).trim();
    const base = label.replace(/-\d+$/, '');
    const citekey = defined.has(base) ? base : label;
    const start = prose.indexOf(citekey, index + whole.toLowerCase().indexOf('name'));
    if (citekey === '' || start < 0) continue;
    const located = /\{\{\s*rp\s*\|\s*(?:at\s*=\s*)?([^{}|]*)\}\}$/i.exec(whole)?.[1]?.trim();
    const locator = located === undefined ? undefined : locatorOf(located);
    const keyRange = { start, end: start + citekey.length };
    found.push({
      range: { start: index, end: index + whole.length },
      cites: [{ citekey, keyRange, ...(locator === undefined ? {} : { locator }), ...wordsAround(whole) }],
    });
  }
  return found;
}

/** `see {{cite news |…}}, my emphasis` */
function wordsAround(reference: string): Pick<Cite, 'prefix' | 'suffix'> {
  const content = /^<ref\b[^<>]*>([\s\S]*)<\/ref\s*>/i.exec(reference)?.[1];
  const start = content?.search(/\{\{\s*cit(?:e|ation)\b/i) ?? -1;
  const end = content === undefined || start < 0 ? undefined : templateEnd(content, start);
  if (content === undefined || end === undefined) return {};
  const [prefix, suffix] = [content.slice(0, start), content.slice(end)].map((text) => shownText(SHOWN, text).trim());
  return { ...(prefix ? { prefix } : {}), ...(suffix ? { suffix } : {}) };
}

function locatorOf(text: string): Cite['locator'] {
  const labelled = /^(para|p|sec|chap)s?p?\.\s*(\S+)$/.exec(text);
  if (labelled === null) return { label: 'page', value: text };
  const label = ({ para: 'paragraph', p: 'page', sec: 'section', chap: 'chapter' } as const)[
    labelled[1] as 'para' | 'p' | 'sec' | 'chap'
  ];
  return { label, value: labelled[2] ?? '' };
}

function readQuotes(
  prose: string,
  paragraphs: readonly Range[],
  citations: readonly DraftCitation[],
  notes: readonly Range[],
): readonly DraftQuote[] {
  const blocks: MarkupQuote[] = [];
  for (const { index, 0: opening } of prose.matchAll(/\{\{\s*(?:block\s?quote|quote|quotation|cquote)\s*\|/gi)) {
    const end = templateEnd(prose, index);
    if (end === undefined) continue;
    const body = index + opening.length;
    const named = /^\s*(?:text|quote|1|content)\s*=\s*/i.exec(prose.slice(body, end))?.[0].length ?? 0;
    // Other parameters follow a bar that stands in no link or template.
    const inner = { start: body + named, end: parameterEnd(prose, body + named, end - 2) };
    blocks.push({ range: { start: index, end }, inner, kind: 'block' });
  }
  for (const { index, 0: whole, 1: body = '' } of prose.matchAll(/<blockquote\b[^<>]*>([\s\S]*?)<\/blockquote\s*>/gi)) {
    const start = index + whole.indexOf('>') + 1;
    const inner = { start, end: start + body.length };
    blocks.push({ range: { start: index, end: index + whole.length }, inner, kind: 'block' });
  }
  // Not the parameters of templates.
  const isProse = (range: Range) => !/[=|]\s*$/.test(prose.slice(Math.max(0, range.start - 2), range.start));
  const templates = citingTemplates(prose);
  return draftQuotes(prose, [...blocks, ...quotedInTemplates(prose, templates)], {
    paragraphs,
    citations,
    shown: SHOWN,
    isProse,
    marks: withoutMarkup(prose, templates),
    notes,
  });
}

/** Citation Style 1: `{{cite web |title=… |quote=the words |…}}`, in the reference that cites. */
function quotedInTemplates(prose: string, templates: readonly Range[]): readonly MarkupQuote[] {
  return templates.flatMap((template): readonly MarkupQuote[] => {
    const parameter = /\|\s*quote\s*=\s*/.exec(prose.slice(template.start, template.end));
    if (parameter === null) return [];
    const start = template.start + parameter.index + parameter[0].length;
    const inner = trimmedRange(prose, { start, end: parameterEnd(prose, start, template.end - 2) });
    return [{ range: inner, inner, kind: 'inline' }];
  });
}

/** In their order; one that is never closed is none. */
function citingTemplates(prose: string): readonly Range[] {
  return [...prose.matchAll(/\{\{\s*(?:cite|citation)\b/gi)].flatMap(({ index: start }) => {
    const end = templateEnd(prose, start);
    return end === undefined ? [] : [{ start, end }];
  });
}

/** Length kept: tags, whose attributes have quotation marks, and the templates of references, whose fields may. */
function withoutMarkup(prose: string, templates: readonly Range[]): string {
  const untagged = prose.replace(/<\/?[A-Za-z][^<>]*>/g, (tag) => FILLER.repeat(tag.length));
  let text = '';
  for (const { start, end } of templates) {
    // One within another is hidden with it.
    if (start < text.length) continue;
    text += untagged.slice(text.length, start) + prose.slice(start, end).replace(/[^\r\n]/g, FILLER);
  }
  return text + untagged.slice(text.length);
}

/** What stands between the tags of a reference, and in the templates of notes. */
function readNotes(prose: string): readonly Range[] {
  const between = [...prose.matchAll(/<ref\b[^<>]*(?<!\/)>([\s\S]*?)<\/ref\s*>/gi)].map(
    ({ index, 0: whole, 1: text = '' }) => {
      const start = index + whole.indexOf('>') + 1;
      return { start, end: start + text.length };
    },
  );
  const templates = [...prose.matchAll(/\{\{\s*(?:efn|refn|notetag)\s*\|/gi)].flatMap(({ index, 0: opening }) => {
    const end = templateEnd(prose, index);
    return end === undefined ? [] : [{ start: index + opening.length, end: end - 2 }];
  });
  const all = [...between, ...templates].sort((a, b) => a.start - b.start);
  let last = 0;
  return all.filter(({ start, end }) => {
    const isApart = start >= last;
    last = Math.max(last, end);
    return isApart;
  });
}

function templateEnd(prose: string, at: number): number | undefined {
  let depth = 0;
  for (let i = at; i < prose.length && i - at < 50_000; i++) {
    if (prose.startsWith('{{', i)) {
      depth++;
      i++;
    } else if (prose.startsWith('}}', i)) {
      i++;
      if (--depth === 0) return i + 1;
    }
  }
  return undefined;
}

function parameterEnd(prose: string, start: number, end: number): number {
  let depth = 0;
  for (let i = start; i < end; i++) {
    const pair = prose.slice(i, i + 2);
    if (pair === '{{' || pair === '[[') depth++;
    else if (pair === '}}' || pair === ']]') depth--;
    else if (prose[i] === '|' && depth === 0) return i;
  }
  return Math.max(start, end);
}

const SHOWN: readonly ShownRule[] = [
  {
    pattern: /&#(\d{1,7});/y,
    show: ([, code]) => (Number(code) > 0 && Number(code) < 0x110000 ? String.fromCodePoint(Number(code)) : ''),
  },
  {
    pattern: /&(amp|lt|gt|quot|nbsp);/y,
    show: ([, name]) => ({ amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0' })[name ?? ''] ?? '',
  },
  {
    pattern: /<ref\b[^<>]*(?:\/>|>[\s\S]*?<\/ref\s*>)|\{\{\s*(?:efn|refn|notetag|sfn|rp|r)\s*\|[^{}]*\}\}/iy,
    show: () => '',
  },
  { pattern: /\{\{\s*sic\b[^{}]*\}\}/iy, show: () => '[sic]' },
  { pattern: /'{2,5}|\uE000+|<\/?[A-Za-z][^<>]*>/y, show: () => '' },
  { pattern: /\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]/dy, show: (match) => groupOf(match, 1) },
  { pattern: /\[https?:\/\/\S+ ([^\]]*)\]/dy, show: (match) => groupOf(match, 1) },
];

interface Names {
  readonly defined: ReadonlySet<string>;
  /** The same has been written at an earlier place. */
  readonly isAgain: boolean;
}

/**
 * `rp` (reference page) has the place in the source. Words around a source stand in the reference: with others than the reference that
 * is there, it is one of its own, `ruiz2019-2`.
 */
function writeReference(cite: Cite, insertion: Insertion, index: number, { defined, isAgain }: Names): string {
  const [prefix, suffix] = [cite.prefix?.trim() ?? '', cite.suffix?.trim() ?? ''];
  const isPlain = prefix === '' && suffix === '';
  const name = isPlain ? nameOf(cite) : freeNoteLabel(nameOf(cite), [...defined]);
  const isDefined = isAgain || (isPlain && defined.has(name));
  const place = cite.locator === undefined ? '' : `{{rp|at=${escapeWikitext(writeLocator(cite.locator))}}}`;
  if (isDefined) return `<ref name="${name}" />${place}`;
  const item = insertion.items?.[index];
  const whole = insertion.cites.length === 1 ? insertion.formatted?.trim() : undefined;
  const escaped = escapeAround(whole || cite.citekey, escapeWikitext, escapeAddress);
  const gap = /^[,.;:)]/.test(suffix) ? '' : ' ';
  const content =
    item === undefined
      ? escaped
      : (prefix === '' ? '' : `${escapeWikitext(prefix)} `) +
        writeTemplate(item) +
        (suffix === '' ? '' : gap + escapeWikitext(suffix));
  return `<ref name="${name}">${content}</ref>${place}`;
}

/** A name must not be a number (Help:Cite). */
function nameOf({ citekey }: Cite): string {
  const name = citekey.replace(/["<>/=\s{}|[\]#']+/g, '-');
  return /^\d*$/.test(name) ? `ref-${name}` : name;
}

/** Lists, headings and rules begin lines, a template's parameter begins one too. */
function escapeLineStart(escaped: string): string {
  return escaped.replace(/^(?:[*#:; ]|-(?=---))/, (char) => `&#${char.charCodeAt(0)};`);
}
