import path from 'node:path';
import { createRenderer } from '../../../src/cite/render';
import type { Cite } from '../../../src/model/citation';
import type { RenderFormat, RenderParams } from '../../../src/model/render';
import { SAMPLE } from './sample-items';

/** The renderer with the styles that are built in. */
export const renderer = createRenderer({ assets: path.resolve('dist/csl') });

export type Cluster = readonly Cite[];
export const cite = (citekey: string, rest: Omit<Cite, 'citekey'> = {}): Cite => ({ citekey, ...rest });
export const para = (value: string) => ({ label: 'paragraph', value }) as const;

export async function citationsOf(style: string, citations: readonly Cluster[], params: Partial<RenderParams> = {}) {
  return renderer.render({ style, format: 'text', citations, ...params }, SAMPLE);
}
export async function entryOf(style: string, citekey: string, format: RenderFormat = 'text'): Promise<string> {
  const { bibliography } = await renderer.render({ style, format, bibliography: [citekey] }, SAMPLE);
  return bibliography[0]?.text ?? '';
}
