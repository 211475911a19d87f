import type { RememberedWords } from './quoted-words';

/** Words of a source that a draft uses without quoting them: the place a paraphrase rests on, or the original of a translation. */
export interface Anchor extends Omit<RememberedWords, 'seen'> {
  readonly use: 'paraphrase' | 'translation';
  /** The place as the citation names it: `para. 4`; absent where it names none. */
  readonly locator?: string;
  /** The translation as the draft has it. */
  readonly words?: string;
  /** The day on which it was made: `2026-11-24`. */
  readonly made: string;
}
