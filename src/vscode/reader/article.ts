import type { SourceText } from '../../engine/protocol';
import type { Article } from '../../webview/protocol';
import { titleOf } from '../lookup/byline';
import { articleHtml } from './article-html';
import { captureDay } from './capture-text';
import { doubtOf, recordLines } from './record';

/** What the page is to show of a source, of which these captures were saved. */
export function articleOf({ source, passages }: SourceText, captures: readonly SourceText[]): Article {
  const { language } = source.item;
  const titleDoubt = doubtOf(source.provenance['title']);
  return {
    citekey: source.citekey,
    title: titleOf(source),
    ...(titleDoubt ? { titleDoubt } : {}),
    ...(language && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? { language } : {}),
    record: [
      ...recordLines(source),
      ...(captures.length > 1 ? [{ name: 'Captures', value: captures.map(captureDay).join(', ') }] : []),
    ],
    ...(captures.length > 1 ? { hasOlder: true } : {}),
    html: articleHtml(passages),
  };
}
