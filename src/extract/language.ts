import { detectAll, supportedLanguages, toISO3 } from 'tinyld/light';
import type { FieldProvenance } from '../model/source';
import type { DraftPassage } from './number-passages';
import type { Draft } from './record-draft';

/** Letters that are enough to tell a language by; more only takes longer. */
const SAMPLE = 1_200;
const LEAST = 150;
/** How sure the detector has to be where the page says nothing, and where it says otherwise. */
const SURE = 0.3;
const SURER = 0.6;
/** What a person or a library says of the article is not doubted. */
const SAID = 0.9;

/** The language of the words themselves: what a page declares is often its template's. */
export function setLanguage(record: Draft, passages: readonly DraftPassage[]): void {
  const said = record.provenance()['language'];
  if (said !== undefined && said.confidence >= SAID) return;
  const declared = canonical(record.get('language'));
  const detected = detectLanguage(passages);
  const doubted =
    declared !== undefined &&
    detected !== undefined &&
    detected.sure >= SURER &&
    base(declared) !== detected.language &&
    // What the detector does not know it takes for a neighbour: Persian for Arabic.
    supportedLanguages.includes(toISO3(base(declared)));
  if (declared !== undefined && !doubted) {
    if (declared !== record.get('language')) record.replace('language', declared);
    return;
  }
  if (detected === undefined) return;
  const how: FieldProvenance = { origin: 'text', confidence: declared === undefined ? 0.7 : 0.75 };
  record.drop('language');
  record.set('language', detected.language, declared === undefined ? how : { ...how, evidence: declared });
}

/** ISO 639-1 of the running text, and from 0 to 1 how sure that is; `undefined` for too little text. */
export function detectLanguage(
  passages: readonly Pick<DraftPassage, 'kind' | 'text'>[],
): { readonly language: string; readonly sure: number } | undefined {
  let sample = '';
  for (const { kind, text } of passages) {
    // Names and numbers, as lists and tables have them, are of no language.
    if (kind !== 'paragraph' || text.length < 60) continue;
    sample += ` ${text}`;
    if (sample.length > SAMPLE) break;
  }
  if (sample.length < LEAST) return undefined;
  const [best, next] = detectAll(sample.slice(0, SAMPLE));
  if (best === undefined || best.accuracy < SURE || best.accuracy < (next?.accuracy ?? 0) * 2) return undefined;
  return { language: best.lang, sure: best.accuracy };
}

const base = (tag: string): string => tag.split('-')[0] ?? tag;

/** `en_us` → `en-US`; what is no language tag is nothing. */
function canonical(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined;
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0];
  } catch {
    return undefined; // `english`, `de,en`
  }
}
