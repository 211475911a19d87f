import type { CslName } from '../../model/item';
import { escapeBib } from './bib-escape';
import { latexToText } from './latex-text';

/** Names as BibTeX has them: `van der Berg, Jr., Vincent and {Ministry of Water}`. */
export function writeBibNames(names: readonly CslName[]): string {
  return names.map(writeName).join(' and ');
}

function writeName(name: CslName): string {
  if (name.literal !== undefined) return `{${escapeBib(name.literal)}}`;
  const particle = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
  const family = name.family ?? '';
  if (family === '') return `{${escapeBib(name.given ?? '')}}`;
  const last = [escapeBib(particle), whole(family, particle !== '')].filter(Boolean).join(' ');
  const parts = [last, ...(name.suffix ? [whole(name.suffix, false)] : []), ...(name.given ? [given(name.given)] : [])];
  // Alone, `Ana` would be read as it stands; a family name of several words would not.
  return parts.length === 1 && /\s/.test(last) && particle === '' ? `{${last}}` : parts.join(', ');
}

/** In braces where BibTeX would take the words apart: at ` and `, at a comma, or a small first letter for a particle. */
function whole(text: string, afterParticle: boolean): string {
  const escaped = escapeBib(text);
  const takenApart =
    /[,=]|(?:^|\s)and(?:\s|$)/i.test(text) || (!afterParticle && /^\p{Ll}/u.test(text) && /\s/.test(text));
  return takenApart ? `{${escaped}}` : escaped;
}

function given(text: string): string {
  const escaped = escapeBib(text);
  return /[,=]|(?:^|\s)and(?:\s|$)/i.test(text) ? `{${escaped}}` : escaped;
}

/** Whether a name's particle goes with it in citations: biblatex's `useprefix`, false where not said. */
export type Particle = 'dropping-particle' | 'non-dropping-particle';

/** BibTeX's three forms: `First von Last`, `von Last, First`, `von Last, Jr, First`; one in braces is an organisation. */
export function readBibNames(latex: string, particle: Particle): readonly CslName[] {
  return splitOutsideBraces(latex, /^\s+and\s+/i)
    .map((name) => name.trim())
    .filter((name) => name !== '' && name.toLowerCase() !== 'others')
    .map((name) => readName(name, particle));
}

function readName(latex: string, kind: Particle): CslName {
  if (isOneGroup(latex)) return { literal: latexToText(latex) };
  const parts = splitOutsideBraces(latex, /^\s*,\s*/).map((part) => part.trim());
  if (parts.length > 1 && parts.every((part) => part.includes('='))) return readExtendedName(parts, kind);
  const [first = '', second, third] = parts;
  if (second !== undefined) {
    const { particle, family } = splitParticle(words(first));
    return person({ family, particle, given: third ?? second, suffix: third === undefined ? '' : second }, kind);
  }
  const all = words(first);
  if (all.length === 1) return { family: latexToText(first) };
  const from = all.findIndex((word, i) => i < all.length - 1 && isParticle(word));
  if (from < 0)
    return person({ family: all.at(-1) ?? '', particle: '', given: all.slice(0, -1).join(' '), suffix: '' }, kind);
  const { particle, family } = splitParticle(all.slice(from));
  return person({ family, particle, given: all.slice(0, from).join(' '), suffix: '' }, kind);
}

/** biblatex's `family=Berg, given=Vincent, prefix=van der`. */
function readExtendedName(parts: readonly string[], kind: Particle): CslName {
  const values = new Map(
    parts.map((part): [string, string] => [
      part.slice(0, part.indexOf('=')).trim().toLowerCase(),
      part.slice(part.indexOf('=') + 1),
    ]),
  );
  const own = values.get('useprefix')?.trim().toLowerCase();
  const said: Particle = own === 'true' ? 'non-dropping-particle' : own === 'false' ? 'dropping-particle' : kind;
  return person(
    {
      family: values.get('family') ?? '',
      particle: values.get('prefix') ?? '',
      given: values.get('given') ?? '',
      suffix: values.get('suffix') ?? '',
    },
    said,
  );
}

function person(name: { family: string; particle: string; given: string; suffix: string }, kind: Particle): CslName {
  const [family, particle, given, suffix] = [name.family, name.particle, name.given, name.suffix].map(latexToText);
  return {
    ...(family ? { family } : {}),
    ...(given ? { given } : {}),
    ...(particle ? { [kind]: particle } : {}),
    ...(suffix ? { suffix } : {}),
  };
}

/** Leading words in small letters are the particle, the last word never. */
function splitParticle(all: readonly string[]): { particle: string; family: string } {
  let count = 0;
  for (let i = 0; i < all.length - 1; i++) if (isParticle(all[i] ?? '')) count = i + 1;
  return { particle: all.slice(0, count).join(' '), family: all.slice(count).join(' ') };
}

const isParticle = (word: string): boolean => /^\p{Ll}/u.test(latexToText(word)) && !word.startsWith('{');

const words = (latex: string): readonly string[] => splitOutsideBraces(latex, /^[\s~]+/).filter((word) => word !== '');

function isOneGroup(latex: string): boolean {
  if (!latex.startsWith('{') || !latex.endsWith('}')) return false;
  let depth = 0;
  for (let i = 0; i < latex.length; i++) {
    if (latex[i] === '\\') i++;
    else if (latex[i] === '{') depth++;
    else if (latex[i] === '}' && --depth === 0) return i === latex.length - 1;
  }
  return false;
}

function splitOutsideBraces(latex: string, separator: RegExp): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < latex.length; i++) {
    const c = latex[i];
    if (c === '\\') i++;
    else if (c === '{') depth++;
    else if (c === '}') depth = Math.max(0, depth - 1);
    else if (depth === 0 && c !== undefined && /[\s~,]/.test(c)) {
      const found = separator.exec(latex.slice(i, i + 40));
      if (found === null) continue;
      parts.push(latex.slice(from, i));
      from = i + found[0].length;
      i = from - 1;
    }
  }
  parts.push(latex.slice(from));
  return parts;
}
