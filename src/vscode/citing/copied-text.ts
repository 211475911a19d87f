import * as vscode from 'vscode';
import { formattedNote } from '../../engine/formatted';
import type { Cite } from '../../model/citation';
import { type Excerpt, quotationKind } from '../../model/quotation';
import type { RenderFormat } from '../../model/render';
import type { RichText } from '../../webview/protocol';
import type { Ibid } from '../ibid';
import { citedAt, quotation } from '../quoting/quotation';
import { quotingStyle } from '../quoting/quoting-style';
import { escapeHtml } from '../reader/article-html';
import { draftStyle } from './draft-style';

/** The whole reference: the note of a style with notes, else the entry of the bibliography. */
export function richReference({ engine }: Ibid, cites: readonly Cite[]): Promise<RichText> {
  return both((format) =>
    formattedNote(
      engine,
      cites,
      { ...draftStyle(activeDocument()), format },
      format === 'html' ? escapeHtml : undefined,
    ),
  );
}

/** The citation as it stands in the text or, in a style with notes, in the note. */
export function richCitation({ engine }: Ibid, cites: readonly Cite[]): Promise<RichText> {
  return both(async (format) => {
    const params = { ...draftStyle(activeDocument()), format, citations: [cites] };
    return (await engine.request('render', params)).citations[0] ?? '';
  });
}

/** The words as the style sets a quotation, and their citation behind them. */
export async function richQuotation(ibid: Ibid, excerpt: Excerpt, cites: readonly Cite[]): Promise<RichText> {
  const document = activeDocument() ?? (await vscode.workspace.openTextDocument({ content: '' }));
  const style = await quotingStyle(ibid, document);
  const { language } = excerpt.source.item;
  const { text, marks } = quotation(excerpt.text, language, style);
  const citation = await richCitation(ibid, citedAt(cites, excerpt, style));
  const parts = text.split('\n\n');
  const lang = language && /^[A-Za-z-]{2,20}$/.test(language) ? ` lang="${language}"` : '';
  if (quotationKind(excerpt.text, style.block) === 'block') {
    const html = parts.map(
      (part, i) => `<p>${escapeHtml(part)}${i === parts.length - 1 ? ` ${citation.html}` : ''}</p>`,
    );
    return {
      html: `<blockquote${lang}>${html.join('')}</blockquote>`,
      text: `${parts.join('\n\n')} ${citation.text}`,
    };
  }
  const { open, close } = marks?.outer ?? { open: '“', close: '”' };
  return {
    html: `<span${lang}>${escapeHtml(open + text + close)}</span> ${citation.html}`,
    text: `${open}${text}${close} ${citation.text}`,
  };
}

async function both(write: (format: RenderFormat) => Promise<string>): Promise<RichText> {
  return { html: await write('html'), text: await write('text') };
}

function activeDocument(): vscode.TextDocument | undefined {
  return vscode.window.activeTextEditor?.document;
}
