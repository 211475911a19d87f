import type { Range } from './range';

/** Full stops that end no sentence, before the stop, in lower case; `Intl.Segmenter` takes them for one. */
const ABBREVIATIONS = new Set(
  (
    'dr mr mrs ms prof st jr sr vs cf al ca etc ed eds vol no nos p pp para paras ch fig e.g i.e ibid op cit approx dept gen gov ' +
    'nr s bd hrsg vgl bzw u.a z.b d.h ggf usw abs art kap mme mlle m av env sra dra núm pág г стр т.е т.д рис им'
  ).split(' '),
);

const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** The sentences of a stretch of text, without gaps between them. */
export function sentencesOf(text: string, within: Range): readonly Range[] {
  const found: Range[] = [];
  let from = within.start;
  for (const { segment, index } of SEGMENTER.segment(text.slice(within.start, within.end))) {
    const end = within.start + index + segment.length;
    if (end < within.end && endsInAbbreviation(segment)) continue;
    found.push({ start: from, end });
    from = end;
  }
  if (from < within.end) found.push({ start: from, end: within.end });
  return found;
}

/** Abbreviations, and initials. */
function endsInAbbreviation(segment: string): boolean {
  const said = segment.trimEnd();
  if (!said.endsWith('.')) return false;
  const words = said.slice(-12, -1);
  const last = words.slice(words.search(/[^\s]*$/)).replace(/^[("“„«[]+/, '');
  return ABBREVIATIONS.has(last.toLowerCase()) || /^\p{L}$/u.test(last);
}
