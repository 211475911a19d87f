import * as vscode from 'vscode';
import type { Cite } from '../../model/citation';
import type { Excerpt } from '../../model/quotation';
import type { Source } from '../../model/source';
import { insertInto } from '../citing/insert';
import type { Ibid } from '../ibid';
import type { Draft } from '../writing/draft';
import { linkToWords } from './quotation';

/** What can be done with words of a source. */
export type Use = 'quote' | 'cite' | 'shelve' | 'link';

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

async function copyLink(excerpt: Excerpt): Promise<void> {
  const link = linkToWords(excerpt);
  if (!link) {
    void vscode.window.showInformationMessage('The address of this page is not known, so there is nothing to link to.');
    return;
  }
  await vscode.env.clipboard.writeText(link.address);
  vscode.window.setStatusBarMessage('$(link) A link to these words is on the clipboard', 5000);
}
