import type { QuotationMarks } from '../model/quotation';
import type { CslNode } from './csl-xml';
import { localeStore } from './locale-store';

/** The quotation marks of a language, from the terms of its CSL locale; `undefined` for one that has none. */
export function quotationMarks(assets: string, tag: string): QuotationMarks | undefined {
  const store = localeStore(assets);
  const name = store.resolve(tag);
  if (name === undefined) return undefined;
  const terms = new Map<string, string>();
  collect(store.load(name), terms);
  const outer = { open: terms.get('open-quote') ?? '', close: terms.get('close-quote') ?? '' };
  const inner = { open: terms.get('open-inner-quote') ?? '', close: terms.get('close-inner-quote') ?? '' };
  return outer.open && outer.close && inner.open && inner.close ? { outer, inner } : undefined;
}

function collect({ name, attrs, children }: CslNode, terms: Map<string, string>): void {
  const { name: term = '' } = attrs;
  if (name === 'term' && term.endsWith('-quote') && !terms.has(term))
    terms.set(term, children.filter((child) => typeof child === 'string').join(''));
  for (const child of children) if (typeof child !== 'string') collect(child, terms);
}
