import { knownPaper } from '../known-papers';
import type { Found } from './found';
import { fold, type Page } from './page';
import type { Candidate } from './publication';
import { hostKey, isDomain, keyOf } from './site-name';

/** Abbreviations, addresses and names in other scripts give way to the name in full that the page or the world knows. */
export function inFull(
  said: Found<string> | undefined,
  page: Page,
  candidates: readonly Candidate[],
): Found<string> | undefined {
  const known = knownPaper(page.url);
  if (said === undefined) return known === undefined ? undefined : { value: known, origin: 'url', confidence: 0.7 };
  const { value } = said;
  const foreign = !LATIN.test(value);
  if (known !== undefined && (foreign || isInitials(value, known) || isAddress(value, page.url)))
    return { value: known, origin: 'url', confidence: 0.85, evidence: value };
  if (!foreign) return said;
  const latin = latinName(page.url, candidates);
  return latin === undefined ? said : { value: latin, origin: said.origin, confidence: 0.7, evidence: value };
}

const LATIN = /\p{Script=Latin}{2}/u;
/** Letters that a paper's name has besides the host's; a company's has more. */
const FURTHER = 10;

function latinName(url: string | undefined, candidates: readonly Candidate[]): string | undefined {
  const host = hostKey(url);
  return candidates.find(({ name }) => {
    const key = keyOf(name);
    if (!LATIN.test(name) || isDomain(name) || host.length < 3 || key.length > host.length + FURTHER) return false;
    return key.includes(host) || host.includes(key);
  })?.name;
}

/** `WDR` or `WDR 2` for `Westdeutscher Rundfunk`: capitals that stand in the full name in this order, the first first. */
function isInitials(name: string, full: string): boolean {
  const capitals = name.replace(/\.\p{L}{2,3}$|[^\p{L}]+/gu, '');
  if (!/^\p{Lu}{2,5}$/u.test(capitals) || full.length < capitals.length * 2) return false;
  const letters = fold(full).replaceAll(' ', '');
  let at = -1;
  return [...fold(capitals)].every((letter, i) => {
    at = letters.indexOf(letter, at + 1);
    return at >= 0 && (i > 0 || at === 0);
  });
}

/** Nothing but the host, `detroitnews` or `Sueddeutsche.de`. */
const isAddress = (name: string, url: string | undefined): boolean =>
  isDomain(name) ? keyOf(name) === hostKey(url) : name === name.toLowerCase() && keyOf(name) === hostKey(url);
