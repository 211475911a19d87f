import type { Dialect } from '../../dialect/dialect';
import type { Engine } from '../../engine/protocol';
import type { Cite } from '../../model/citation';
import type { RenderFormat } from '../../model/render';

export interface FormattedParams {
  readonly style: string;
  readonly locale?: string;
  readonly format: RenderFormat;
}

/**
 * The text of a note: as the style writes notes or, where it is a style for citations in the text, the entries of its
 * bibliography, since a note that says “(Ruiz, 2020)” leads nowhere.
 */
export async function formattedNote(engine: Engine, cites: readonly Cite[], params: FormattedParams): Promise<string> {
  const bibliography = cites.map(({ citekey }) => citekey);
  const rendered = await engine.request('render', { ...params, citations: [cites], bibliography });
  if (rendered.kind === 'note') return rendered.citations[0] ?? '';
  return rendered.bibliography.map(({ text }) => text).join(' ');
}

/** The citation as it stands in a sentence: `(Ruiz, 2020)`. */
async function formattedCitation(engine: Engine, cites: readonly Cite[], params: FormattedParams): Promise<string> {
  const rendered = await engine.request('render', { ...params, citations: [cites] });
  return rendered.citations[0] ?? '';
}

/** What the dialect needs as {@link Insertion.formatted}; `undefined` where a tool formats its citations. */
export async function formattedFor(
  dialect: Dialect,
  engine: Engine,
  cites: readonly Cite[],
  params: Omit<FormattedParams, 'format'>,
): Promise<string | undefined> {
  if (dialect.citations === 'keys') return undefined;
  const rendering = { ...params, format: dialect.rendering };
  return dialect.formatted === 'citation'
    ? formattedCitation(engine, cites, rendering)
    : formattedNote(engine, cites, rendering);
}
