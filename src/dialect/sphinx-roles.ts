import type { Cite } from '../model/citation';
import type { DraftCitation, DraftCite, KeyAt } from './dialect';
import { readLocator, writeLocator } from './locator';

/** How a markup writes roles. */
export interface RoleSyntax {
  /** Global; its groups are the kind (`p`) and the content. */
  readonly pattern: RegExp;
  readonly open: (kind: string) => string;
  readonly escapeText: (text: string) => string;
}

/** Where the extension is too old for notes within the role, the locator follows it: `, para. 4`. */
const LOCATOR_BEHIND = /^,? ?((?:paras?|pp?|secs?|chaps?|line|nn?|vol|no|fig)s?\. [^\s].*)/;

export function readRoles(prose: string, { pattern }: RoleSyntax): readonly DraftCitation[] {
  const found: DraftCitation[] = [];
  for (const { index, 0: whole, 1: kind = '', 2: content = '' } of prose.matchAll(pattern)) {
    const cites = bracedCites(content, index + whole.length - 1 - content.length, kind);
    const last = cites.at(-1);
    if (last === undefined) continue;
    const end = index + whole.length;
    const text = prose.slice(end, end + 60);
    const behind = last.locator === undefined ? LOCATOR_BEHIND.exec(text)?.[1] : undefined;
    const read = behind === undefined ? undefined : readLocator(behind);
    if (behind === undefined || read === undefined) found.push({ range: { start: index, end }, cites });
    else {
      const length = text.indexOf(behind) + behind.length - read.rest.length;
      found.push({
        range: { start: index, end: end + length },
        cites: [...cites.slice(0, -1), { ...last, locator: read.locator }],
      });
    }
  }
  return found;
}

/**
 * One role for the whole cluster where nothing but keys is to be said, or where the draft has notes within roles already
 * (sphinxcontrib-bibtex 2.6 and mystmd read them); else a role for each cite, its locator behind it.
 */
export function writeRoles(cites: readonly Cite[], draft: string, { open, escapeText }: RoleSyntax): string {
  const [first] = cites;
  if (first === undefined) return '';
  const kindOf = ({ form }: Cite) => (form === 'narrative' ? 't' : form === 'suppress-author' ? 'year' : 'p');
  const isBraced = /\bcite(?::\w+)?[:}]`[^`]*\{/.test(draft);
  const isPlain = cites.every(({ locator, prefix, suffix }) => (locator ?? prefix ?? suffix) === undefined);
  if (isBraced || isPlain) return `${open(kindOf(first))}\`${writeBracedCites(cites, ',')}\``;
  return cites
    .map((cite) => {
      const prefix = cite.prefix === undefined || cite.prefix.trim() === '' ? '' : `${escapeText(cite.prefix.trim())} `;
      const located = cite.locator === undefined ? '' : `, ${escapeText(writeLocator(cite.locator))}`;
      const added = cite.suffix?.trim() ?? '';
      const suffix = added === '' ? '' : `${/^[,.:;)]/.test(added) ? '' : ' '}${escapeText(added)}`;
      return `${prefix}${open(kindOf(cite))}\`${plainKey(cite.citekey)}\`${located}${suffix}`;
    })
    .join('; ');
}

/**
 * The content of a citing role: `a,b` and, since sphinxcontrib-bibtex 2.6, `{see}a{p. 4}`; mystmd separates by `;` too.
 * `start`: where in the draft it begins. `role`: `p`, `t`, `year` …
 */
export function bracedCites(content: string, start: number, role: string): readonly DraftCite[] {
  const form = /^(?:t|ts|ct|cts|text)$/.test(role)
    ? 'narrative'
    : /^(?:year|yearpar)$/.test(role)
      ? 'suppress-author'
      : undefined;
  const cites: DraftCite[] = [];
  for (const { index, 1: before = '', 2: pre, 3: citekey = '', 4: post } of content.matchAll(
    /(\s*(?:\{([^{}]*)\})?\s*)([^\s,;{}]+)\s*(?:\{([^{}]*)\})?\s*(?:[,;]|$)/g,
  )) {
    const keyStart = start + index + before.length;
    const read = post === undefined ? undefined : readLocator(post.trim());
    const suffix = (read?.rest ?? post ?? '').trim();
    cites.push({
      citekey,
      keyRange: { start: keyStart, end: keyStart + citekey.length },
      ...(form === undefined ? {} : { form }),
      ...(pre === undefined || pre.trim() === '' ? {} : { prefix: pre.trim() }),
      ...(read === undefined ? {} : { locator: read.locator }),
      ...(suffix === '' ? {} : { suffix }),
    });
  }
  return cites;
}

/** `{see}a{para. 4}`, separated by `,` for Sphinx and `;` for mystmd. */
export function writeBracedCites(cites: readonly Cite[], separator: ','): string {
  const braced = (text: string) => (text.trim() === '' ? '' : `{${text.trim().replace(/[{}`\\\r\n]/g, '')}}`);
  return cites
    .map(({ citekey, prefix = '', locator, suffix = '' }) => {
      const located = locator === undefined ? '' : writeLocator(locator);
      const gap = located === '' || suffix === '' || /^[,.:)]/.test(suffix) ? '' : ' ';
      return braced(prefix) + plainKey(citekey) + braced(located + gap + suffix);
    })
    .join(separator);
}

export function plainKey(citekey: string): string {
  return citekey.replace(/[\s,;{}`]/g, '');
}

/** The key begun in a role: what `pattern`, which ends at the caret, has as its first group is the role's content so far. */
export function keyAtRole(draft: string, offset: number, pattern: RegExp): KeyAt | undefined {
  const content = pattern.exec(draft.slice(Math.max(0, offset - 500), offset))?.[1];
  const typed =
    content === undefined ? undefined : /(?:^|[,;}\s])([^\s,;{}`]*)$/.exec(content.replace(/\{[^{}]*\}/g, ' '))?.[1];
  if (typed === undefined) return undefined;
  const rest = /^[^\s,;{}`]*/.exec(draft.slice(offset, offset + 200))?.[0] ?? '';
  const isClosed = /^\s*[,;{`]/.test(draft.slice(offset + rest.length, offset + rest.length + 10));
  return { range: { start: offset - typed.length, end: offset + (isClosed ? rest.length : 0) }, typed };
}
