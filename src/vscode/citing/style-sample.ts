import type { Engine } from '../../engine/protocol';
import type { Source } from '../../model/source';
import type { DraftStyle } from './draft-style';

/** How a style writes one source: in the sentence or the note, and in the list. */
export interface StyleSample {
  readonly citation: string;
  readonly entry: string;
}

/** @throws IbidError `style-unknown`; AbortError */
export async function styleSample(
  engine: Engine,
  source: Pick<Source, 'citekey'>,
  style: DraftStyle,
  signal: AbortSignal,
): Promise<StyleSample> {
  const { citekey } = source;
  const params = { ...style, format: 'text' as const, citations: [[{ citekey }]], bibliography: [citekey] };
  const { citations, bibliography } = await engine.request('render', params, signal);
  return { citation: citations[0] ?? '', entry: bibliography[0]?.text ?? '' };
}
