import * as vscode from 'vscode';
import { quotedInPrefix, quotingRule } from '../../cite/quoting-rules';
import type { Cite } from '../../model/citation';
import type { Excerpt } from '../../model/quotation';
import type { Source } from '../../model/source';
import { draftStyle } from '../citing/draft-style';
import { insertInto } from '../citing/insert';
import type { Ibid } from '../ibid';
import type { Draft } from '../writing/draft';
import { linkToWords } from './quotation';
import { quotingRuleOf } from './quoting-style';

/** What can be done with words of a source. */
export type Use = 'quote' | 'cite' | 'translate' | 'quoted-in' | 'shelve' | 'link';

/** Several sources can be cited together; the words are those of one. */
export interface Together {
  readonly sources: readonly Source[];
  readonly cites?: readonly Cite[];
}

export async function useWords(
  ibid: Ibid,
  draft: Draft | undefined,
  use: Use,
  excerpt: Excerpt,
  together: Together = { sources: [excerpt.source] },
): Promise<void> {
  switch (use) {
    case 'quote':
      return insertInto(ibid, draft, { ...together, quote: excerpt });
    case 'cite':
      return insertInto(ibid, draft, { ...together, place: excerpt });
    case 'translate':
      return quoteTranslated(ibid, draft, excerpt, together);
    case 'quoted-in':
      return quoteQuoted(ibid, draft, excerpt, together);
    case 'shelve':
      return ibid.shelf.add([excerpt]);
    case 'link':
      return copyLink(excerpt);
  }
}

/** The ways as a list, for the keyboard; `undefined` where none is taken. */
export async function chooseUse(excerpt: Excerpt): Promise<Use | undefined> {
  const ways: (vscode.QuickPickItem & { readonly use: Use })[] = [
    { use: 'quote', label: '$(quote) Quote', detail: 'The words with their citation' },
    {
      use: 'cite',
      label: '$(references) Cite without quoting',
      detail: 'For a paraphrase: the citation leads to these words',
    },
    {
      use: 'translate',
      label: '$(globe) Quote in translation…',
      detail: 'Your translation in the draft; the original is kept, and checked',
    },
    {
      use: 'quoted-in',
      label: '$(references) Quoted in this source…',
      detail: 'Words of somebody else, cited as the style has it: qtd. in',
    },
    { use: 'shelve', label: '$(archive) Put on the quote shelf', detail: 'To be ordered, tagged and inserted later' },
    { use: 'link', label: '$(link) Copy a link to these words', detail: 'Opens the page in a browser at the words' },
  ];
  const picked = await vscode.window.showQuickPick(ways, {
    title: excerpt.text.replace(/\s+/g, ' ').slice(0, 80),
    placeHolder: 'What are these words for?',
    matchOnDetail: true,
  });
  return picked?.use;
}

/** The writer's translation as the quotation. The original is kept beside the library, and is what is checked. */
async function quoteTranslated(
  ibid: Ibid,
  draft: Draft | undefined,
  excerpt: Excerpt,
  together: Together,
): Promise<void> {
  const typed = await vscode.window.showInputBox({
    title: 'Your translation',
    prompt: excerpt.text.replace(/\s+/g, ' '),
    placeHolder: 'The words in the language of the draft',
    ignoreFocusOut: true,
  });
  const translation = typed?.trim();
  if (translation) await insertInto(ibid, draft, { ...together, quote: excerpt, translation });
}

/** Somebody else's words, which the source quotes: the citation names both (APA 7 §8.6, MLA 9 §6.77, Chicago 17 §14.260). */
async function quoteQuoted(ibid: Ibid, draft: Draft | undefined, excerpt: Excerpt, together: Together): Promise<void> {
  const typed = await vscode.window.showInputBox({
    title: 'Whose words are these?',
    prompt: 'As the citation names them; nothing, where the sentence does',
    placeHolder: 'Rabbitt, 1982',
    ignoreFocusOut: true,
  });
  if (typed === undefined) return;
  const document = draft?.kind === 'text' ? draft.document : undefined;
  const rule = document ? quotingRuleOf(document) : quotingRule('');
  const words = quotedInPrefix(rule, document && draftStyle(document).locale);
  const prefix = [typed.trim(), words].filter((it) => it !== '').join(', ');
  const given = together.cites ?? together.sources.map(({ citekey }): Cite => ({ citekey }));
  const cites = given.map((cite) => (cite.citekey === excerpt.source.citekey ? { ...cite, prefix } : cite));
  await insertInto(ibid, draft, { ...together, cites, quote: excerpt });
}

async function copyLink(excerpt: Excerpt): Promise<void> {
  const link = linkToWords(excerpt);
  if (!link) {
    void vscode.window.showInformationMessage('The address of this page is not known, so there is nothing to link to.');
    return;
  }
  await vscode.env.clipboard.writeText(link.address);
  vscode.window.setStatusBarMessage('$(link) A link to these words is on the clipboard', 5000);
}
