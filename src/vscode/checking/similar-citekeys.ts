import type { Engine } from '../../engine/protocol';
import type { Mark } from './marks';

const MOST = 3;
/** Of the letters of a citekey, those that say most: the name before the year. */
const TELLING = 3;

/** Citekeys of the library that an unknown one may be meant for: the same beginning of a name, by the library's own search. */
export async function similarCitekeys(
  engine: Engine,
  { issue }: Mark,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (issue?.kind !== 'unknown-citekey') return [];
  const { citekey } = issue;
  // `ruiz2019Winter` is searched as `ruiz 2019 Winter`.
  const text = citekey.replace(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})|[_:.-]+/gu, ' ');
  const { sources } = await engine.request('find', { text, kinds: ['source'], limit: 2 * MOST }, signal);
  const begins = citekey.slice(0, TELLING).toLowerCase();
  return sources
    .map(({ source }) => source.citekey)
    .filter((it) => it.toLowerCase().startsWith(begins))
    .slice(0, MOST);
}
