import type { Origin } from '../../model/source';

/** A value with how it is known. */
export interface Found<T> {
  readonly value: T;
  readonly origin: Origin;
  /** 0 to 1, as in provenance. */
  readonly confidence: number;
  readonly evidence?: string;
}
