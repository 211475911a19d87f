import { applyEdits, type Range } from '../model/range';
import type { Dialect } from './dialect';
import { removeFrontMatterField } from './markdown/front-matter-field';
import { readNoteDefinitions } from './markdown/notes';
import { readMarkdown } from './markdown/prose';
import { maskRst, RST_DEFINITION } from './rst';

interface Done {
  readonly from: Dialect;
  readonly to: Dialect;
  /** Every citation was converted. */
  readonly isWhole: boolean;
}

/**
 * A converted draft without what only its old citations needed: their notes; and, where none of them is left, the place and the
 * declaration of the bibliography, or the list that Ibid kept. What stays is what the new dialect uses, too, and the heading of a section
 * that has something else in it.
 */
export function withoutLeftovers(
  text: string,
  { from, to, isWhole }: Done,
  isKnown: (citekey: string) => boolean,
): string {
  const without = withoutNotes(text, from, to, isKnown);
  if (!isWhole && from.parse(without).citations.length > 0) return without;
  const isMarkdown = from.languages.includes('markdown');
  const lists = LISTS[from.id];
  // Pandoc puts its list where MyST's directive is not, and the other way round; one with notes puts it nowhere.
  const shorter = lists === undefined || from.id === to.id ? without : withoutBlocks(without, lists);
  if (to.bibliographyFormats.length > 0) return shorter;
  return isMarkdown ? applyEdits(shorter, removeFrontMatterField(shorter, 'bibliography')) : shorter;
}

/** Where the bibliography is put, or the formatted list, as whole lines. */
const LISTS: { readonly [id in Dialect['id']]?: RegExp } = {
  pandoc: /^:{3,}[ \t]*\{[ \t]*#refs\b[^}\n]*\}[ \t]*\r?\n(?:[ \t]*\r?\n)*:{3,}[ \t]*$/gm,
  myst: /^(`{3,}|:{3,})\{bibliography\}[^\n]*\n(?:[^\n]*\n)*?\1[ \t]*$/gm,
  linked: /^<!-- references -->[\s\S]*?^<!-- \/references -->[ \t]*$/gm,
  rst: /^\.\. bibliography::[^\n]*(?:\n(?:[ \t]*\n)*[ \t]+\S[^\n]*)*/gm,
  asciidoc: /^:bibtex-[\w-]+:[^\n]*$|^bibliography::\S*\[[^\]\n]*\][ \t]*$/gm,
};

/** The lines that match, with one of the blank lines around them, and the heading above where its section has nothing else. */
function withoutBlocks(text: string, pattern: RegExp): string {
  let result = text;
  for (const match of [...text.matchAll(pattern)].reverse()) {
    result = withoutLines(result, { start: match.index, end: match.index + match[0].length });
  }
  return result;
}

const HEADING =
  /(?:^|\n)(?:#{1,6} [^\n]+|={2,6} [^\n]+|[^\n]+\n(?:={3,}|-{3,}|~{3,}|\^{3,}))[ \t\r]*\n(?:[ \t\r]*\n)*$/;

function withoutLines(text: string, { start, end }: Range): string {
  const after = text.slice(end).replace(/^[ \t]*\r?\n/, '');
  let before = text.slice(0, start);
  const isLast = after.trim() === '' || /^\s*(?:#{1,6} |={1,6} |\[\^[^\]\s]+\]:|\.\. \[#)/.test(after);
  const heading = isLast ? HEADING.exec(before) : null;
  if (heading !== null) before = before.slice(0, heading.index + (heading[0].startsWith('\n') ? 1 : 0));
  const isBetween = /\n[ \t]*\r?\n$/.test(before) || before.trim() === '';
  const rest = isBetween ? after.replace(/^(?:[ \t]*\r?\n)+/, '') : after;
  return rest.trim() === ''
    ? before.trimEnd() + (/\n\s*$/.test(text) && before.trim() !== '' ? lineBreak(text) : '')
    : before + rest;
}

const lineBreak = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n');

/** The definitions of notes that were citations and that nothing refers to any more. */
function withoutNotes(text: string, from: Dialect, to: Dialect, isKnown: (citekey: string) => boolean): string {
  if (from.id === to.id) return text;
  const isIdle = (label: string, mark: string) =>
    [label, label.replace(/-\d+$/, '')].some((it) => it.split('+').every(isKnown)) && text.split(mark).length === 2;
  const idle =
    from.id === 'footnote'
      ? readNoteDefinitions(readMarkdown(text)).filter(({ label }) => isIdle(label, `[^${label}]`))
      : from.id === 'rst-footnote'
        ? [...maskRst(text).matchAll(RST_DEFINITION)]
            .map(({ index, 0: whole, 1: label = '' }) => ({
              label,
              range: { start: index, end: index + whole.length },
            }))
            .filter(({ label }) => isIdle(label, `[#${label}]`))
        : [];
  let result = text;
  for (const { range } of [...idle].reverse()) {
    const before = result.slice(0, range.start).replace(/\r?\n[ \t]*$/, '');
    result = before.trimEnd() === '' ? result.slice(range.end) : before + result.slice(range.end);
  }
  return idle.length === 0 ? result : `${result.trimEnd()}${/\n\s*$/.test(text) ? lineBreak(text) : ''}`;
}
