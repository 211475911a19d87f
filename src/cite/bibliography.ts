import type { BibliographyFormat } from '../model/bibliography-format';
import { IbidError } from '../model/error';
import type { CslItem } from '../model/item';
import { BIBLIOGRAPHY_FILES } from './formats/files';
import { sameRecord } from './same-record';

export interface RefusedItem {
  readonly citekey: string;
  /** For people. */
  readonly reason: string;
}

/** What adding gives: the file's new text, or why nothing may be written. */
export type AddResult =
  | {
      readonly ok: true;
      /** The same string where nothing was added. */
      readonly text: string;
      readonly added: readonly string[];
      /** Citekeys that the file had already; their entries stay as they are. */
      readonly present: readonly string[];
      /** Those of `present` whose entry is plainly of something else: the citation would point to a wrong source. */
      readonly different: readonly string[];
      /** Items that this format cannot hold. */
      readonly refused: readonly RefusedItem[];
    }
  | { readonly ok: false; readonly error: IbidError };

/**
 * The file with these items added. Entries of others, comments and `@string`s stay byte for byte, as do the kind of line
 * break and the presence of a final one. Pure; an empty text is a new file.
 */
export function addToBibliography(existing: string, format: BibliographyFormat, items: readonly CslItem[]): AddResult {
  const file = BIBLIOGRAPHY_FILES[format];
  const bom = existing.startsWith('\uFEFF') ? '\uFEFF' : '';
  const text = existing.slice(bom.length);
  const parsed = file.open(text);
  if (typeof parsed === 'string') {
    return {
      ok: false,
      error: new IbidError('format-broken', `The bibliography cannot be added to: ${parsed}. Nothing was written.`, {
        format,
      }),
    };
  }
  const had = new Map(parsed.items.map((item) => [item.id, item]));
  const folded = new Map(parsed.items.map((item) => [item.id.toLowerCase(), item.id]));
  const fresh = new Map<string, CslItem>();
  const [present, different] = [new Set<string>(), new Set<string>()];
  const refused: RefusedItem[] = [];
  for (const item of items) {
    const old = had.get(item.id);
    const alike = folded.get(item.id.toLowerCase());
    const reason = file.refuse?.(item.id);
    if (old !== undefined) {
      present.add(item.id);
      if (isPlainlyAnother(old, item)) different.add(item.id);
    } else if (reason !== undefined) refused.push({ citekey: item.id, reason });
    else if (alike !== undefined && alike !== item.id && file.ignoresCase) {
      refused.push({
        citekey: item.id,
        reason: `it differs from “${alike}” by capitals only, which BibTeX takes for the same`,
      });
    } else {
      fresh.set(item.id, item);
      folded.set(item.id.toLowerCase(), item.id);
    }
  }
  const added = [...fresh.values()];
  return {
    ok: true,
    text: added.length === 0 ? existing : bom + parsed.add(added),
    added: [...fresh.keys()],
    present: [...present],
    different: [...different],
    refused,
  };
}

/** The citekeys of a bibliography file, in its order; of a broken one, those that can be read. */
export function bibliographyKeys(text: string, format: BibliographyFormat): readonly string[] {
  const file = BIBLIOGRAPHY_FILES[format];
  return file.read(text.replace(/^\uFEFF/, '')).items.map(({ id }) => id);
}

/** A whole new file. Items that the format cannot hold are left out: see {@link addToBibliography}'s `refused`. */
export function writeBibliography(items: readonly CslItem[], format: BibliographyFormat): string {
  const result = addToBibliography('', format, items);
  return result.ok ? result.text : '';
}

/** Nothing the two have in common, and a title on both sides to tell by. */
function isPlainlyAnother(a: CslItem, b: CslItem): boolean {
  return a.title !== undefined && b.title !== undefined && sameRecord(a, b) === undefined;
}
