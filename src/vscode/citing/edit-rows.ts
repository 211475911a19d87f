import type { Dialect } from '../../dialect/dialect';
import { readLocator, writeLocator } from '../../dialect/locator';
import type { Cite, Locator } from '../../model/citation';

/** A citation that is being edited: nothing of it stands in the draft yet. */
export interface EditedCitation {
  readonly cites: readonly Cite[];
  /** The cite that the rows are about. */
  readonly at: number;
  readonly changed: boolean;
}

export type EditAction =
  | { readonly kind: 'write' }
  | { readonly kind: 'go-to'; readonly at: number }
  | { readonly kind: 'form'; readonly form: Cite['form'] }
  | { readonly kind: 'locator'; readonly locator: Locator | undefined }
  | { readonly kind: 'prefix' | 'suffix'; readonly text: string | undefined }
  | { readonly kind: 'ask'; readonly what: 'locator' | 'prefix' | 'suffix' }
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'add' }
  | { readonly kind: 'remove' };

/** A row of the box; one without an action heads a section. */
export interface EditRow {
  readonly label: string;
  readonly icon?: string;
  readonly description?: string;
  readonly action?: EditAction;
}

export interface EditRowsParams {
  readonly edited: EditedCitation;
  /** What a person calls each cite's source. */
  readonly names: readonly string[];
  /** The citation as it would be written, for the row that writes it. */
  readonly preview: string;
  readonly typed: string;
  /** Forms that the draft's tool cannot print. */
  readonly missingForms?: Dialect['missingForms'];
}

/** Whether the draft's tool can print such a citation. */
export function isPrintable(form: Cite['form'], missing: Dialect['missingForms']): boolean {
  return form === undefined || !missing?.includes(form);
}

const FORMS: readonly { form: Cite['form']; label: string }[] = [
  { form: undefined, label: 'Everything in parentheses' },
  { form: 'narrative', label: 'Name the author in the sentence' },
  { form: 'suppress-author', label: 'Year only, without the author' },
];

/**
 * What can be done with the citation. What is typed narrows the list, and is itself offered as locator (`p 12`, `para. 4`),
 * or as words before or after.
 */
export function editRows(params: EditRowsParams): EditRow[] {
  const typed = params.typed.trim();
  if (typed === '') return [...writeRow(params), ...choices(params), ...others(params)];
  const fold = (text: string) => text.toLowerCase();
  const fitting = choices(params).filter(({ action, label }) => action && fold(label).includes(fold(typed)));
  const locator = typedLocator(typed);
  return [
    ...(locator
      ? [
          {
            label: `Locator: ${writeLocator(locator)}`,
            icon: 'location',
            action: { kind: 'locator', locator },
          } as const,
        ]
      : []),
    ...fitting,
    { label: `Words before: “${typed}”`, icon: 'indent', action: { kind: 'prefix', text: typed } },
    { label: `Words after: “${typed}”`, icon: 'indent', action: { kind: 'suffix', text: typed } },
  ];
}

/** `p 12`, `para 4`, `§ 3`, `12:30` or a bare page number; nothing where there is more than a locator. */
export function typedLocator(typed: string): Locator | undefined {
  const time = /^\d{1,3}:\d{2}(?::\d{2})?$/.exec(typed)?.[0];
  if (time !== undefined) return { label: 'timestamp', value: time };
  // People leave out the full stop of an abbreviation, which the markups need.
  const read = [typed, typed.replace(/^(\p{L}+)\s*(?=\d)/u, '$1. ')]
    .map(readLocator)
    .find((it) => it?.rest.trim() === '');
  return read?.locator;
}

/** The citation after a row that changes it; others leave it as it is. */
export function editedBy(edited: EditedCitation, action: EditAction): EditedCitation {
  const { cites, at } = edited;
  const cite = cites[at];
  if (!cite) return edited;
  const replaced = (change: Cite): EditedCitation => ({ cites: cites.with(at, change), at, changed: true });
  switch (action.kind) {
    case 'go-to':
      return { ...edited, at: action.at };
    case 'form': {
      const { form: _, ...rest } = cite;
      return replaced(action.form ? { ...rest, form: action.form } : rest);
    }
    case 'locator': {
      const { locator: _, ...rest } = cite;
      return replaced(action.locator ? { ...rest, locator: action.locator } : rest);
    }
    case 'prefix': {
      const { prefix: _, ...rest } = cite;
      return replaced(action.text ? { ...rest, prefix: action.text } : rest);
    }
    case 'suffix': {
      const { suffix: _, ...rest } = cite;
      return replaced(action.text ? { ...rest, suffix: action.text } : rest);
    }
    case 'move':
      return moved(edited, at + action.by);
    case 'remove':
      return { cites: cites.toSpliced(at, 1), at: Math.max(0, Math.min(at, cites.length - 2)), changed: true };
    default:
      return edited;
  }
}

/** More cites behind the one the rows are about; a source that is cited already stays where it is. */
export function withAdded(edited: EditedCitation, added: readonly Cite[]): EditedCitation {
  const fresh = added.filter(({ citekey }) => !edited.cites.some((cite) => cite.citekey === citekey));
  if (fresh.length === 0) return edited;
  return { cites: edited.cites.toSpliced(edited.at + 1, 0, ...fresh), at: edited.at, changed: true };
}

function moved({ cites, at }: EditedCitation, to: number): EditedCitation {
  const cite = cites[at];
  const other = cites[to];
  if (!cite || !other) return { cites, at, changed: false };
  // Who is named in the sentence comes first: the form belongs to the place, not to the source.
  const swapped = cites.with(at, withForm(other, cite.form)).with(to, withForm(cite, other.form));
  const narrative = cite.form === 'narrative' || other.form === 'narrative';
  return { cites: narrative ? swapped : cites.with(at, other).with(to, cite), at: to, changed: true };
}

function withForm({ form: _, ...cite }: Cite, form: Cite['form']): Cite {
  return form === undefined ? cite : { ...cite, form };
}

function writeRow({ edited, preview }: EditRowsParams): EditRow[] {
  if (!edited.changed) return [];
  const label = edited.cites.length === 0 ? 'Remove the citation' : `Write ${preview}`;
  return [{ label, icon: 'check', description: 'not written yet', action: { kind: 'write' } }];
}

function choices({ edited, names, missingForms }: EditRowsParams): EditRow[] {
  const { cites, at } = edited;
  const cite = cites[at];
  if (!cite) return [{ label: 'Add a source…', icon: 'add', action: { kind: 'add' } }];
  const ask = (
    what: 'locator' | 'prefix' | 'suffix',
    label: string,
    icon: string,
    now: string | undefined,
  ): EditRow => ({
    label,
    icon,
    description: now ?? 'none',
    action: { kind: 'ask', what },
  });
  return [
    { label: names[at] ?? cite.citekey },
    ask('locator', 'Locator…', 'location', cite.locator && writeLocator(cite.locator)),
    ...FORMS.filter(
      ({ form }) => form !== cite.form && (form !== 'narrative' || at === 0) && isPrintable(form, missingForms),
    ).map(({ form, label }): EditRow => ({ label, icon: 'symbol-text', action: { kind: 'form', form } })),
    ask('prefix', 'Words before…', 'indent', cite.prefix),
    ask('suffix', 'Words after…', 'indent', cite.suffix),
    { label: 'Add a source…', icon: 'add', action: { kind: 'add' } },
    ...(at > 0 ? [{ label: 'Move earlier', icon: 'arrow-up', action: { kind: 'move', by: -1 } } as const] : []),
    ...(at < cites.length - 1
      ? [{ label: 'Move later', icon: 'arrow-down', action: { kind: 'move', by: 1 } } as const]
      : []),
    {
      label: cites.length > 1 ? 'Remove this source' : 'Remove the citation',
      icon: 'trash',
      action: { kind: 'remove' },
    },
  ];
}

function others({ edited, names }: EditRowsParams): EditRow[] {
  const rows = edited.cites.flatMap(({ citekey }, at): EditRow[] =>
    at === edited.at ? [] : [{ label: names[at] ?? citekey, icon: 'book', action: { kind: 'go-to', at } }],
  );
  return rows.length > 0 ? [{ label: 'Also in this citation' }, ...rows] : [];
}
