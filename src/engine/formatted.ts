import type { Dialect } from '../dialect/dialect';
import { writeLocator } from '../dialect/locator';
import type { Cite } from '../model/citation';
import type { Rendered, RenderFormat, RenderParams } from '../model/render';
import type { Engine } from './protocol';

/** How what Ibid formats for a draft is to look. */
export type DraftStyle = Pick<RenderParams, 'style' | 'locale'>;

export interface FormattedParams extends DraftStyle {
  readonly format: RenderFormat;
}

type Cluster = readonly Cite[];
/** For the words of the person around a source. */
type Escape = (text: string) => string;

/**
 * The text of a note: as the style writes notes or, where it is a style for citations in the text, the entries of its
 * bibliography, since a note that says “(Ruiz, 2020)” leads nowhere.
 */
export async function formattedNote(
  engine: Engine,
  cites: Cluster,
  params: FormattedParams,
  escaped: Escape = (text) => text,
): Promise<string> {
  const [note = ''] = await formattedNotes(engine, [cites], params, escaped);
  return note;
}

/** Each note stands for itself: none says “ibid.”, since notes change places while one writes. */
async function formattedNotes(
  engine: Engine,
  clusters: readonly Cluster[],
  params: FormattedParams,
  escaped: Escape,
): Promise<string[]> {
  const bibliography = [...new Set(clusters.flat().map(({ citekey }) => citekey))];
  const [first = []] = clusters;
  const rendered = await engine.request('render', { ...params, citations: [first], bibliography });
  if (rendered.kind === 'note') return alone(engine, clusters, params, rendered);
  const entries = new Map(rendered.bibliography.map(({ citekey, text }) => [citekey, text]));
  return clusters.map((cites) =>
    cites
      .map((cite) => entryWith(cite, entries.get(cite.citekey) ?? '', escaped))
      .filter((text) => text !== '')
      .join(' '),
  );
}

async function alone(
  engine: Engine,
  clusters: readonly Cluster[],
  params: FormattedParams,
  first: Rendered,
): Promise<string[]> {
  const texts = new Map([[JSON.stringify(clusters[0]), first.citations[0] ?? '']]);
  for (const cites of clusters) {
    const key = JSON.stringify(cites);
    if (!texts.has(key))
      texts.set(key, (await engine.request('render', { ...params, citations: [cites] })).citations[0] ?? '');
  }
  return clusters.map((cites) => texts.get(JSON.stringify(cites)) ?? '');
}

/** An entry of a bibliography has no place for a locator: it stands at its end, the words of the person around it. */
function entryWith({ locator, prefix, suffix }: Cite, entry: string, escaped: Escape): string {
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

/**
 * What the dialect needs as {@link Insertion.formatted} for each citation of a draft, in its order; a citation in the text
 * depends on those before it (numbers, 2019a). Empty where no source of it is known.
 */
export async function formattedCitations(
  dialect: Dialect,
  engine: Engine,
  clusters: readonly Cluster[],
  style: DraftStyle,
): Promise<readonly string[]> {
  const params = { ...style, format: dialect.rendering };
  if (dialect.formatted === 'citation')
    return (await engine.request('render', { ...params, citations: clusters })).citations;
  return formattedNotes(engine, clusters, params, (text) => dialect.escape(text));
}

/**
 * The same for one citation; `undefined` where a tool formats them. `around` are those of the draft before and behind it.
 */
export async function formattedFor(
  dialect: Dialect,
  engine: Engine,
  cites: Cluster,
  style: DraftStyle,
  around: { readonly before: readonly Cluster[]; readonly behind: readonly Cluster[] },
): Promise<string | undefined> {
  if (dialect.citations === 'keys') return undefined;
  if (dialect.formatted === 'note') return (await formattedCitations(dialect, engine, [cites], style))[0];
  const clusters = [...around.before, cites, ...around.behind];
  return (await formattedCitations(dialect, engine, clusters, style))[around.before.length];
}

/**
 * The author's name as it stands in the sentence before a note: {@link Insertion.narrative}. `undefined` where the cites are
 * not narrative, or the dialect writes no notes.
 */
export async function narrativeFor(
  dialect: Dialect,
  engine: Engine,
  cites: Cluster,
  style: DraftStyle,
): Promise<string | undefined> {
  if (dialect.formatted !== 'note' || cites[0]?.form !== 'narrative') return undefined;
  const { narratives } = await engine.request('render', { ...style, format: dialect.rendering, citations: [cites] });
  return narratives[0] || undefined;
}
