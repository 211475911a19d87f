import type { Cite } from '../../model/citation';
import type { Range } from '../../model/range';
import type { DraftCitation, DraftCite } from '../dialect';
import { readLocator, writeLocator } from '../locator';
import { type Argument, argumentAt, optionalArguments } from './arguments';
import { escapeLatex } from './escape';
import type { CitationCommands } from './packages';
import { visibleLatex } from './visible';

/**
 * Commands that cite, of biblatex (manual §3.9), natbib (§2) and LaTeX itself. Those ending in `s` take several keys with
 * notes of their own: `\autocites[4]{a}[7]{b}`. Data commands such as `\citeauthor` and `\citetitle` name a source too.
 */
const COMMAND =
  /\\((?:[Aa]uto|[Pp]aren|[Tt]ext|[Ff]oot|[Ss]mart|[Ss]uper|[Ff]ull|footfull|[Nn]ote|[Pp]|[Ff]ootnote)?[Cc]ite(?:s|p|t|alp|alt|author|title|year|yearpar|date|url|num|text)?|[Cc]ite(?:p|t|alp|alt|author|yearpar)|nocite)(\*?)(?![A-Za-z])/g;
const NARRATIVE = /^(?:[Tt]extcites?|[Cc]ite(?:t|alt|author))$/;
const YEAR_ONLY = /^[Cc]ite(?:year|yearpar|date)$/;

/** The citations of a LaTeX text, comments and verbatim text masked. */
export function readCitations(prose: string): readonly DraftCitation[] {
  const found: DraftCitation[] = [];
  COMMAND.lastIndex = 0;
  for (let match = COMMAND.exec(prose); match !== null; match = COMMAND.exec(prose)) {
    const name = match[1] ?? '';
    const isStarred = match[2] === '*';
    if (isEscaped(prose, match.index) || name === 'nocite' || name === 'citetext') continue;
    const form = formOf(name, isStarred);
    const citation = readArguments(prose, match.index, COMMAND.lastIndex, name.endsWith('cites'), form);
    if (citation === undefined) continue;
    found.push(citation);
    COMMAND.lastIndex = citation.range.end;
  }
  return found;
}

function formOf(name: string, isStarred: boolean): Cite['form'] {
  if (NARRATIVE.test(name)) return 'narrative';
  if (YEAR_ONLY.test(name) || (isStarred && /^(?:[Aa]uto|[Pp]aren)?[Cc]ites?$/.test(name))) return 'suppress-author';
  return undefined;
}

/** `[pre][post]{a,b}`, and again where the command takes several. */
function readArguments(
  text: string,
  start: number,
  at: number,
  isMany: boolean,
  form: Cite['form'],
): DraftCitation | undefined {
  const cites: DraftCite[] = [];
  let end = at;
  // Notes around the whole of `\autocites(pre)(post)…`.
  const around = isMany ? /^(?:\s*\([^()]*\)){0,2}/.exec(text.slice(end, end + 500))?.[0].length : 0;
  end += around ?? 0;
  do {
    const notes = optionalArguments(text, end);
    const keys = argumentAt(text, notes.at(-1)?.end ?? end, 'required');
    if (keys === undefined) break;
    cites.push(...citesOf(text, notes, keys, form));
    end = keys.end;
  } while (isMany);
  return cites.length === 0 ? undefined : { range: { start, end }, cites };
}

/** With several keys in one pair of braces, the note before belongs to the first and the one behind to the last. */
export function citesOf(
  text: string,
  notes: readonly Argument[],
  keys: Argument,
  form?: Cite['form'],
): readonly DraftCite[] {
  const ranges = keyRanges(text, keys.content);
  const pre = notes.length === 2 ? notes[0] : undefined;
  const post = notes.at(-1);
  return ranges.map((keyRange, i): DraftCite => {
    const prefix = pre === undefined || i > 0 ? '' : visibleLatex(text.slice(pre.content.start, pre.content.end));
    return {
      citekey: text.slice(keyRange.start, keyRange.end),
      keyRange,
      ...(form === undefined ? {} : { form }),
      ...(prefix === '' ? {} : { prefix }),
      ...(post === undefined || i < ranges.length - 1
        ? {}
        : readPostnote(text.slice(post.content.start, post.content.end))),
    };
  });
}

export function keyRanges(text: string, { start, end }: Range): readonly Range[] {
  const found: Range[] = [];
  for (const { index, 0: key } of text.slice(start, end).matchAll(/[^\s,{}\uE000]+/g)) {
    found.push({ start: start + index, end: start + index + key.length });
  }
  return found;
}

function readPostnote(note: string): Pick<Cite, 'locator' | 'suffix'> {
  const shown = visibleLatex(note);
  const read = readLocator(shown);
  const suffix = (read?.rest ?? shown).trim();
  return { ...(read === undefined ? {} : { locator: read.locator }), ...(suffix === '' ? {} : { suffix }) };
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

/** The citation in the commands of the document's package. */
export function writeCitation(cites: readonly Cite[], commands: CitationCommands): string {
  const [first] = cites;
  if (first === undefined) return '';
  const isPlain = ({ prefix, suffix, locator }: Cite) => (prefix ?? suffix ?? locator) === undefined;
  const form = first.form ?? 'parenthetical';
  const isUniform = cites.every((cite) => (cite.form ?? 'parenthetical') === form);
  const command = commands[form];
  if (cites.length === 1) return `\\${command}${writeNotes(first)}{${writeKey(first.citekey)}}`;
  if (isUniform && cites.every(isPlain))
    return `\\${command}{${cites.map(({ citekey }) => writeKey(citekey)).join(',')}}`;
  if (isUniform && commands.several !== undefined && form !== 'suppress-author') {
    return `\\${commands.several[form]}${cites.map((cite) => `${writeNotes(cite)}{${writeKey(cite.citekey)}}`).join('')}`;
  }
  if (commands.group !== undefined && form !== 'narrative') {
    const { wrap, inner, year } = commands.group;
    const parts = cites.map(
      (cite) => `\\${cite.form === 'suppress-author' ? year : inner}${writeNotes(cite)}{${writeKey(cite.citekey)}}`,
    );
    return `\\${wrap}{${parts.join('; ')}}`;
  }
  return cites.map((cite) => writeCitation([cite], commands)).join(' ');
}

/** `[see][para.~4]`: with a note before, both pairs of brackets are needed. */
export function writeNotes({ prefix, locator, suffix }: Cite): string {
  const located =
    locator === undefined
      ? ''
      : escapeLatex(writeLocator(locator))
          .replace(' ', '~')
          .replace(/(\d)\s*[-–—]\s*(?=\d)/g, '$1--');
  const added = suffix?.trim() ?? '';
  const after = added === '' ? '' : escapeLatex(added);
  const post = located !== '' && after !== '' && !/^[,.:;)]/.test(after) ? `${located} ${after}` : located + after;
  if (prefix === undefined || prefix.trim() === '') return post === '' ? '' : `[${protect(post)}]`;
  return `[${protect(escapeLatex(prefix.trim()))}][${protect(post)}]`;
}

/** A bracket in an optional argument would end it. */
function protect(note: string): string {
  return /[[\]]/.test(note) ? `{${note}}` : note;
}

/** What would end the argument or the key is dropped: no bibliography can hold such a key. */
export function writeKey(citekey: string): string {
  return citekey.replace(/[\s,{}\\%#~"]/g, '');
}
