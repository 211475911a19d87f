import type { Dialect, Insertion } from '../../src/dialect/dialect';
import { applyEdits } from '../../src/model/range';
import type { HostileSource } from './sources';

/** What the built document must show of one insertion, between two words of the draft. */
export interface Expected {
  readonly before: string;
  readonly behind: string;
  readonly words: string;
  readonly kind: 'inline' | 'block';
  readonly family: string;
  readonly title: string;
}

/**
 * A draft made by the dialect's own insert functions: each source quoted in a sentence and cited, every second one quoted as
 * a block. `start` is the draft without them, in which `BODY` is replaced; `language` that of the words, where it is told.
 */
export function draftOf(
  dialect: Dialect,
  sources: readonly HostileSource[],
  start = 'BODY\n',
  language: string | undefined = undefined,
) {
  const at = start.indexOf('BODY');
  let draft = start.slice(0, at) + start.slice(at + 'BODY'.length);
  let caret = at;
  const expected: Expected[] = [];
  const type = (text: string) => {
    draft = draft.slice(0, caret) + text + draft.slice(caret);
    caret += text.length;
  };
  const insert = (insertion: Insertion) => {
    const edit = dialect.insert(draft, [{ start: caret, end: caret }], insertion);
    draft = applyEdits(draft, edit.edits);
    caret = edit.selections[0]?.end ?? caret;
  };
  sources.forEach(({ item, words }, i) => {
    const family = item.author?.[0]?.family ?? '';
    const cite = { citekey: item.id, locator: { label: 'paragraph', value: '4' } } as const;
    const given = {
      items: [item],
      ...(dialect.citations === 'formatted'
        ? { formatted: formattedFor(dialect, item.id, family, item.title ?? '') }
        : {}),
    };
    for (const kind of i % 2 === 0 ? (['inline', 'block'] as const) : (['inline'] as const)) {
      const [before, behind] = [`Begin${kind}${i}x`, `End${kind}${i}x`];
      type(before);
      if (kind === 'inline') type(' ');
      insert({ cites: [cite], quote: { text: words, kind, ...(language && { language }) }, ...given });
      type(kind === 'inline' ? ` ${behind}.\n\n` : `\n\n${behind}.\n\n`);
      expected.push({ before, behind, words, kind, family, title: item.title ?? '' });
    }
  });
  draft = applyEdits(draft, dialect.declareBibliography(draft, 'refs.bib'));
  return { draft, expected };
}

function formattedFor(dialect: Dialect, citekey: string, family: string, title: string): string {
  const text =
    dialect.formatted === 'note' ? `${family}, ${title}, para. 4.` : `(${family} ${citekey.slice(-4)}, para. 4)`;
  return dialect.rendering === 'text' ? text : dialect.escape(text);
}
