import type { Dialect, DraftCitation, DraftEdit } from './dialect';
import { lineEnd } from './lines';
import { paragraphRanges } from './masked';
import { freeNoteLabel, type LabelSyntax, nameInSentence, noteLabel, plainNote } from './note-text';
import { escapeRst, maskRst, RST_DEFINITION, readRstQuotes, writeRstQuote } from './rst';
import { insertWith } from './writing';

/** reStructuredText without an extension: footnotes with labels, `words\ [#ruiz2019]_`. */
export const rstFootnote: Dialect = {
  id: 'rst-footnote',
  label: 'reStructuredText (footnotes)',
  languages: ['restructuredtext'],
  citations: 'formatted',
  rendering: 'text',
  formatted: 'note',
  bibliographyFormats: [],

  parse(draft) {
    const prose = maskRst(draft);
    const citations = readReferences(prose);
    return { blocks: paragraphRanges(prose), citations, quotes: readRstQuotes(prose, citations), bibliographies: [] };
  },

  insert(draft, selections, insertion) {
    const notes = [...maskRst(draft).matchAll(RST_DEFINITION)].map(([, label = '', text = '']) => ({
      label,
      text: text.replace(/\s+/g, ' ').trim(),
    }));
    const note = plainNote(insertion, escapeRst);
    const base = noteLabel(insertion.cites, LABEL);
    const same = notes.find((it) => it.text === note && it.label.replace(/-\d+$/, '') === base);
    const label =
      same?.label ??
      freeNoteLabel(
        base,
        notes.map((it) => it.label),
      );
    const reference = insertion.cites.length === 0 ? '' : `[#${label}]_`;
    const result = insertWith(draft, selections, insertion, this.parse(draft).citations, {
      citation: reference === '' ? '' : `\\ ${reference}`,
      isNote: true,
      name: nameInSentence(insertion, escapeRst),
      ...writeRstQuote(draft, insertion, reference),
    });
    return same !== undefined || reference === '' ? result : withDefinition(draft, result, `.. [#${label}] ${note}`);
  },

  declareBibliography: () => [],
  escape: escapeRst,
  keyAt: (draft, offset) => {
    const typed = /\[#([\w.:+-]*)$/.exec(maskRst(draft).slice(Math.max(0, offset - 200), offset))?.[1];
    if (typed === undefined) return undefined;
    const rest = /^[\w.:+-]*(?=\]_)/.exec(draft.slice(offset, offset + 200))?.[0] ?? '';
    return { range: { start: offset - typed.length, end: offset + rest.length }, typed };
  },
  completeKey(draft, { range }, insertion) {
    const start = draft.lastIndexOf('[#', range.start);
    const end = draft.startsWith(']_', range.end) ? range.end + 2 : range.end;
    const without = draft.slice(0, start) + draft.slice(end);
    const { edits } = this.insert(without, [{ start, end: start }], {
      cites: insertion.cites,
      ...(insertion.formatted === undefined ? {} : { formatted: insertion.formatted }),
    });
    return edits.map((edit) => {
      if (edit.start === start) return { start, end, newText: edit.newText };
      const shift = edit.start >= start ? end - start : 0;
      return { start: edit.start + shift, end: edit.end + shift, newText: edit.newText };
    });
  },
};

/** docutils, "Simple Reference Names": letters and digits with single `-`, `_`, `.`, `:` and `+` between them. */
const LABEL: LabelSyntax = { separator: '+', forbidden: /[^A-Za-z0-9._:-]+|(?<=[._:-])[._:-]+/g };

/** The note at the end of the draft, behind everything that is inserted. */
function withDefinition(draft: string, result: DraftEdit, definition: string): DraftEdit {
  const eol = lineEnd(draft);
  const trimmed = draft.trimEnd().length;
  const isBehind = result.edits.every(({ end }) => end < trimmed);
  const at = isBehind ? trimmed : draft.length;
  const isNewLine = at === draft.length && draft.endsWith(eol) && (result.edits.at(-1)?.end ?? 0) < at;
  const newText = `${isNewLine ? '' : eol}${eol}${definition}${at === draft.length ? eol : ''}`;
  const last = result.edits.at(-1);
  if (last?.start === at || last?.end === at) {
    return { ...result, edits: [...result.edits.slice(0, -1), { ...last, newText: last.newText + newText }] };
  }
  return { ...result, edits: [...result.edits, { start: at, end: at, newText }] };
}

function readReferences(prose: string): readonly DraftCitation[] {
  const found: DraftCitation[] = [];
  const labels = new Set([...prose.matchAll(/\[#([\w.:+-]+)\]/g)].map(([, label]) => label));
  for (const { index, 0: whole, 1: label = '' } of prose.matchAll(/\[#([\w.:+-]+)\]_/g)) {
    const base = label.replace(/-\d+$/, '');
    let start = index + 2;
    const cites = (labels.has(base) ? base : label)
      .split('+')
      .filter(Boolean)
      .map((citekey) => {
        start = prose.indexOf(citekey, start);
        const keyRange = { start, end: start + citekey.length };
        start = keyRange.end;
        return { citekey, keyRange };
      });
    if (cites.length > 0) found.push({ range: { start: index, end: index + whole.length }, cites });
  }
  return found;
}
