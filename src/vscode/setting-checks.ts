import type { QuotingRule } from '../cite/quoting-rules';
import type { DialectId } from '../dialect/dialect';
import type { Templates } from '../dialect/templated';
import type { OmissionMark } from '../model/quotation';

/** What each setting's value must be. Defaults live in `package.json` alone; a value of another shape is taken as the default. */
export interface Settings {
  /** Paths as written; empty for the default folders. */
  readonly library: readonly string[];
  readonly exclude: readonly string[];
  /** Paths as written. */
  readonly bibliographies: readonly string[];
  readonly citekeyTemplate: string;
  readonly markdownCitations: 'auto' | 'citekeys' | 'footnotes' | 'links';
  /** By dialect. */
  readonly templates: { readonly [D in DialectId]?: Templates };
  /** Name of a CSL style, `apa`, or path of a `.csl` file. */
  readonly style: string;
  /** Where the person keeps `.csl` files, as written. */
  readonly styleFolder: string;
  /** Path of a literature note, and its text, as templates. */
  readonly literatureNoteFile: string;
  readonly literatureNoteTemplate: string;
  /** Language tag; empty for the language of the draft, else the style's own. */
  readonly locale: string;
  /** Made next to a draft that declares no bibliography. */
  readonly bibliographyFile: string;
  /** From this many words on, a quotation is a block; 0 for what the style says. */
  readonly blockQuoteWords: number;
  /** What names the place of quoted words in a source without pages. */
  readonly quotationLocator: 'style' | QuotingRule['unpaged'];
  readonly omissionMark: 'style' | OmissionMark;
  /** Quotations get a link that opens the page at their words. */
  readonly linkQuotations: boolean;
  /** What was copied in the reader view is pasted as a quotation. */
  readonly pasteAsQuotation: boolean;
  /** When the quotations of open drafts are checked. */
  readonly 'check.run': 'onType' | 'onSave' | 'off';
  readonly 'check.altered': Severity;
  readonly 'check.missing': Severity;
  readonly 'check.wrongSource': Severity;
  readonly 'check.uncited': Severity;
  readonly 'check.sourceChanged': Severity;
  readonly 'check.doubtfulOmission': Severity;
  readonly 'check.unknownCitekey': Severity;
  readonly 'check.ambiguousLocator': Severity;
  readonly 'check.copiedWithoutMarks': Severity;
  readonly 'check.unchecked': Severity;
}

/** How loud a problem is; `off` is not looked for or not shown. */
export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';

type Checks = { readonly [Name in keyof Settings]: (value: unknown) => Settings[Name] | undefined };

const isText = (value: unknown): value is string => typeof value === 'string';
const text = (value: unknown) => (isText(value) && value.trim() !== '' ? value.trim() : undefined);
const texts = (value: unknown) =>
  Array.isArray(value) && value.every(isText) ? value.map((it) => it.trim()).filter((it) => it !== '') : undefined;

const isOn = (value: unknown) => (typeof value === 'boolean' ? value : undefined);
const oneOf =
  <const T extends string>(...choices: readonly T[]) =>
  (value: unknown) =>
    choices.find((choice) => choice === value);
const severity = oneOf('error', 'warning', 'information', 'hint', 'off');

/** What of it makes sense: a form that is no text is as if it were not there. */
function templates(value: unknown): Settings['templates'] | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([dialect, forms]) =>
      typeof forms === 'object' && forms !== null
        ? [[dialect, Object.fromEntries(Object.entries(forms).filter(([, form]) => isText(form)))]]
        : [],
    ),
  );
}

/** Each gives the value in its one shape, or `undefined` for a value that makes no sense. */
export const CHECKS: Checks = {
  library: (value) => texts(isText(value) ? [value] : value),
  exclude: texts,
  bibliographies: texts,
  citekeyTemplate: text,
  markdownCitations: (value) =>
    value === 'auto' || value === 'citekeys' || value === 'footnotes' || value === 'links' ? value : undefined,
  templates,
  style: text,
  styleFolder: text,
  literatureNoteFile: text,
  literatureNoteTemplate: (value) => (isText(value) && value.trim() !== '' ? value : undefined),
  locale: (value) =>
    isText(value) && /^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/.test(value.trim()) ? value.trim() : undefined,
  bibliographyFile: (value) => {
    const name = text(value);
    return name !== undefined && /\.(bib|json|ya?ml)$/i.test(name) ? name : undefined;
  },
  blockQuoteWords: (value) =>
    typeof value === 'number' && Number.isFinite(value) && value >= 0 ? Math.floor(value) : undefined,
  quotationLocator: oneOf('style', 'paragraph', 'heading', 'none'),
  omissionMark: oneOf('style', '…', '[…]', '. . .', '[. . .]', '...', '[...]'),
  linkQuotations: isOn,
  pasteAsQuotation: isOn,
  'check.run': oneOf('onType', 'onSave', 'off'),
  'check.altered': severity,
  'check.missing': severity,
  'check.wrongSource': severity,
  'check.uncited': severity,
  'check.sourceChanged': severity,
  'check.doubtfulOmission': severity,
  'check.unknownCitekey': severity,
  'check.ambiguousLocator': severity,
  'check.copiedWithoutMarks': severity,
  'check.unchecked': severity,
};
