import { VERDICTS, type Verdict } from '../../verify/finding';

export type Counts = { readonly [verdict in Verdict]?: number };

/** Verdicts that want a look, loudest first, as they are counted. */
const WORDS: { readonly [verdict in Verdict]: string } = {
  altered: 'altered',
  missing: 'missing',
  'wrong-source': 'of a wrong source',
  'source-changed': 'of a changed source',
  uncited: 'uncited',
  verbatim: 'verbatim',
  unchecked: 'not checked',
};
const LOUD: readonly Verdict[] = ['altered', 'missing', 'wrong-source', 'source-changed', 'uncited'];

export interface Tally {
  /** Short, for a status bar; empty where there is nothing to count. */
  readonly text: string;
  /** `12 quotations verbatim, 1 altered` */
  readonly sentence: string;
  readonly isAllRight: boolean;
}

/** How the quotations of a draft stand: quiet where all is right. */
export function tallyOf(counts: Counts): Tally {
  const { verbatim = 0 } = counts;
  const loud = LOUD.filter((verdict) => (counts[verdict] ?? 0) > 0).map((it) => `${counts[it]} ${WORDS[it]}`);
  const all = VERDICTS.reduce((sum, verdict) => sum + (counts[verdict] ?? 0), 0);
  const known = all - (counts.unchecked ?? 0);
  const isAllRight = loud.length === 0;
  const parts = [`${verbatim} quotation${verbatim === 1 ? '' : 's'} verbatim`, ...loud];
  if (counts.unchecked) parts.push(`${counts.unchecked} ${WORDS.unchecked}`);
  if (known === 0) return { text: '', sentence: all === 0 ? 'No quotations' : parts.join(', '), isAllRight };
  const text = isAllRight ? `${verbatim} quote${verbatim === 1 ? '' : 's'}` : loud.slice(0, 2).join(', ');
  return { text, sentence: parts.join(', '), isAllRight };
}
