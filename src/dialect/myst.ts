import type { Cite } from '../model/citation';
import type { DraftCitation, KeyAt } from './dialect';
import { keyedMarkdown } from './markdown/keyed';
import { isProse, type MarkdownText, readMarkdown } from './markdown/prose';
import { bracedCites, keyAtRole, writeBracedCites } from './sphinx-roles';

/**
 * MyST Markdown. `mystmd` reads Pandoc's syntax, `[see @ruiz2019, para. 4]`; both it and Sphinx read the roles,
 * {@code {cite:p}`ruiz2019`}, which are written where the draft has them.
 */
export const myst = keyedMarkdown({
  id: 'myst',
  label: 'MyST Markdown',
  languages: ['myst', 'markdown'],
  bibliographyFormats: ['bibtex', 'biblatex'],
  ownCitations: readRoles,
  writeOwn: (draft, cites) => (ROLE.test(draft) ? writeRole(cites) : undefined),
  ownKeyAt: keyAtMystRole,
});

const ROLE = /\{cite(?::\w+)?\}`/;

function readRoles(text: MarkdownText): readonly DraftCitation[] {
  const found: DraftCitation[] = [];
  for (const { index, 0: whole, 1: role = '', 2: content = '' } of text.draft.matchAll(/\{cite(:\w+)?\}`([^`]+)`/g)) {
    if (!isProse(text, index)) continue;
    const cites = bracedCites(content, index + whole.length - 1 - content.length, role.slice(1));
    if (cites.length > 0) found.push({ range: { start: index, end: index + whole.length }, cites });
  }
  return found;
}

function writeRole(cites: readonly Cite[]): string {
  const [first] = cites;
  if (first === undefined) return '';
  const kind = first.form === 'narrative' ? 't' : first.form === 'suppress-author' ? 'year' : 'p';
  return `{cite:${kind}}\`${writeBracedCites(cites, ';')}\``;
}

function keyAtMystRole(draft: string, offset: number): KeyAt | undefined {
  const at = keyAtRole(draft, offset, /\{cite(?::\w+)?\}`([^`\n]*)$/);
  return at !== undefined && isProse(readMarkdown(draft), draft.lastIndexOf('{cite', offset)) ? at : undefined;
}
