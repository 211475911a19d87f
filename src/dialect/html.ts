import { Parser } from 'htmlparser2';
import type { Cite } from '../model/citation';
import type { Range } from '../model/range';
import type { Dialect, DraftCitation, DraftQuote, Insertion, ParsedDraft } from './dialect';
import { lineEnd } from './lines';
import { writeLocator } from './locator';
import { onOwnLines } from './own-lines';
import { paragraphs, singleSpaced } from './plain-words';
import { type ShownText, ShownTextBuilder } from './shown-text';
import { insertWith } from './writing';

/**
 * HTML: `<q cite="…">` and `<blockquote cite="…">` in a `<figure>`, and the formatted citation with its link as Pandoc's HTML
 * marks it, `<span class="citation" data-cites="ruiz2019">`.
 */
export const html: Dialect = {
  id: 'html',
  label: 'HTML',
  languages: ['html'],
  citations: 'formatted',
  rendering: 'html',
  formatted: 'citation',
  bibliographyFormats: [],

  parse: readHtml,

  insert(draft, selections, insertion) {
    const { citations } = readHtml(draft);
    const citation = writeCitation(insertion);
    const address = insertion.items?.[0]?.URL;
    const source = address !== undefined && /^https?:\/\//i.test(address) ? ` cite="${attribute(address)}"` : '';
    const language = insertion.quote?.language === undefined ? '' : ` lang="${attribute(insertion.quote.language)}"`;
    const words = paragraphs(insertion.quote?.text ?? '').map(escapeHtml);
    return insertWith(draft, selections, insertion, citations, {
      citation,
      inlineQuote: () => `<q${source}${language}>${words.join(' ')}</q>${citation === '' ? '' : ` ${citation}`}`,
      // HTML §4.4.4: the attribution of a quotation stands outside of `blockquote`.
      placeBlock: (at) => {
        const quoted = [`<blockquote${source}${language}>`, ...words.map((part) => `<p>${part}</p>`), '</blockquote>'];
        const lines =
          citation === '' ? quoted : ['<figure>', ...quoted, `<figcaption>${citation}</figcaption>`, '</figure>'];
        return onOwnLines(draft, at, lines, { blankAround: false });
      },
    });
  },

  declareBibliography: () => [],
  escape: escapeHtml,
  keyAt: () => undefined,
  completeKey: () => [],

  updateReferences(draft, heading, entries) {
    const eol = lineEnd(draft);
    const items = entries.map(
      ({ citekey, text }) => `<div id="ref-${attribute(citekey)}" class="csl-entry">${text}</div>`,
    );
    const list = ['<div id="refs" class="references csl-bib-body">', ...items, '</div>'].join(eol);
    const existing = elementWithId(draft, 'refs');
    if (existing !== undefined)
      return draft.slice(existing.start, existing.end) === list ? [] : [{ ...existing, newText: list }];
    const end = [draft.search(/<\/body\s*>/i), draft.search(/<\/html\s*>/i)].find((at) => at >= 0) ?? draft.length;
    const lead = end > 0 && draft[end - 1] !== '\n' ? eol : '';
    return [{ start: end, end, newText: `${lead}<h2>${escapeHtml(heading)}</h2>${eol}${list}${eol}` }];
  },
};

interface OpenQuote {
  readonly name: string;
  readonly kind: DraftQuote['kind'];
  readonly start: number;
  readonly inner: number;
  /** How deep its element stands. */
  readonly depth: number;
  readonly shown: ShownTextBuilder;
}

const SILENT = /^(?:script|style|template|svg|noscript|head)$/;
const BLOCK = /^(?:p|div|li|h[1-6]|blockquote|td|th|dd|dt|figcaption|section|article)$/;

function readHtml(draft: string): ParsedDraft {
  const citations: DraftCitation[] = [];
  const quotes: DraftQuote[] = [];
  const blocks: Range[] = [];
  let quote: OpenQuote | undefined;
  let citing: { readonly start: number; readonly depth: number; readonly cites: DraftCitation['cites'] } | undefined;
  let figure: { readonly start: number; readonly quotes: number } | undefined;
  let depth = 0;
  let silent = 0;
  let blockStart = 0;
  const endBlock = (at: number, next: number) => {
    if (at > blockStart) blocks.push({ start: blockStart, end: at });
    blockStart = Math.max(blockStart, next);
  };

  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        const start = parser.startIndex;
        const end = parser.endIndex + 1;
        depth++;
        if (SILENT.test(name)) silent++;
        if (BLOCK.test(name)) endBlock(start, end);
        if (BLOCK.test(name)) quote?.shown.standingFor(' ', start);
        if (name === 'figure') figure = { start, quotes: quotes.length };
        const keys = attributes['data-cites'];
        if (keys !== undefined && citing === undefined)
          citing = { start, depth, cites: citesOf(draft, start, end, keys) };
        if (quote === undefined && (name === 'q' || name === 'blockquote')) {
          quote = {
            name,
            kind: name === 'q' ? 'inline' : 'block',
            start,
            inner: end,
            depth,
            shown: new ShownTextBuilder(),
          };
        } else if (name === 'q') quote?.shown.standingFor('“', start);
        if (name === 'br') quote?.shown.standingFor(' ', start);
      },
      onclosetag(name, isImplied) {
        // An implied end tag has no place of its own; at the end of the draft the parser points behind it.
        const end = Math.min(draft.length, parser.endIndex + 1);
        const start = isImplied ? end : parser.startIndex;
        if (SILENT.test(name)) silent--;
        if (BLOCK.test(name)) endBlock(start, end);
        if (citing !== undefined && depth === citing.depth) {
          if (citing.cites.length > 0) citations.push({ range: { start: citing.start, end }, cites: citing.cites });
          citing = undefined;
        }
        depth--;
        if (quote !== undefined && depth + 1 === quote.depth) {
          const inner = { start: quote.inner, end: Math.max(quote.inner, start) };
          const shown = trimmedTo(quote.shown.finish(inner.end), inner);
          if (shown.text !== '') quotes.push({ range: { start: quote.start, end }, inner, kind: quote.kind, ...shown });
          quote = undefined;
        } else if (name === 'q') quote?.shown.standingFor('”', start);
        if (name === 'figure' && figure !== undefined) {
          attachCaption(quotes, citations, figure, end);
          figure = undefined;
        }
      },
      ontext(data) {
        if (silent > 0 || citing !== undefined || quote === undefined) return;
        const raw = draft.slice(parser.startIndex, parser.endIndex + 1);
        if (raw === data) quote.shown.verbatim(data, parser.startIndex);
        else quote.shown.standingFor(data, parser.startIndex);
      },
    },
    { decodeEntities: true, recognizeSelfClosing: false },
  );
  parser.write(draft);
  parser.end();
  endBlock(draft.length, draft.length);
  const order = (a: { readonly range: Range }, b: { readonly range: Range }) => a.range.start - b.range.start;
  return {
    blocks: blocks.filter(({ start, end }) => end > start),
    citations: citations.sort(order),
    quotes: quotes.sort(order),
    bibliographies: [],
  };
}

function trimmedTo(shown: ShownText, inner: Range): ShownText {
  return {
    text: shown.text,
    offsets: shown.offsets.map((offset) => Math.min(Math.max(offset, inner.start), inner.end)),
  };
}

function citesOf(draft: string, start: number, end: number, keys: string): DraftCitation['cites'] {
  const attributeAt = draft.slice(start, end).search(/data-cites\s*=/i);
  let from = start + Math.max(0, attributeAt) + 'data-cites'.length;
  return keys
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((citekey) => {
      const at = draft.indexOf(citekey, from);
      if (at < 0 || at + citekey.length > end) return [];
      from = at + citekey.length;
      return [{ citekey, keyRange: { start: at, end: from } }];
    });
}

/** The citation in a figure's caption belongs to the quotation of the figure. */
function attachCaption(
  quotes: DraftQuote[],
  citations: readonly DraftCitation[],
  figure: { readonly start: number; readonly quotes: number },
  end: number,
): void {
  const keys = citations
    .filter(({ range }) => range.start > figure.start && range.end <= end)
    .flatMap(({ cites }) => cites.map(({ citekey }) => citekey));
  if (keys.length === 0) return;
  for (let i = figure.quotes; i < quotes.length; i++) {
    const quote = quotes[i];
    if (quote?.kind === 'block' && quote.attached === undefined) quotes[i] = { ...quote, attached: keys };
  }
}

function writeCitation({ cites, formatted, items }: Insertion): string {
  if (cites.length === 0) return '';
  const words = formatted?.trim() || escapeHtml(`(${cites.map(inShort).join('; ')})`);
  const address = cites.length === 1 ? items?.[0]?.URL : undefined;
  // A formatted text may hold links of its own, and links do not nest.
  const isLinkable = address !== undefined && /^https?:\/\//i.test(address) && !/<a\b/i.test(words);
  const linked = isLinkable ? `<a href="${attribute(address)}">${words}</a>` : words;
  const keys = cites.map(({ citekey }) => citekey.replace(/\s+/g, '')).join(' ');
  return `<span class="citation" data-cites="${attribute(keys)}">${linked}</span>`;
}

function inShort({ citekey, locator }: Cite): string {
  return locator === undefined ? citekey : `${citekey}, ${writeLocator(locator)}`;
}

function elementWithId(draft: string, id: string): Range | undefined {
  let found: Range | undefined;
  let open: { readonly start: number; readonly depth: number } | undefined;
  let depth = 0;
  const parser: Parser = new Parser({
    onopentag(_, attributes) {
      depth++;
      if (attributes['id'] === id && open === undefined && found === undefined)
        open = { start: parser.startIndex, depth };
    },
    onclosetag() {
      if (open !== undefined && depth === open.depth) {
        found = { start: open.start, end: parser.endIndex + 1 };
        open = undefined;
      }
      depth--;
    },
  });
  parser.write(draft);
  parser.end();
  return found;
}

/** HTML §13.1.2.4: in text, `&` and `<` begin markup. */
function escapeHtml(text: string): string {
  return singleSpaced(text).replace(/[&<>]/g, (char) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));
}

function attribute(text: string): string {
  return escapeHtml(text).replace(/"/g, '&quot;');
}
