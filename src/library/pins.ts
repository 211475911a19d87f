import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Pin } from './library-yaml';

/** A pin, and where its article stood when it was pinned. */
export interface PlacedPin extends Pin {
  /** Absolute. */
  readonly path: string;
}

/** The pins of all folders of a library. */
export class Pins {
  readonly all: readonly PlacedPin[];
  readonly #byKey: ReadonlyMap<string, PlacedPin>;
  readonly #byPath: ReadonlyMap<string, readonly PlacedPin[]>;
  readonly #byBytes: ReadonlyMap<string, readonly PlacedPin[]>;

  /** Where two folders pin one citekey, the first has it. */
  constructor(folders: readonly { readonly folder: string; readonly pins: readonly Pin[] }[]) {
    const byKey = new Map<string, PlacedPin>();
    for (const { folder, pins } of folders) {
      for (const pin of pins) {
        if (!byKey.has(pin.citekey)) byKey.set(pin.citekey, { ...pin, path: path.join(folder, pin.file) });
      }
    }
    this.#byKey = byKey;
    this.all = [...byKey.values()];
    this.#byPath = grouped(this.all, 'path');
    this.#byBytes = grouped(this.all, 'hash');
  }

  has(citekey: string): boolean {
    return this.#byKey.has(citekey);
  }

  /** The pins of this file: by its place, or, where nothing is at that place any more, by its bytes. */
  of(file: string, bytes: string | undefined): readonly PlacedPin[] {
    const here = this.#byPath.get(file);
    if (here !== undefined || bytes === undefined) return here ?? [];
    return (this.#byBytes.get(bytes) ?? []).filter((pin) => !existsSync(pin.path));
  }

  /** The pins that may find another article, or none, when something happens to a file of this place or these bytes. */
  concerning(paths: ReadonlySet<string>, bytes: ReadonlySet<string>): readonly PlacedPin[] {
    return this.all.filter((pin) => paths.has(pin.path) || (pin.hash !== undefined && bytes.has(pin.hash)));
  }
}

function grouped(pins: readonly PlacedPin[], by: 'path' | 'hash'): ReadonlyMap<string, readonly PlacedPin[]> {
  const groups = new Map<string, PlacedPin[]>();
  for (const pin of pins) {
    const key = pin[by];
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(pin);
    else groups.set(key, [pin]);
  }
  return groups;
}
