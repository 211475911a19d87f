import type { CslName } from '../model/item';
import { CJK, HONORIFIC, inMixedCase, looksLikePerson, PARTICLES } from './names';

/** Chinese and Korean family names come first and have one character, save a handful of Chinese ones with two. */
const EAST_ASIAN_PARTS =
  /^(欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|公孫|慕容|令狐|司徒|夏侯|\p{Script=Han}(?=\p{Script=Han}{1,2}$)|\p{Script=Hangul}(?=\p{Script=Hangul}{1,2}$))([\p{Script=Han}\p{Script=Hangul}]{1,2})$/u;
/** Japanese and Korean names with a space, family name first. */
const SPACED =
  /^([\p{Script=Han}\p{Script=Hangul}]{1,4})[\s\u3000]([\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{1,4})$/u;
/** The commonest Vietnamese family names, which come first; with their diacritics, since others are written alike. */
const VIETNAMESE =
  /^(Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Trương|Đinh|Đoàn)((?: \p{Lu}\p{Ll}+){1,3})$/u;
const DEGREE = /,?\s+(?:Ph\.?\s?D|M\.?D|J\.?D|D\.?Phil|LL\.?[BMD]|M\.?A|M\.?Sc|MBA|CPA|RN|Esq)\.?$/i;
const SUFFIX = /^(.*?),?\s+((?:Jr|Sr)\.?|II|III|IV)$/;

/** A name in CSL's parts (CSL 1.0.2, name parts); what is not surely a person stays `literal`. */
export function cslName(name: string): CslName {
  const whole =
    inMixedCase(
      name
        .normalize('NFC')
        .replace(/\s*[(（].*$/u, '')
        .trim(),
    ) || name;
  const suffixed = SUFFIX.exec(whole);
  const bare = withoutTitles(suffixed?.[1] ?? whole);
  const suffix = suffixed?.[2] === undefined ? {} : { suffix: suffixed[2] };
  const eastern = EAST_ASIAN_PARTS.exec(bare) ?? SPACED.exec(bare) ?? VIETNAMESE.exec(bare);
  if (eastern?.[1] !== undefined && eastern[2] !== undefined) return { family: eastern[1], given: eastern[2].trim() };
  const turned = /^([^,]+), ([^,]+)$/.exec(bare);
  const inOrder = turned === null ? bare : `${turned[2]} ${turned[1]}`;
  if (CJK.test(inOrder) || !looksLikePerson(inOrder)) return { literal: bare };
  if (turned?.[1] !== undefined) return { ...familyParts(turned[1].split(' ')), given: turned[2] ?? '', ...suffix };
  const words = inOrder.split(' ');
  const at = familyStart(words);
  const given = words.slice(0, at).join(' ');
  return { ...familyParts(words.slice(at)), ...(given === '' ? {} : { given }), ...suffix };
}

function withoutTitles(name: string): string {
  let bare = name;
  for (let i = 0; i < 3; i++) bare = bare.replace(HONORIFIC, '').replace(DEGREE, '');
  return bare;
}

/** Where the family name and its particles begin: particles in small letters, or a few that stay with it in capitals. */
function familyStart(words: readonly string[]): number {
  let at = words.length - 1;
  // `José Ortega y Gasset`: two family names.
  if (at > 2 && words[at - 1] === 'y') at -= 2;
  while (at > 1 && isParticle(words[at - 1] ?? '')) at--;
  return at === 1 && isParticle(words[0] ?? '') && /^\p{Ll}/u.test(words[0] ?? '') ? 0 : at;
}

const isParticle = (word: string): boolean =>
  PARTICLES.has(word.toLowerCase()) && (/^\p{Ll}/u.test(word) || CAPITAL_PARTICLE.test(word));
const CAPITAL_PARTICLE = /^(?:De|Di|Da|Del|Della|Des|Du|Dos|Van|Von|Der|Den|Ter|Ten|Le|La|El|Al|Abu|Abi|Ben|Bin|Ibn)$/;

/** Small particles that lead are CSL's `non-dropping-particle`; what has a capital is a part of the name. */
function familyParts(words: readonly string[]): Pick<CslName, 'family' | 'non-dropping-particle'> {
  let at = 0;
  while (at < words.length - 1 && /^\p{Ll}/u.test(words[at] ?? '') && PARTICLES.has((words[at] ?? '').toLowerCase()))
    at++;
  const particle = words.slice(0, at).join(' ');
  return { family: words.slice(at).join(' '), ...(particle === '' ? {} : { 'non-dropping-particle': particle }) };
}
