import type { Cite } from '../model/citation';
import type { Citation, Processor } from './csl-processor';
import { listedItems } from './listed-items';
import { citekeyOf, itemId } from './processor-item';
import { marked, openMarkAtEnd } from './rich-text';
import { warmBibliography } from './warm-bibliography';

/** A citation's text, as marked text. */
export interface ClusterText {
  readonly text: string;
  /** The author of a narrative cite, where the style does not write it into the citation itself. */
  readonly author: string;
}

/** A processor that remembers what it was last asked, and works out only what changed since. */
export interface WarmEngine {
  readonly kind: 'in-text' | 'note';
  /**
   * Take in the items of a long bibliography bit by bit, before {@link cite} is asked for it; `pause` is awaited between.
   * Where citations stand in the engine already it does nothing: they would have to be written anew each time.
   */
  prepare(uncited: readonly string[], pause: () => Promise<void>): Promise<void>;
  /** Every cite must be of a known item. The texts follow the order of the clusters. */
  cite(clusters: readonly (readonly Cite[])[], uncited: readonly string[]): readonly ClusterText[];
  /** After {@link cite}: entries of what was cited and not, in the style's order. `pause` is awaited now and then. */
  bibliography(pause: () => Promise<void>): Promise<readonly { readonly citekey: string; readonly text: string }[]>;
}

/** More new citations at once than this, and starting over is quicker. */
const FEW = 12;
/** citeproc's CSL.NUMERIC: citations print numbers. */
const NUMBERED = 1;
/** citeproc's CSL.ASSUME_ALL_ITEMS_REGISTERED. */
const ALL_REGISTERED = 2;
/** What citeproc prints where a style has nothing to say: MLA's citation without the author. */
const NOTHING = /\[NO_PRINTED_FORM\]|(?:\d+\. )?\[CSL STYLE ERROR: reference with no printed form\.\](?:[;,] )?/g;

interface Cluster {
  readonly signature: string;
  readonly citation: Citation & { citationID: string };
  readonly narrative: boolean;
  text: string;
  author: string;
}

/** @param numbered whether the style prints numbers in its list */
export function warmEngine(processor: Processor, numbered: boolean): WarmEngine {
  const kind = processor.opt.class;
  let clusters: Cluster[] = [];
  let uncitedIds: string[] = [];
  let made = 0;

  const noteOf = (index: number) => (kind === 'note' ? index + 1 : 0);

  function newCluster(cites: readonly Cite[], signature: string): Cluster {
    const narrative = cites[0]?.form === 'narrative';
    const citation: Cluster['citation'] = {
      citationID: `c${made++}`,
      citationItems: cites.map((cite, order) => ({ ...citeItem(cite), order })),
      // A note style prints the whole note; in-text styles leave the author to the sentence.
      properties: {
        noteIndex: 0,
        ...(narrative && kind === 'in-text' ? { mode: 'suppress-author' as const } : {}),
        // The author in the sentence is that of the first cite: it has to stay the first.
        ...(narrative ? { unsorted: true } : {}),
      },
    };
    return { signature, citation, narrative, text: '', author: '' };
  }

  /** Put the cluster at this place into the engine and take every text that changes by it. */
  function process(all: readonly Cluster[], index: number, flag?: number): void {
    const cluster = all[index];
    if (cluster === undefined) return;
    const ids = all.map(({ citation }, i): [string, number] => [citation.citationID, noteOf(i)]);
    cluster.citation.properties.noteIndex = noteOf(index);
    if (processor.opt.update_mode === NUMBERED) for (const { citation } of all) restoreOrder(citation);
    const [, changes] = processor.processCitationCluster(
      cluster.citation,
      ids.slice(0, index),
      ids.slice(index + 1),
      flag,
    );
    for (const [, text, id] of changes) {
      const changed = all.find(({ citation }) => citation.citationID === id);
      if (changed === undefined) continue;
      changed.text = text.replace(NOTHING, '').trim();
      if (changed.narrative && kind === 'in-text') changed.author = authorOf(changed);
    }
  }

  /** What the style calls the source in the sentence; empty where its citations name nobody. */
  function authorOf({ citation }: Cluster): string {
    const [first] = citation.sortedItems ?? [];
    if (first === undefined) return '';
    // The engine leaves marks of its mode on the cite: give it a bare one.
    const bare = (mode: '' | 'author-only'): string =>
      processor
        .process_CitationCluster([[first[0], { id: first[1].id, position: first[1].position ?? 0 }]], {
          citationID: citation.citationID,
          citationItems: [],
          properties: { noteIndex: 0, mode },
        })
        .replace(NOTHING, '')
        .trim();
    const author = bare('author-only');
    return author === '' ? '' : dressedAs(bare(''), author);
  }

  function rebuild(wanted: readonly Cluster[], uncited: string[]): void {
    if (wanted.length === 0) {
      setItems(uncited);
      return;
    }
    // Items that the citations of before did not cite would be purged with the uncited ones.
    delete processor.registry.citationreg.citationsByItemId;
    processor.updateItems([...new Set(wanted.flatMap(({ citation }) => citation.citationItems.map(({ id }) => id)))]);
    setUncited(uncited);
    for (const [i] of wanted.entries()) process(wanted.slice(0, i + 1), i, ALL_REGISTERED);
  }

  /** Items beside those that citations cite. citeproc keeps them in the order it has them, and their numbers with it. */
  function setUncited(ids: string[]): void {
    const [had, wanted] = [new Set(uncitedIds), new Set(ids)];
    const kept = [...uncitedIds.filter((id) => wanted.has(id)), ...ids.filter((id) => !had.has(id))];
    if (numbered && kept.join('\n') !== ids.join('\n')) processor.updateUncitedItems([]);
    processor.updateUncitedItems(ids);
    uncitedIds = ids;
  }

  /** Items alone: without citations citeproc does not let go of uncited ones, so they are given as if cited. */
  function setItems(ids: string[]): void {
    if (clusters.length > 0) processor.updateUncitedItems([]);
    processor.updateItems([...ids]);
    // It tells of the items that look different now to those who cite them; where nobody does, it would never forget.
    processor.tmp.taintedItemIDs = {};
    uncitedIds = ids;
  }

  async function prepare(uncited: readonly string[], pause: () => Promise<void>): Promise<void> {
    if (clusters.length > 0) return;
    uncitedIds = [...new Set(uncited)].map(itemId);
    await listed.hold(uncitedIds, pause);
  }

  function update(lists: readonly (readonly Cite[])[], uncited: string[]): void {
    const signatures = lists.map((cites) => JSON.stringify(cites));
    let before = 0;
    while (before < clusters.length && clusters[before]?.signature === signatures[before]) before++;
    let after = 0;
    const most = Math.min(clusters.length, signatures.length) - before;
    while (after < most && clusters.at(-1 - after)?.signature === signatures.at(-1 - after)) after++;

    const kept = { head: clusters.slice(0, before), tail: clusters.slice(clusters.length - after) };
    const fresh = lists
      .slice(before, lists.length - after)
      .map((cites, i) => newCluster(cites, signatures[before + i] ?? ''));
    const removed = clusters.length - before - after;
    const uncitedChanged = uncited.join('\n') !== uncitedIds.join('\n');
    const wanted = [...kept.head, ...fresh, ...kept.tail];

    if (fresh.length > FEW || wanted.length === 0 || clusters.length === 0) {
      if (fresh.length > 0 || removed > 0 || uncitedChanged) rebuild(wanted, uncited);
    } else {
      for (const i of fresh.keys()) {
        process([...kept.head, ...fresh.slice(0, i + 1), ...kept.tail], before + i);
      }
      if (uncitedChanged) setUncited(uncited);
      // Whatever was removed or is uncited can change other citations: processing any of them again brings it out.
      if ((removed > 0 && fresh.length === 0) || uncitedChanged) process(wanted, Math.min(before, wanted.length - 1));
    }
    clusters = wanted;
  }

  const entries = warmBibliography(processor, numbered);
  const listed = listedItems(processor);
  return {
    kind,
    prepare,
    cite(lists, uncited) {
      const cited = new Set(lists.flatMap((cites) => cites.map(({ citekey }) => citekey)));
      update(lists, [...new Set(uncited)].filter((citekey) => !cited.has(citekey)).map(itemId));
      return clusters.map(({ text, author }) => ({ text, author }));
    },
    bibliography: async (pause) =>
      (await entries(pause)).map(({ id, text }) => ({ citekey: citekeyOf(id), text: text.replace(NOTHING, '') })),
  };
}

/**
 * citeproc sorts the cites of a citation by their numbers, and gives new numbers in the order it finds: sources numbered
 * once would keep their order for ever, while the draft says another.
 */
function restoreOrder({ sortedItems }: Citation): void {
  sortedItems?.sort(([, a], [, b]) => (a.order ?? 0) - (b.order ?? 0));
}

/** CSL's cite-item. A prefix and a suffix are set off from the cite as one would write them. */
function citeItem(cite: Cite): Citation['citationItems'][number] {
  return {
    id: itemId(cite.citekey),
    ...(cite.locator === undefined ? {} : { locator: cite.locator.value, label: cite.locator.label }),
    ...(cite.prefix ? { prefix: /[\s([“‘«"'-]$/.test(cite.prefix) ? cite.prefix : `${cite.prefix} ` } : {}),
    ...(cite.suffix ? { suffix: /^[\s,;.:)\]]/.test(cite.suffix) ? cite.suffix : ` ${cite.suffix}` } : {}),
    ...(cite.form === 'suppress-author' ? { 'suppress-author': true } : {}),
  };
}

/** citeproc writes a title that stands for the author without its quotation marks or italics: take them from the citation. */
function dressedAs(citation: string, author: string): string {
  const at = citation.indexOf(author);
  if (at < 1) return author;
  const lead = citation.slice(0, at);
  const mark = openMarkAtEnd(lead);
  if (mark !== undefined) return marked(mark, author);
  const open = lead.at(-1) ?? '';
  const close = QUOTES.get(open);
  return close === undefined ? author : `${open}${author}${close}`;
}
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['«', '»'],
  ['„', '“'],
  ['‚', '‘'],
  ['「', '」'],
  ['『', '』'],
  ['»', '«'],
  ['"', '"'],
]);
