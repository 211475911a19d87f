import { type CitekeyParts, fillTemplate } from '../model/citekey';
import { type CslName, type CslRecord, issuedYear } from '../model/item';
import { asciiWords } from './ascii';

/** The citekey that a record would have were it alone in its library. `name`: file name or address, if nothing else is known. */
export function citekeyBase(record: CslRecord, name: string, template: string): string {
  return fillTemplate(template, citekeyParts(record, name));
}

function citekeyParts(record: CslRecord, name: string): CitekeyParts {
  const { language } = record;
  const first = record.author?.[0] ?? record.editor?.[0];
  const publication = record['container-title'] ?? record.publisher;
  const author =
    (first && nameKey(first, language)) ||
    (publication && organisationKey(publication, language)) ||
    hostKey(record.URL);
  const words = tellingWords(record['title-short'] ?? record.title ?? '', language);
  // Without an author or a publication the title leads, and its next word takes its place.
  const [lead = '', next = ''] = author ? [author, words[0]] : words;
  return {
    author: lead.toLowerCase(),
    year: String(issuedYear(record) ?? 'nd'),
    title: capitalised(next),
    name: asciiWords(name, language).join('').toLowerCase().slice(0, LONGEST),
  };
}

/** Longer keys are unpleasant in a draft; scripts without spaces between words would make very long ones. */
const LONGEST = 20;

function nameKey(name: CslName, language: string | undefined): string {
  if (name.literal !== undefined) return organisationKey(name.literal, language);
  const family = `${name['non-dropping-particle'] ?? ''}${name.family ?? name.given ?? ''}`;
  return asciiWords(family, language).join('').toLowerCase().slice(0, LONGEST);
}

/**
 * An organisation by the short name that it gives itself, `Bayerischer Rundfunk (BR)`; else by its initials from three telling
 * words on, `World Health Organization` → `who`; else written in one, `greenpeace`, `baltictimes`.
 */
function organisationKey(name: string, language: string | undefined): string {
  const own = /\(([\p{Lu}\d&.-]{2,8})\)/u.exec(name)?.[1];
  if (own !== undefined) return asciiWords(own, language).join('').toLowerCase();
  const words = asciiWords(name, language).filter((word) => !COMMON.has(word.toLowerCase()));
  if (words.length >= 3) {
    return words
      .map((word) => (word === word.toUpperCase() && word.length <= 4 ? word : word.slice(0, 1)))
      .join('')
      .toLowerCase()
      .slice(0, LONGEST);
  }
  return words.join('').toLowerCase().slice(0, LONGEST);
}

/** `https://www.example.co.uk/a` → `example`. */
function hostKey(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const labels = new URL(url).hostname.replace(/^www\d?\./, '').split('.');
  const known = labels.slice(
    0,
    labels.length > 2 && /^(?:com?|org|net|gov|ac|edu)$/.test(labels.at(-2) ?? '') ? -2 : -1,
  );
  return known.at(-1)?.replace(/[^a-z0-9]/g, '');
}

/** The words that say something; all of them where none does. */
function tellingWords(title: string, language: string | undefined): readonly string[] {
  const words = asciiWords(title, language).map((word) => word.slice(0, LONGEST));
  const telling = words.filter((word) => word.length > 1 && /[a-z]/i.test(word) && !COMMON.has(word.toLowerCase()));
  return telling.length > 0 ? telling : words;
}

const capitalised = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();

/** Articles and the most usual small words, transliterated, of the languages that articles are mostly written in. */
const COMMON = new Set(
  (
    'a an the and or of in on at to for from by with is are was as it its this that how why what when who ' +
    'wo wenn als nicht sich ist sind der die das den dem des ein eine einen einem einer und oder von vom im am zu zum zur mit fuer auf aus bei wie warum was ' +
    'le la les l un une des du de d et ou en au aux pour par sur dans avec ' +
    'el los las una unos unas y o del al por para con como que se su ' +
    'il lo gli i uno e di da dal della delle nel nella os as um uma do dos das no na nos nas ' +
    'het een van voor op met en naar det en et den og i av til pa ett och att foer ' +
    'v vo na s so o ob ot do po za k u iz i a no ne dlya kak chto eto ' +
    'w z ze oraz to jest nie sie ' +
    'o i to ta tou tis ton tin kai se sto sti me gia apo'
  ).split(' '),
);
