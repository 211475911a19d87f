import type { KeyAt } from './dialect';
import { escapePandoc } from './markdown/escape';
import { keyedMarkdown } from './markdown/keyed';
import { isProse, readMarkdown } from './markdown/prose';
import { keyAtRole, type RoleSyntax, readRoles, writeRoles } from './sphinx-roles';

const ROLES: RoleSyntax = {
  pattern: /\{cite(?::(\w+))?\}`([^`]+)`/g,
  open: (kind) => `{cite:${kind}}`,
  escapeText: escapePandoc,
};

/**
 * MyST Markdown. `mystmd` reads Pandoc's syntax, `[see @ruiz2019, para. 4]`; both it and Sphinx read the roles,
 * ``{cite:p}`ruiz2019` ``, which are written where the draft has them.
 */
export const myst = keyedMarkdown({
  id: 'myst',
  label: 'MyST Markdown',
  languages: ['myst', 'markdown'],
  bibliographyFormats: ['bibtex', 'biblatex'],
  ownCitations: (text) => readRoles(text.draft, ROLES).filter(({ range }) => isProse(text, range.start)),
  writeOwn: (draft, cites) => (/\{cite(?::\w+)?\}`/.test(draft) ? writeRoles(cites, draft, ROLES) : undefined),
  ownKeyAt,
});

function ownKeyAt(draft: string, offset: number): KeyAt | undefined {
  const at = keyAtRole(draft, offset, /\{cite(?::\w+)?\}`([^`\n]*)$/);
  return at !== undefined && isProse(readMarkdown(draft), draft.lastIndexOf('{cite', offset)) ? at : undefined;
}
