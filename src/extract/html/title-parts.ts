import { fold } from './page';

/** A document's title taken apart: `Heading | Section - Site`. */
export interface TitleParts {
  readonly heading: string;
  readonly site: string | undefined;
}

const SEPARATOR =
  /\s+[|–—»«·•:⋆/-]\s+|\s*[|｜]\s*|\s+::\s+|\s[-–—]+\s|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}！？])\s*[-–—_：:]{1,2}\s*(?=[\p{L}])/u;

/** Cuts the site's name off a title. A dash or colon of the heading itself stays where the page's heading has it. */
export function titleParts(title: string, heading: string | undefined): TitleParts {
  const pieces = title
    .split(SEPARATOR)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  if (pieces.length < 2) return { heading: title, site: undefined };
  const own = fold(heading ?? '');
  const last = pieces.at(-1) ?? '';
  const first = pieces[0] ?? '';
  if (own !== '') {
    // What the heading does not have is the site's.
    if (!own.endsWith(fold(last)) && isName(last) && !isOf(own, last)) return { heading: heading ?? title, site: last };
    if (!own.startsWith(fold(first)) && isName(first) && !isOf(own, first))
      return { heading: heading ?? title, site: first };
    return { heading: heading ?? title, site: undefined };
  }
  if (isName(last) && last.length < title.length * 0.5) return { heading: cutEnd(title, last), site: last };
  return { heading: title, site: undefined };
}

/** Most of its words are the heading's, be it that one of the two is spelt otherwise. */
function isOf(heading: string, piece: string): boolean {
  const words = fold(piece).split(' ');
  const own = new Set(heading.split(' '));
  return words.length > 2 && words.filter((word) => own.has(word)).length > words.length * 0.6;
}

const isName = (text: string): boolean => text.length <= 45 && text.split(' ').length <= 6;

function cutEnd(title: string, piece: string): string {
  return title.slice(0, title.lastIndexOf(piece)).replace(/[\s|｜–—»«·•:⋆/_-]+$/u, '');
}
