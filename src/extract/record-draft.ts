import type { CslRecord, CslType } from '../model/item';
import type { FieldProvenance, Provenance } from '../model/source';

type Fields = Omit<CslRecord, 'type'>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A record being put together: each value with where it came from; the surer value stays. */
export class Draft {
  type: CslType = 'webpage';
  readonly #fields: Mutable<Fields> = {};
  readonly #provenance: Record<string, FieldProvenance> = {};

  /** Sets a variable, unless a surer value is there. */
  set<K extends keyof Fields>(field: K, value: NonNullable<Fields[K]>, how: FieldProvenance): void {
    const known = this.#provenance[field];
    if (known !== undefined && known.confidence >= how.confidence) return;
    this.#fields[field] = value;
    this.#provenance[field] = {
      origin: how.origin,
      confidence: how.confidence,
      ...(how.evidence === undefined ? {} : { evidence: how.evidence.slice(0, 300) }),
    };
  }

  /** Another spelling of the value that is there; where it came from stays. */
  replace<K extends keyof Fields>(field: K, value: NonNullable<Fields[K]>): void {
    if (this.#fields[field] !== undefined) this.#fields[field] = value;
  }

  get<K extends keyof Fields>(field: K): Fields[K] | undefined {
    return this.#fields[field];
  }

  /** Takes a variable out again: what is unknown is said, never guessed. */
  drop(field: keyof Fields): void {
    delete this.#fields[field];
    delete this.#provenance[field];
  }

  record(): CslRecord {
    return { type: this.type, ...this.#fields };
  }

  provenance(): Provenance {
    return { ...this.#provenance };
  }
}
