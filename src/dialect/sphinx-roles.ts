import type { Cite } from '../model/citation';
import type { DraftCite, KeyAt } from './dialect';
import { readLocator, writeLocator } from './locator';

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
export function writeBracedCites(cites: readonly Cite[], separator: ',' | ';'): string {
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
