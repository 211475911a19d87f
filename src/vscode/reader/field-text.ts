import type { CorrectedValue } from '../../engine/protocol';
import { readCorrection } from '../../library/corrections';
import { type CslItem, type CslName, type CslRecord, DATE_VARIABLES, isoDate, NAME_VARIABLES } from '../../model/item';

/** The fields that can be corrected, in the order in which one reads a record. */
export const CORRECTABLE = [
  ['title', 'Title'],
  ['subtitle', 'Subtitle'],
  ['author', 'Author'],
  ['container-title', 'Publication'],
  ['issued', 'Published'],
  ['URL', 'Address'],
  ['type', 'Kind'],
  ['editor', 'Editor'],
  ['translator', 'Translator'],
  ['publisher', 'Publisher'],
  ['publisher-place', 'Place'],
  ['section', 'Section'],
  ['volume', 'Volume'],
  ['issue', 'Issue'],
  ['page', 'Pages'],
  ['DOI', 'DOI'],
  ['language', 'Language'],
  ['accessed', 'Saved'],
  ['note', 'Note in the bibliography'],
] as const satisfies readonly (readonly [keyof CslRecord, string])[];
export type CorrectableField = (typeof CORRECTABLE)[number][0];

export function isCorrectable(field: unknown): field is CorrectableField {
  return CORRECTABLE.some(([known]) => known === field);
}

export function labelOf(field: CorrectableField): string {
  return CORRECTABLE.find(([known]) => known === field)?.[1] ?? field;
}

/** How a field is typed: `Ruiz, Ana; The Keepers`, `2019-05`, a text as it is. Empty where nothing is known. */
export function fieldText(item: CslItem, field: CorrectableField): string {
  if (isName(field)) return (item[field] ?? []).map(nameText).join('; ');
  if (isDate(field)) {
    const date = item[field];
    return date === undefined ? '' : isoDate(date);
  }
  return String(item[field] ?? '');
}

/** What the typed text says, and why it cannot be. */
export type Typed =
  | { readonly value: CorrectedValue; readonly complaint?: undefined }
  | { readonly value?: undefined; readonly complaint: string };

/** @param item names in it that were left as they are keep their particles and suffixes */
export function typedValue(item: CslItem, field: CorrectableField, text: string): Typed {
  const value = isName(field) ? namesOf(item[field] ?? [], text) : text.trim();
  const [complaint] = readCorrection({ [field]: value }).complaints;
  return complaint === undefined ? { value } : { complaint };
}

export const isName = (field: string): field is (typeof NAME_VARIABLES)[number] =>
  (NAME_VARIABLES as readonly string[]).includes(field);
export const isDate = (field: string): field is (typeof DATE_VARIABLES)[number] =>
  (DATE_VARIABLES as readonly string[]).includes(field);

function namesOf(known: readonly CslName[], text: string): readonly (string | CslName)[] {
  return text
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const same = known.find((it) => nameText(it) === name);
      return same !== undefined && !isSimple(same) ? same : name;
    });
}

/** `family` and `given` alone, or an organisation without a comma: what {@link readCorrection} makes of the text again. */
function isSimple(name: CslName): boolean {
  const parts = Object.keys(name);
  if (name.literal !== undefined) return parts.length === 1 && !name.literal.includes(',');
  return parts.every((part) => part === 'family' || part === 'given') && name.family !== undefined;
}

function nameText(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  const family = [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
  const given = [name.given, name.suffix].filter(Boolean).join(', ');
  return `${family}, ${given}`.replace(/, $/, ',');
}
