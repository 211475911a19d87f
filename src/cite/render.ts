import { isAbort } from '../model/abort';
import type { Cite } from '../model/citation';
import { IbidError } from '../model/error';
import type { CslItem } from '../model/item';
import type { Rendered, RenderParams, StyleInfo } from '../model/render';
import type { CslNode } from './csl-xml';
import { localeStore } from './locale-store';
import { NARRATIVE_STYLE } from './narrative';
import { itemId, type ProcessorItem, processorItem, withoutGuards } from './processor-item';
import { startsMarked, withoutMarks, writeRichText } from './rich-text';
import { RICH_TEXT_WRITERS } from './rich-text-writers';
import { styleStore } from './style-store';
import { type WarmEngine, warmEngine } from './warm-engine';

export interface Renderer {
  /**
   * Text in a CSL style. Items may hold more than is asked for; a citekey that none has is reported as unknown.
   * @throws IbidError `style-unknown`; AbortError
   */
  render(params: RenderParams, items: readonly CslItem[], signal?: AbortSignal): Promise<Rendered>;
  /** Make the engine of this style ready, so that the first citation need not wait. */
  warm(params: Pick<RenderParams, 'style' | 'locale'>): Promise<void>;
  /** The built-in styles. */
  styles(): Promise<readonly StyleInfo[]>;
}

/** Engines kept: three styles with a draft, a preview and a bibliography each. */
const KEPT = 9;
/** A request of so few cites is a preview and must not disturb the engine that holds a draft's three hundred. */
const PREVIEW_CITES = 5;

interface Slot {
  readonly engine: WarmEngine;
  /** As the engine has them; a record that changed needs a new engine, since citeproc keeps what it derived. */
  readonly items: Map<string, { readonly json: string; readonly item: ProcessorItem }>;
}

/** @param assets the folder `csl` that the build makes, beside the bundle. */
export function createRenderer({ assets }: { readonly assets: string }): Renderer {
  const styles = styleStore(assets);
  const locales = localeStore(assets);
  const slots = new Map<string, Slot>();
  /** What each engine was last asked; it takes one request after the other, since it keeps state between its steps. */
  const lastTurns = new Map<string, Promise<unknown>>();

  async function makeSlot(style: CslNode, locale: string | undefined): Promise<Slot> {
    const { createProcessor } = await import('./csl-processor');
    const items: Slot['items'] = new Map();
    try {
      const processor = createProcessor({
        style: structuredClone(style),
        ...(locale === undefined ? {} : { locale }),
        loadLocale: locales.load,
        item: (id) => items.get(id)?.item ?? { id, type: 'document' },
      });
      return { engine: warmEngine(processor, printsNumbers(style)), items };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new IbidError('style-unknown', `The citation style cannot be used: ${why}`, {}, { cause: error });
    }
  }

  /** The slot under this key, made anew when one of these items is not as it was. */
  async function slotFor(key: string, make: () => Promise<Slot>, items: readonly CslItem[]): Promise<Slot> {
    const asked = items.map((item) => ({ item, json: JSON.stringify(item) }));
    let slot = slots.get(key);
    const had = slot?.items;
    if (asked.some(({ item, json }) => (had?.get(itemId(item.id))?.json ?? json) !== json)) slot = undefined;
    slots.delete(key);
    slot ??= await make();
    slots.set(key, slot);
    for (const { item, json } of asked) {
      const id = itemId(item.id);
      if (!slot.items.has(id)) slot.items.set(id, { json, item: processorItem(item) });
    }
    for (const oldest of slots.keys()) {
      if (slots.size <= KEPT) break;
      slots.delete(oldest);
    }
    return slot;
  }

  /** An engine that failed is in no known state: it is not asked again. */
  async function unlessItFails<T>(style: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof IbidError || isAbort(error)) throw error;
      slots.clear();
      const why = error instanceof Error ? error.message : String(error);
      throw new IbidError(
        'style-unknown',
        `The citation style “${style}” could not format these sources: ${why}`,
        { style },
        {
          cause: error,
        },
      );
    }
  }

  async function render(params: RenderParams, items: readonly CslItem[], signal?: AbortSignal): Promise<Rendered> {
    signal?.throwIfAborted();
    const { node, key } = await loadStyle(params.style);
    const locale = params.locale === undefined ? undefined : locales.resolve(params.locale);
    const asked = resolveCites(params, items);
    const slotKey = JSON.stringify([key, locale, purposeOf(asked)]);
    // A bibliography of a thousand and the preview of a cite have engines of their own: neither waits for the other.
    return inTurn(slotKey, () => renderWith({ slotKey, node, locale, asked, format: params.format, signal }));
  }

  async function renderWith({ slotKey, node, locale, asked, format, signal }: Work): Promise<Rendered> {
    signal?.throwIfAborted();
    const slot = await slotFor(slotKey, () => makeSlot(node, locale), asked.items);
    const pause = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    };
    if (asked.clusters.length === 0 && asked.bibliography.length === 0) {
      // The engine is made, which is all that was wanted; what it holds for the next request stays in it.
      return {
        citations: asked.known.map(() => ''),
        narratives: asked.known.map(() => ''),
        bibliography: [],
        kind: slot.engine.kind,
        unknown: asked.unknown,
      };
    }
    if (asked.clusters.length === 0) await slot.engine.prepare(asked.bibliography, pause);
    const texts = slot.engine.cite(asked.clusters, asked.bibliography);
    const authors = await authorsInSentence(asked, texts, slot.engine.kind, (clusters, needed) =>
      slotFor(
        `narrative ${slotKey}`,
        () => makeSlot(NARRATIVE_STYLE, locale ?? node.attrs['default-locale']),
        needed,
      ).then(({ engine }) => engine.cite(clusters, []).map(({ text }) => text)),
    );

    const wanted = new Set(asked.bibliography);
    const entries = wanted.size === 0 ? [] : await slot.engine.bibliography(pause);
    const write = (rich: string) => writeRichText(tidy(rich), RICH_TEXT_WRITERS[format]).trim();
    const place = placer(asked.known);
    return {
      citations: place((i) => write(inSentence(slot.engine.kind, authors[i] ?? '', texts[i]?.text ?? ''))),
      narratives: place((i) => write(authors[i] ?? '')),
      bibliography: entries
        .filter(({ citekey }) => wanted.has(citekey))
        .map(({ citekey, text }) => ({ citekey, text: write(text) })),
      kind: slot.engine.kind,
      unknown: asked.unknown,
    };
  }

  async function loadStyle(style: string) {
    try {
      return await styles.load(style);
    } catch (error) {
      if (error instanceof IbidError) throw error;
      throw new IbidError(
        'style-unknown',
        `The citation style “${style}” cannot be read.`,
        { style },
        { cause: error },
      );
    }
  }

  function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (lastTurns.get(key) ?? Promise.resolve()).then(work, work);
    const settled = turn.then(
      () => undefined,
      () => undefined,
    );
    lastTurns.set(key, settled);
    settled.then(() => {
      if (lastTurns.get(key) === settled) lastTurns.delete(key);
    });
    return turn;
  }

  return {
    render: (params, items, signal) => unlessItFails(params.style, () => render(params, items, signal)),
    warm: async (params) => {
      await unlessItFails(params.style, () => render({ ...params, format: 'text' }, []));
    },
    styles: () => styles.builtIn(),
  };
}

/** A request, taken apart. */
interface Work {
  readonly slotKey: string;
  readonly node: CslNode;
  readonly locale: string | undefined;
  readonly asked: Asked;
  readonly format: RenderParams['format'];
  readonly signal: AbortSignal | undefined;
}

/** Whether entries carry numbers, which change when one is added before them; some author-date styles print them too. */
function printsNumbers(style: CslNode): boolean {
  return JSON.stringify(style).includes('"citation-number"');
}

interface Asked {
  /** Clusters with at least one known cite, unknown cites left out. */
  readonly clusters: readonly (readonly Cite[])[];
  /** For each cluster of the request, its place in `clusters`; `undefined` where nothing of it is known. */
  readonly known: readonly (number | undefined)[];
  readonly bibliography: readonly string[];
  readonly items: readonly CslItem[];
  readonly unknown: readonly string[];
}

function resolveCites({ citations = [], bibliography = [] }: RenderParams, items: readonly CslItem[]): Asked {
  const byKey = new Map(items.map((item) => [item.id, item]));
  const needed = new Map<string, CslItem>();
  const unknown = new Set<string>();
  const isKnown = (citekey: string) => {
    const item = byKey.get(citekey);
    if (item === undefined) unknown.add(citekey);
    else needed.set(citekey, item);
    return item !== undefined;
  };
  const clusters: (readonly Cite[])[] = [];
  const known = citations.map((cites) => {
    const left = cites.filter(({ citekey }) => isKnown(citekey)).map(cleanCite);
    return left.length === 0 ? undefined : clusters.push(left) - 1;
  });
  const listed = bibliography.filter(isKnown);
  return { clusters, known, bibliography: listed, items: [...needed.values()], unknown: [...unknown] };
}

/** The cite alone: one that was read in a draft knows its place too, which moves with every word before it. */
function cleanCite({ citekey, prefix, suffix, locator, form }: Cite): Cite {
  return {
    citekey,
    ...(form === undefined ? {} : { form }),
    ...(prefix === undefined ? {} : { prefix: withoutMarks(prefix) }),
    ...(suffix === undefined ? {} : { suffix: withoutMarks(suffix) }),
    ...(locator === undefined ? {} : { locator: { label: locator.label, value: withoutMarks(locator.value) } }),
  };
}

function purposeOf({ clusters, bibliography }: Asked): 'draft' | 'preview' | 'bibliography' {
  if (clusters.length === 0 && bibliography.length > 0) return 'bibliography';
  const cites = clusters.reduce((sum, cluster) => sum + cluster.length, 0);
  return cites <= PREVIEW_CITES && bibliography.length <= PREVIEW_CITES ? 'preview' : 'draft';
}

/** Per cluster the author that its sentence names: the style's own form, else a plain one; empty where not narrative. */
async function authorsInSentence(
  { clusters, items }: Asked,
  texts: readonly { readonly author: string }[],
  kind: WarmEngine['kind'],
  plainAuthors: (clusters: readonly (readonly Cite[])[], items: readonly CslItem[]) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const lacking = clusters.flatMap((cites, i) => {
    const [first] = cites;
    const needs = first?.form === 'narrative' && (kind === 'note' || texts[i]?.author === '');
    return needs ? [{ i, cite: { citekey: first.citekey } }] : [];
  });
  const authors = texts.map(({ author }) => author);
  if (lacking.length === 0) return authors;
  const plain = await plainAuthors(
    lacking.map(({ cite }) => [cite]),
    items,
  );
  for (const [n, { i }] of lacking.entries()) authors[i] = plain[n] ?? '';
  return authors;
}

function inSentence(kind: WarmEngine['kind'], author: string, citation: string): string {
  if (kind === 'note' || author === '') return citation;
  // Superscript numbers follow the name without a space: Ruiz¹.
  return citation === '' ? author : `${author}${startsMarked(citation, 'sup') ? '' : ' '}${citation}`;
}

function placer(known: readonly (number | undefined)[]): (text: (i: number) => string) => readonly string[] {
  return (text) => known.map((i) => (i === undefined ? '' : text(i)));
}

/** One line: a title or note saved over several lines must not break a list or a footnote. */
function tidy(rich: string): string {
  return withoutGuards(rich)
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/ {2,}/g, ' ');
}
