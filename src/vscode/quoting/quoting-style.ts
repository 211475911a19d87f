import { isAbsolute } from 'node:path';
import type * as vscode from 'vscode';
import { type QuotingRule, quotingRule } from '../../cite/quoting-rules';
import type { QuotationMarks } from '../../model/quotation';
import { draftStyle } from '../citing/draft-style';
import type { Ibid } from '../ibid';
import { readSettings } from '../settings';
import { declaredStyle } from '../writing/declared-style';

/** How quotations are to be written in a draft: as its style has it, where the settings do not say otherwise. */
export interface QuotingStyle extends QuotingRule {
  /** Of the draft's language; absent where that is not known. */
  readonly marks?: QuotationMarks;
  readonly locale?: string;
  /** Quotations get a link that opens the page at their words. */
  readonly links: boolean;
}

export function quotingRuleOf(document: vscode.TextDocument): QuotingRule {
  const { style, blockQuoteWords, quotationLocator, omissionMark } = readSettings(document.uri);
  const rule = quotingRule(declaredStyle(document.getText()) ?? style);
  return {
    ...rule,
    ...(blockQuoteWords > 0 && { block: { words: blockQuoteWords } }),
    ...(quotationLocator !== 'style' && { unpaged: quotationLocator }),
    ...(omissionMark !== 'style' && { omission: omissionMark }),
  };
}

export async function quotingStyle({ csl }: Pick<Ibid, 'csl'>, document: vscode.TextDocument): Promise<QuotingStyle> {
  const { linkQuotations } = readSettings(document.uri);
  const { locale, style } = draftStyle(document);
  const language = locale ?? (isAbsolute(style) ? undefined : LANGUAGE_STYLES.get(style));
  const marks = language === undefined ? undefined : await marksOf(csl, language);
  return {
    ...quotingRuleOf(document),
    links: linkQuotations,
    ...(marks && { marks }),
    ...(language !== undefined && { locale: language }),
  };
}

/** Styles that are for one language alone. */
const LANGUAGE_STYLES: ReadonlyMap<string, string> = new Map([
  ['iso690-note-fr', 'fr-FR'],
  ['deutsche-gesellschaft-fur-psychologie', 'de-DE'],
  ['din-1505-2', 'de-DE'],
  ['associacao-brasileira-de-normas-tecnicas', 'pt-BR'],
  ['gost-r-7-0-5-2008', 'ru-RU'],
]);

const known = new Map<string, QuotationMarks | undefined>();

async function marksOf(csl: string, language: string): Promise<QuotationMarks | undefined> {
  if (!known.has(language)) {
    const { quotationMarks } = await import('../markup');
    known.set(language, quotationMarks(csl, language));
  }
  return known.get(language);
}
