import type { Range } from '../model/range';
import type { Dialect, DraftCitation, DraftQuote, Insertion, KeyAt, ParsedDraft } from './dialect';
import { readLocator } from './locator';
import { onOwnLines } from './own-lines';
import { paragraphs } from './plain-words';
import { fieldOf, fillTemplate, readTemplate, type Template } from './template';
import { insertWith } from './writing';

/** How a person wants citations and quotations to be written, instead of the dialect's own ways (see `template.ts`). */
export interface Templates {
  /** One cite; several stand one behind the other. Without `{citekey}` it cannot be read back. */
  readonly citation?: string;
  /** A quotation in a sentence: `“{quotation}” {citation}`. */
  readonly quotation?: string;
  /** A block quotation; what stands before `{quotation}` on its line begins every line: `> {quotation} {citation}`. */
  readonly block?: string;
}

const made = new Map<string, Dialect>();

/**
 * The dialect with a person's templates; what they do not say it does as before. Values are escaped by the dialect. The same
 * templates give the same object.
 */
export function withTemplates(dialect: Dialect, templates: Templates): Dialect {
  const { citation, quotation, block } = templates;
  if ([citation, quotation, block].every((it) => it === undefined || it.trim() === '')) return dialect;
  const key = JSON.stringify([dialect.id, citation, quotation, block]);
  const templated = made.get(key) ?? makeTemplated(dialect, templates);
  made.set(key, templated);
  return templated;
}

function makeTemplated(dialect: Dialect, { citation, quotation, block }: Templates): Dialect {
  const own = citation === undefined || citation.trim() === '' ? undefined : readTemplate(citation);
  const inline = readTemplate(quotation?.trim() || '“{quotation}”{ citation}');
  const asBlock = readTemplate(block?.trim() || `${isMarkdown(dialect) ? '> ' : ''}{quotation}{ citation}`);
  const pattern = own && patternOf(own);

  const templated: Dialect = {
    ...dialect,
    parse: (draft) => (pattern === undefined ? dialect.parse(draft) : parseWith(dialect.parse(draft), draft, pattern)),
    insert(draft, selections, insertion) {
      const cited = own === undefined ? ownCitation(dialect, insertion) : writeCites(dialect, own, insertion);
      const words = paragraphs(insertion.quote?.text ?? '');
      const fill = (template: Template, quoted: string) =>
        fillTemplate(template, (name) =>
          name === 'quotation' ? quoted : name === 'citation' ? cited : value(dialect, name, insertion, 0),
        );
      return insertWith(draft, selections, insertion, templated.parse(draft).citations, {
        citation: cited,
        inlineQuote: () => fill(inline, dialect.escape(words.join(' '))),
        placeBlock: (at) =>
          onOwnLines(draft, at, blockLines(fill(asBlock, MARK), words.map(dialect.escape)), { blankAround: true }),
      });
    },
    keyAt: (draft, offset) => (own && keyBegun(own, draft, offset)) ?? dialect.keyAt(draft, offset),
    completeKey(draft, at, insertion) {
      const lead = own && leadOf(own);
      if (own === undefined || !lead || !draft.slice(0, at.range.start).endsWith(lead))
        return dialect.completeKey(draft, at, insertion);
      const written = writeCites(dialect, own, insertion);
      const rest = restOf(own);
      const end = draft.startsWith(rest, at.range.end) ? at.range.end + rest.length : at.range.end;
      return [{ start: at.range.start - lead.length, end, newText: written }];
    },
  };
  return templated;
}

const MARK = '\uE001';

function isMarkdown({ languages }: Dialect): boolean {
  return languages.includes('markdown');
}

/** The dialect's citation, where only quotations have a template. */
function ownCitation(dialect: Dialect, { quote: _, ...insertion }: Insertion): string {
  if (insertion.cites.length === 0) return '';
  const { edits } = dialect.insert('', [{ start: 0, end: 0 }], insertion);
  return (edits[0]?.newText ?? '').trim();
}

function writeCites(dialect: Dialect, template: Template, insertion: Insertion): string {
  return insertion.cites.map((_, i) => fillTemplate(template, (name) => value(dialect, name, insertion, i))).join(' ');
}

function value(dialect: Dialect, name: string, { cites, items, formatted }: Insertion, index: number): string {
  const cite = cites[index];
  if (cite === undefined) return '';
  // It is markup already.
  if (name === 'formatted') return formatted?.replace(/\s+/g, ' ').trim() ?? '';
  const item = items?.find(({ id }) => id === cite.citekey) ?? items?.[index];
  const plain = fieldOf(name, cite, item);
  return name === 'citekey' || name === 'URL' ? plain.replace(/[\s[\]{}<>|"'`\\]/g, '') : dialect.escape(plain);
}

/** The lines of a block quotation of several paragraphs: each begins as the line of the quotation does. */
function blockLines(filled: string, words: readonly string[]): readonly string[] {
  return filled.split('\n').flatMap((line) => {
    const at = line.indexOf(MARK);
    if (at < 0) return [line];
    const lead = line.slice(0, at);
    const last = words.length - 1;
    return words.flatMap((part, i) => [
      ...(i === 0 ? [] : [lead.trimEnd()]),
      lead + part + (i === last ? line.slice(at + MARK.length) : ''),
    ]);
  });
}

/** Finds what the template writes; `undefined` where that has no citekey. */
function patternOf({ parts }: Template): RegExp | undefined {
  if (!parts.some((part) => part.kind === 'place' && part.name === 'citekey')) return undefined;
  const seen = new Set<string>();
  const source = parts.map((part) => {
    if (part.kind === 'text') return literal(part.text);
    const named = !seen.has(part.name) && BODIES[part.name] !== undefined;
    seen.add(part.name);
    const body = BODIES[part.name] ?? String.raw`[^\n]*?`;
    const group = `${literal(part.before)}${named ? `(?<${part.name}>${body})` : body}${literal(part.behind)}`;
    return part.name === 'citekey' ? group : `(?:${group})?`;
  });
  const ends = parts.at(-1);
  const open = ends?.kind === 'place' && ends.name === 'citekey' ? String.raw`(?![\p{L}\p{N}_-])` : '';
  return new RegExp(source.join('') + open, 'gu');
}

/** What the values of these places look like; others are whatever stands there. */
const BODIES: { readonly [name: string]: string } = {
  citekey: String.raw`[^\s[\]{}<>|"'\x60\\]+?`,
  locator: String.raw`(?:\p{L}[\p{L}.]*\s*|[§¶]\s*)?\d[\p{L}\d:–-]*`,
};

const literal = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);

function parseWith(parsed: ParsedDraft, draft: string, pattern: RegExp): ParsedDraft {
  // Nearly every markup has code between backticks; what stands there is shown as it is.
  const code = [...draft.matchAll(/(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g)].map(({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
  }));
  const isProse = ({ start, end }: Range) =>
    parsed.blocks.some((block) => block.start <= start && end <= block.end) &&
    !code.some((it) => it.start < end && start < it.end);
  const found = [...draft.matchAll(pattern)].flatMap((match): DraftCitation[] => {
    const range = { start: match.index, end: match.index + match[0].length };
    const citekey = match.groups?.['citekey'];
    if (citekey === undefined || !isProse(range)) return [];
    const start = range.start + match[0].indexOf(citekey);
    const read = readLocator(match.groups?.['locator'] ?? '');
    const cite = { citekey, keyRange: { start, end: start + citekey.length } };
    return [{ range, cites: [{ ...cite, ...(read && { locator: read.locator }) }] }];
  });
  const isFree = (range: Range) => !found.some((it) => it.range.start < range.end && range.start < it.range.end);
  const citations = [...found, ...parsed.citations.filter(({ range }) => isFree(range))];
  citations.sort((a, b) => a.range.start - b.range.start);
  return { ...parsed, citations, quotes: parsed.quotes.map((quote) => withoutCitation(quote, found)) };
}

/** A citation at the end of quoted words is none of them. */
function withoutCitation(quote: DraftQuote, found: readonly DraftCitation[]): DraftQuote {
  const closing = found.find(({ range }) => quote.inner.start < range.start && range.end <= quote.inner.end);
  if (closing === undefined) return quote;
  const at = quote.offsets.findIndex((offset) => offset >= closing.range.start);
  if (at < 0 || quote.offsets.slice(at).some((offset) => offset > closing.range.end + 2)) return quote;
  const text = quote.text.slice(0, at).trimEnd();
  const offsets = [...quote.offsets.slice(0, text.length), quote.offsets[text.length] ?? closing.range.start];
  return { ...quote, text, offsets, inner: { start: quote.inner.start, end: closing.range.start } };
}

/** What stands directly before the key: `[[@`. */
function leadOf({ parts }: Template): string {
  const at = parts.findIndex((part) => part.kind === 'place' && part.name === 'citekey');
  const [text, place] = [parts[at - 1], parts[at]];
  return (text?.kind === 'text' ? text.text : '') + (place?.kind === 'place' ? place.before : '');
}

/** What stands directly behind the key: `]]`. */
function restOf({ parts }: Template): string {
  const at = parts.findIndex((part) => part.kind === 'place' && part.name === 'citekey');
  const [place, text] = [parts[at], parts[at + 1]];
  return (place?.kind === 'place' ? place.behind : '') + (text?.kind === 'text' ? text.text : '');
}

function keyBegun(template: Template, draft: string, offset: number): KeyAt | undefined {
  const lead = leadOf(template);
  if (lead.trim() === '') return undefined;
  const line = draft.slice(draft.lastIndexOf('\n', offset - 1) + 1, offset);
  const at = line.lastIndexOf(lead);
  const typed = at < 0 ? undefined : line.slice(at + lead.length);
  if (typed === undefined || /[\s[\]{}<>|"'`\\]/.test(typed)) return undefined;
  const rest = /^[\p{L}\p{N}_:.-]*/u.exec(draft.slice(offset, offset + 200))?.[0] ?? '';
  return { range: { start: offset - typed.length, end: offset + rest.length }, typed };
}
