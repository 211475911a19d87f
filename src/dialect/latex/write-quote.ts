import type { Cite } from '../../model/citation';
import type { Range, TextEdit } from '../../model/range';
import type { Insertion } from '../dialect';
import { lineAt, lineEnd } from '../lines';
import { type Placement, spaced } from '../placement';
import { paragraphs } from '../plain-words';
import { writeCitation, writeKey, writeNotes } from './citations';
import { escapeLatex, inOldEncoding } from './escape';
import { foreignLanguage } from './languages';
import type { Preamble } from './packages';
import { readLatex } from './prose';

/**
 * The quotation with its citation. With csquotes one source is cited by the quotation itself (manual §5.2,
 * `\textcquote[para.~4]{ruiz2019}{…}`): style and citation can then be changed for all of a document at once. What ends the words stays
 * with them, and is not moved to the command's argument for punctuation: what is inserted is what the source says.
 */
export function placeQuote(draft: string, selected: Range, insertion: Insertion, preamble: Preamble): Placement {
  const { cites, quote } = insertion;
  const escaped = paragraphs(quote?.text ?? '').map(escapeLatex);
  const parts = preamble.hasOldEncoding ? escaped.map(inOldEncoding) : escaped;
  const quoted = cites.map(parenthetical);
  const citation = writeCitation(quoted, preamble.commands);
  const attached = attachedCite(insertion, preamble);
  const language = preamble.hasCsquotes ? foreignLanguage(quote?.language, preamble.languages) : undefined;
  const [foreign, name] = language === undefined ? ['', ''] : ['foreign', `{${language}}`];
  if (quote?.kind === 'block') {
    const eol = lineEnd(draft);
    const words = parts.join(eol + eol);
    if (attached !== undefined) {
      const command = `\\${foreign}blockcquote${name}${writeNotes(attached)}{${writeKey(attached.citekey)}}{${words}}`;
      return ownLines(draft, selected, command);
    }
    const environment = preamble.hasCsquotes ? `${foreign}displayquote` : 'quote';
    const closing = citation === '' ? '' : ` ${citation}`;
    const lines = [`\\begin{${environment}}${name}`, words + closing, `\\end{${environment}}`];
    return ownLines(draft, selected, lines.join(eol));
  }
  const words = parts.join(' ');
  if (attached !== undefined) {
    const command = `\\${foreign}textcquote${name}${writeNotes(attached)}{${writeKey(attached.citekey)}}{${words}}`;
    return spaced(draft, selected, command);
  }
  const command = language === undefined ? '\\enquote' : `\\foreignquote${name}`;
  const marked = preamble.hasCsquotes ? `${command}{${words}}` : betweenMarks(words);
  return spaced(draft, selected, citation === '' ? marked : `${marked} ${citation}`);
}

/**
 * With the first quotation that cites: csquotes cites by `\cite`, which has no brackets in styles of authors and years, and is no note in
 * styles of notes. `\autocite` is what the style means for a citation in the text (csquotes manual §8.6).
 */
export function citeCommand(draft: string, insertion: Insertion, preamble: Preamble): readonly TextEdit[] {
  if (!preamble.lacksCiteCommand || insertion.quote === undefined) return [];
  if (attachedCite(insertion, preamble) === undefined) return [];
  const at = readLatex(draft).indexOf('\\begin{document}');
  return at < 0 ? [] : [{ start: at, end: at, newText: `\\SetCiteCommand{\\autocite}${lineEnd(draft)}` }];
}

/** The one cite that the quotation's command can have; the commands know no form. */
function attachedCite({ cites }: Insertion, { attachesCitations }: Preamble): Cite | undefined {
  const [only, ...others] = cites.map(parenthetical);
  return attachesCitations && others.length === 0 && only?.form === undefined ? only : undefined;
}

/** Behind a quotation the author is not part of the sentence. */
function parenthetical({ form, ...cite }: Cite): Cite {
  return form === 'suppress-author' ? { ...cite, form } : cite;
}

/** ``` ``words'' ```; marks at the ends are kept apart, or three apostrophes would be read as another pair. */
function betweenMarks(words: string): string {
  const left = /^[`‘]/.test(words) ? '``{}' : '``';
  const right = /['’]$/.test(words) ? "{}''" : "''";
  return left + words + right;
}

/** On lines of its own. LaTeX takes a blank line for a new paragraph, so none is added. */
function ownLines(draft: string, at: Range, text: string): Placement {
  const eol = lineEnd(draft);
  const first = lineAt(draft, at.start);
  const before = draft.slice(first.start, at.start);
  const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
  const after = draft.slice(at.end, lineAt(draft, at.end).end);
  const isLineStart = before.trim() === '';
  const start = isLineStart ? at.start : first.start + before.trimEnd().length;
  const head = isLineStart ? '' : eol + indent;
  const isLineEnd = after.trim() === '';
  const skip = isLineEnd ? 0 : after.length - after.trimStart().length;
  const tail = isLineEnd ? '' : eol + indent;
  return { edit: { start, end: at.end + skip, newText: head + text + tail }, caret: head.length + text.length };
}
