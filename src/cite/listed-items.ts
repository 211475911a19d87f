import type { Processor } from './csl-processor';

/** Items taken in between two pauses: some 100 ms of the slowest styles. */
const PORTION = 100;
/** Sources are told apart for so long between two pauses, in milliseconds; one group of alike sources is never divided. */
const SLICE = 30;

type Told = Processor['registry']['registry'][string]['disambig'];

/** Items that no citation cites: those of a list of references alone. */
export interface ListedItems {
  /** Makes the engine hold these items and no others, in their order; `pause` is awaited now and then. */
  hold(ids: readonly string[], pause: () => Promise<void>): Promise<void>;
}

/**
 * citeproc tells alike sources apart (`2019a`, more names before `et al.`) with each item that it is given, and begins where it
 * stood: given bit by bit, a list would get names that the whole of it does not need. Here it takes in all of them first.
 */
export function listedItems(processor: Processor): ListedItems {
  const { registry, disambiguate } = processor;
  let held: readonly string[] = [];
  /** As the items were before they were told apart. */
  const plain = new Map<string, Told>();
  /** The groups of alike sources that were told apart, each with its members. */
  const settled = new Map<string, string>();

  function update(ids: readonly string[]): void {
    processor.updateItems([...ids]);
    // It tells of the items that look different now to those who cite them; where nobody does, it would never forget.
    processor.tmp.taintedItemIDs = {};
    for (const id of ids) if (!plain.has(id)) plain.set(id, structuredClone(registry.registry[id]?.disambig ?? {}));
    held = ids;
  }

  async function takeIn(ids: readonly string[], pause: () => Promise<void>): Promise<void> {
    const had = new Set(held);
    const fresh = ids.filter((id) => !had.has(id));
    while (fresh.length > PORTION) {
      update([...held, ...fresh.splice(0, PORTION)]);
      await pause();
    }
    update(ids);
    const present = new Set(ids);
    for (const id of plain.keys()) if (!present.has(id)) plain.delete(id);
  }

  async function tellApart(pause: () => Promise<void>): Promise<void> {
    let began = performance.now();
    // Among equals the order of the list decides.
    for (const [i, id] of held.entries()) {
      const entry = registry.registry[id];
      if (entry !== undefined) entry.seq = i + 1;
    }
    for (const [group, members] of Object.entries(registry.ambigcites)) {
      const signature = members.join('\n');
      if (settled.get(group) === signature) continue;
      for (const id of members) {
        const entry = registry.registry[id];
        if (entry !== undefined) entry.disambig = structuredClone(plain.get(id) ?? {});
      }
      Object.assign(processor.tmp, { area: 'citation', root: 'citation', extension: '' });
      disambiguate.run(group);
      settled.set(group, signature);
      if (performance.now() - began > SLICE) {
        await pause();
        began = performance.now();
      }
    }
  }

  return {
    async hold(ids, pause) {
      const { modes } = disambiguate;
      try {
        disambiguate.modes = [];
        await takeIn(ids, pause);
        disambiguate.modes = modes;
        await tellApart(pause);
        disambiguate.modes = [];
        update(ids);
      } finally {
        disambiguate.modes = modes;
      }
    },
  };
}
