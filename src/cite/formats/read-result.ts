import type { CslItem } from '../../model/item';
import type { Warning } from '../../model/source';

/** What a bibliography file holds; what could not be read is said and left out. */
export interface ReadBibliography {
  readonly items: readonly CslItem[];
  readonly notes: readonly Warning[];
  /** For entries that name them, Zotero's keys of the item and its attachments, in the order of `items`. */
  readonly zotero?: readonly (readonly string[])[];
}
