import type { Dialect } from '../../dialect/dialect';
import { writeLocator } from '../../dialect/locator';
import type { Engine } from '../../engine/protocol';
import type { Cite } from '../../model/citation';
import type { RenderFormat } from '../../model/render';
import type { DraftStyle } from './draft-style';

export interface FormattedParams extends DraftStyle {
  readonly format: RenderFormat;
}

/**
 * The text of a note: as the style writes notes or, where it is a style for citations in the text, the entries of its
 * bibliography, since a note that says “(Ruiz, 2020)” leads nowhere. `escaped` is for the words of the person around it.
 */
export async function formattedNote(
  engine: Engine,
  cites: readonly Cite[],
  params: FormattedParams,
  escaped: (text: string) => string = (text) => text,
): Promise<string> {
  const bibliography = cites.map(({ citekey }) => citekey);
  const rendered = await engine.request('render', { ...params, citations: [cites], bibliography });
  if (rendered.kind === 'note') return rendered.citations[0] ?? '';
  const entries = new Map(rendered.bibliography.map(({ citekey, text }) => [citekey, text]));
  return cites
    .map((cite) => entryWith(cite, entries.get(cite.citekey) ?? '', escaped))
    .filter((text) => text !== '')
    .join(' ');
}

/** An entry of a bibliography has no place for a locator: it stands at its end, the words of the person around it. */
function entryWith({ locator, prefix, suffix }: Cite, entry: string, escaped: (text: string) => string): string {
  if (entry === '') return '';
  const place = [locator && writeLocator(locator), suffix?.replace(/^[\s,;]+/, '')].filter(Boolean).join(', ');
  const lead = prefix ? `${escaped(prefix.trim())} ` : '';
  if (place === '') return lead + entry;
  const isClosed = entry.endsWith('.');
  const open = isClosed ? entry.slice(0, -1) : entry;
  // Behind an address a comma would be taken for a part of it.
  const isAddress = /https?:\/\/\S+$/.test(open);
  return `${lead}${open}${isAddress ? ` (${escaped(place)})` : `, ${escaped(place)}`}${isClosed ? '.' : ''}`;
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
  style: DraftStyle,
): Promise<string | undefined> {
  if (dialect.citations === 'keys') return undefined;
  const params = { ...style, format: dialect.rendering };
  return dialect.formatted === 'citation'
    ? formattedCitation(engine, cites, params)
    : formattedNote(engine, cites, params, (text) => dialect.escape(text));
}
