import { myTranslation, placeInSource, type QuotingRule } from '../../cite/quoting-rules';
import type { Quotation } from '../../dialect/dialect';
import type { QuotationLink } from '../../dialect/link';
import { switchedMarks } from '../../dialect/quotation-marks';
import type { Cite } from '../../model/citation';
import { type Excerpt, quotationKind } from '../../model/quotation';
import { addressOfWords } from '../../model/text-fragment';
import type { QuotingStyle } from './quoting-style';

const ENGLISH = { outer: { open: '“', close: '”' }, inner: { open: '‘', close: '’' } };

/** Words of a source as a quotation: short ones in the line, with the marks within them switched, long ones as a block. */
export function quotation(text: string, language: string | undefined, { block, marks }: QuotingStyle): Quotation {
  const kind = quotationKind(text, block);
  return {
    text: kind === 'inline' ? switchedMarks(text, marks ?? ENGLISH) : text,
    kind,
    ...(language ? { language } : {}),
    ...(marks ? { marks } : {}),
  };
}

/** The cites with the place of the words, as the style names it; a place that the person gave stays. */
export function citedAt(cites: readonly Cite[], excerpt: Excerpt, { unpaged }: QuotingRule): Cite[] {
  const place = placeInSource(excerpt, unpaged);
  return cites.map((cite) => {
    if (cite.citekey !== excerpt.source.citekey || cite.locator) return cite;
    const suffix = [place.suffix, cite.suffix].filter(Boolean).join('');
    return { ...cite, ...place, ...(suffix ? { suffix } : {}) };
  });
}

/** The cites with the remark that the translation is the writer's (MLA 9 §6.75, Chicago 17 §11.14). */
export function translatedBy(cites: readonly Cite[], locale: string | undefined): Cite[] {
  const said = myTranslation(locale);
  return cites.map((cite, i) =>
    i < cites.length - 1 || cite.suffix?.includes(said) ? cite : { ...cite, suffix: `${cite.suffix ?? ''}, ${said}` },
  );
}

/** The link to the words in the page they were saved from; `undefined` where its address is not known. */
export function linkToWords({ source, text }: Excerpt): QuotationLink | undefined {
  const address = addressOfWords(source.item.URL, text);
  return address === undefined ? undefined : { address, words: new URL(address).hostname.replace(/^www\./, '') };
}
