import type { SourceMatch } from '../model/match';
import type { Source } from '../model/source';
import type { Query } from './query';
import type { SourceCandidate } from './search-index';

export interface RankedCandidate extends SourceCandidate {
  readonly row: Source;
}

export function rankSources(candidates: readonly RankedCandidate[], _query: Query): SourceMatch[] {
  return candidates.map(({ row, score }) => ({ kind: 'source', source: row, score, matches: {} }));
}
