import type { Dialect } from '../../dialect/dialect';
import type { Excerpt } from '../../model/quotation';
import type { ShelvedQuotation } from '../../model/quote-shelf';
import { applyEdits } from '../../model/range';
import { byline, titleOf } from '../lookup/byline';
import { citedAt } from './quotation';
import type { QuotingStyle } from './quoting-style';

/** One quotation of the shelf, and where it stands; the latter is missing where its source is. */
export interface Exported {
  readonly shelved: ShelvedQuotation;
  readonly excerpt: Excerpt | undefined;
}

/** The shelf as Markdown with citekeys: the words as block quotations, then where they are from, tags and notes. */
export function shelfMarkdown(dialect: Dialect, quotations: readonly Exported[], style: QuotingStyle): string {
  let text = '# Quotations\n';
  for (const { shelved, excerpt } of quotations) {
    const { citekey, exact, tags, note } = shelved;
    const cites = excerpt ? citedAt([{ citekey }], excerpt, style) : [{ citekey }];
    const at = { start: text.length + 1, end: text.length + 1 };
    text += '\n';
    text = applyEdits(text, dialect.insert(text, [at], { cites, quote: { text: exact, kind: 'block' } }).edits);
    const from = excerpt
      ? [byline(excerpt.source), `*${dialect.escape(titleOf(excerpt.source))}*`]
      : ['not in the library'];
    const said = [dialect.escape(from[0] ?? ''), ...from.slice(1)].filter((it) => it !== '').join(' · ');
    text += `\n\n${said}${tags.map((tag) => ` · ${dialect.escape(`#${tag}`)}`).join('')}\n`;
    if (note) text += `\n${dialect.escape(note)}\n`;
  }
  return text;
}
