import type { Cite, Locator } from '../model/citation';
import type { BlockRule, Excerpt, OmissionMark } from '../model/quotation';

/** How a style manual wants quotations; what it does not say is as most do it. */
export interface QuotingRule {
  readonly block: BlockRule;
  readonly omission: OmissionMark;
  /** What names the place in a source without pages; `none`: nothing does. */
  readonly unpaged: 'paragraph' | 'heading' | 'none';
  /** Where it is said that emphasis was added: right behind the words, in brackets, or in the citation. */
  readonly emphasisAdded: 'brackets' | 'citation';
  /** What stands before the citation of a source that quotes another one, by language. */
  readonly quotedIn: { readonly [language: string]: string };
}

const QUOTED_IN = {
  en: 'quoted in',
  de: 'zit. n.',
  fr: 'cité dans',
  es: 'citado en',
  it: 'citato in',
  pt: 'citado em',
  nl: 'geciteerd in',
  sv: 'citerad i',
  da: 'citeret i',
  nb: 'sitert i',
  pl: 'cyt. za',
  cs: 'cit. podle',
  ru: 'цит. по',
  uk: 'цит. за',
};

const USUAL: QuotingRule = {
  block: { words: 40 },
  omission: '…',
  unpaged: 'paragraph',
  emphasisAdded: 'citation',
  quotedIn: QUOTED_IN,
};
/** 100 words: natureofwriting.com; `. . .`: cmosshoptalk.com on CMOS 13.53. A heading for want of pages (17 §14.22): not seen. */
const CHICAGO: QuotingRule = { ...USUAL, block: { words: 100 }, omission: '. . .', unpaged: 'heading' };

/**
 * Families of styles by their CSL names; the first that fits. At each stands the manual's rule and the page on which it was read;
 * "not seen" where no public page at hand says it, so that it rests on our reading of the manual alone.
 */
const RULES: readonly (readonly [RegExp, Partial<QuotingRule>])[] = [
  // APA 7 §8.27: 40 words or more (natureofwriting.com, APA). §8.31: [emphasis added] right behind the words (writingcommons.org).
  // §8.6 "as cited in", paragraph numbers (§8.28): not seen.
  [/^apa\b|american-psychological/, { emphasisAdded: 'brackets', quotedIn: { ...QUOTED_IN, en: 'as cited in' } }],
  // MLA 9 §6.35: more than four lines of prose (writing.wisc.edu, MLA); spaced dots (uhv.edu, "Using Ellipsis in MLA").
  // §6.26 (unnumbered paragraphs are not counted), §6.77 (qtd. in): not seen.
  [
    /^mla\b|modern-language/,
    { block: { lines: 5 }, omission: '. . .', unpaged: 'none', quotedIn: { ...QUOTED_IN, en: 'qtd. in' } },
  ],
  // Turabian 9 §25.2.2, SBL 2 §4.1.4: five lines or more. Not seen.
  [/^turabian/, { ...CHICAGO, block: { lines: 5 } }],
  [/^society-of-biblical|^sbl/, { block: { lines: 5 } }],
  [/chicago|american-political-science|american-anthropological/, CHICAGO],
  // Bluebook rule 5: 50 words or more, " . . . ", emphasis in the parenthesis (law.cornell.edu/citation/6-100).
  [/bluebook/, { block: { words: 50 }, omission: '. . .' }],
  // OSCOLA 4 §1.5: longer than three lines, "...", emphasis told behind the citation (soas.libguides.com, libanswers.liverpool.ac.uk).
  [/oscola/, { block: { lines: 4 }, omission: '…' }],
  // McGill 9 §1.10.1: four lines or more. Not seen.
  [/mcgill/, { block: { lines: 4 } }],
  // AGLC rule 1.5.1: more than three lines (law.unimelb.edu.au/mulr, "Quick AGLC"; usq-qld.libguides.com/aglc).
  [/australian-guide-to-legal/, { block: { lines: 4 } }],
  // MHRA: omissions in square brackets (brookes.ac.uk, "How to set out quotations in MHRA"). §9.3, more than forty words: not seen.
  [/modern-humanities|^mhra/, { block: { words: 41 }, omission: '[…]' }],
  // NBR 10520:2023: more than three lines, […] for what is left out (pesquisadorcientifico.com.br); "grifo nosso" behind the cite.
  [/associacao-brasileira|^abnt/, { block: { lines: 4 }, omission: '[...]' }],
  // AMA 11 §8.6.2: longer than four lines. Not seen.
  [/american-medical|^ama\b/, { block: { lines: 5 }, omission: '…' }],
  // Russian: dots, in learned works also in angle brackets, which are no marks of most markups (emirsaba.org; orthographia.ru §140).
  [/gost/, { omission: '…' }],
  // German: dots in square brackets (deutsch-reader.de, "Zitiertechnik"; bare ones in the EU's style guide §5.10, round ones in schools).
  // French: dots in square brackets (fr.wikiversity.org, "Règles typographiques pour la présentation des citations").
  [/iso690|din-1505|deutsche/, { omission: '[…]' }],
];

/** @param style as a setting or a draft names it: `apa`, `mla.csl`, `http://www.zotero.org/styles/chicago-author-date` */
export function quotingRule(style: string): QuotingRule {
  const name = (style.split(/[/\\]/).pop() ?? '').replace(/\.csl$/i, '').toLowerCase();
  return { ...USUAL, ...RULES.find(([family]) => family.test(name))?.[1] };
}

/** `qtd. in`, in the language of the draft; English where it has none of ours. */
export function quotedInPrefix({ quotedIn }: QuotingRule, locale: string | undefined): string {
  return inLanguage(quotedIn, locale) ?? quotedIn['en'] ?? 'quoted in';
}

/** What the place of quoted words is called; a heading is no locator of CSL and stands behind the cite. */
export function placeInSource(
  { passages, heading }: Pick<Excerpt, 'passages' | 'heading'>,
  unpaged: QuotingRule['unpaged'],
): Pick<Cite, 'locator' | 'suffix'> {
  const [first] = passages;
  const last = passages.at(-1);
  if (first?.page !== undefined) return { locator: paged(first.page, last?.page ?? first.page) };
  if (unpaged === 'heading' && heading) return { suffix: `, under “${heading.trim()}”` };
  const numbered = passages.flatMap(({ paragraph }) => paragraph ?? []);
  const [from] = numbered;
  const to = numbered.at(-1);
  if (unpaged !== 'paragraph' || from === undefined || to === undefined) return {};
  return { locator: { label: 'paragraph', value: from === to ? String(from) : `${from}–${to}` } };
}

function paged(first: string, last: string): Locator {
  // Transcripts have the time where others have pages.
  const label = first.includes(':') ? 'timestamp' : 'page';
  return { label, value: first === last || label === 'timestamp' ? first : `${first}–${last}` };
}

const EMPHASIS_ADDED: { readonly [language: string]: string } = {
  en: 'emphasis added',
  de: 'Hervorh. d. Verf.',
  fr: 'nous soulignons',
  es: 'énfasis añadido',
  it: 'corsivo aggiunto',
  pt: 'grifo nosso',
  nl: 'cursivering toegevoegd',
  sv: 'min kursivering',
  da: 'min kursivering',
  nb: 'min utheving',
  pl: 'podkreślenie autora',
  ru: 'курсив мой',
  uk: 'курсив мій',
};

/** What says that the emphasis is the writer's; English where the language of the draft is none of ours. */
export function emphasisAdded(locale: string | undefined): string {
  return inLanguage(EMPHASIS_ADDED, locale) ?? 'emphasis added';
}

const MY_TRANSLATION: { readonly [language: string]: string } = {
  en: 'my translation',
  de: 'Übers. d. Verf.',
  fr: 'notre traduction',
  es: 'traducción propia',
  it: 'trad. mia',
  pt: 'tradução nossa',
  nl: 'eigen vertaling',
  sv: 'min översättning',
  da: 'min oversættelse',
  nb: 'min oversettelse',
  pl: 'tłumaczenie własne',
  ru: 'перевод мой',
  uk: 'переклад мій',
};

/** What says that the translation is the writer's. */
export function myTranslation(locale: string | undefined): string {
  return inLanguage(MY_TRANSLATION, locale) ?? 'my translation';
}

function inLanguage(words: { readonly [language: string]: string }, locale: string | undefined): string | undefined {
  return words[locale?.toLowerCase().split(/[-_]/)[0] ?? 'en'];
}
