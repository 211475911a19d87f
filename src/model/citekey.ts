/** What a citekey is made of; each in ASCII letters and digits, or empty where the source does not say. */
export interface CitekeyParts {
  /** First author or organisation; the publication where there is none: `ruiz`, `who`. */
  readonly author: string;
  /** `2019`; `nd` where no date is known. */
  readonly year: string;
  /** First telling word of the title: `Winter`. */
  readonly title: string;
  /** Address or file name, for sources of which nothing else is known. */
  readonly name: string;
}

/** Setting `ibid.citekeyTemplate` where the person has set nothing: `ruiz2019Winter`. */
export const DEFAULT_CITEKEY_TEMPLATE = '{author}{year}{title}';

/**
 * Citekeys that Pandoc, LaTeX, Typst and Org all read as written: ASCII letters, digits and single inner `_ - : .`.
 * (Pandoc manual, "Citation syntax"; biblatex §2.4 forbids more, but none of these.)
 */
const CITEKEY = /^[A-Za-z0-9]+(?:[_:.-][A-Za-z0-9]+)*$/;

export function isCitekey(text: string): boolean {
  return CITEKEY.test(text);
}

/**
 * The citekey by a template such as `{author}{year}{title}` or `{author}-{year}`. Letters of the template stand as they are;
 * what no citekey may contain is dropped, and so are separators next to an empty part.
 */
export function fillTemplate(template: string, parts: CitekeyParts): string {
  const values: { readonly [name: string]: string } = { ...parts };
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  const key = filled
    .replace(/[^A-Za-z0-9_:.-]/g, '')
    .replace(/([_:.-])[_:.-]+/g, '$1')
    .replace(/^[_:.-]+|[_:.-]+$/g, '');
  if (key !== '' && key !== parts.year) return key;
  return `${parts.name || 'source'}${parts.year}`;
}

/** The placeholders of {@link fillTemplate} that a template uses but that do not exist. */
export function unknownPlaceholders(template: string): readonly string[] {
  const known = new Set(['author', 'year', 'title', 'name']);
  return [...template.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '').filter((name) => !known.has(name));
}

/** `base` itself for 0, then `basea`, `baseb` … `basez`, `baseaa` …: what the n-th source of one base is called. */
export function suffixedCitekey(base: string, n: number): string {
  return base + letters(n);
}

/** Whether a key is `base`, or `base` with the letters that {@link suffixedCitekey} adds. */
export function isOfBase(key: string, base: string): boolean {
  return key.startsWith(base) && /^[a-z]{0,3}$/.test(key.slice(base.length));
}

/** 0 → ``, 1 → `a`, 26 → `z`, 27 → `aa`. */
function letters(n: number): string {
  let result = '';
  for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    result = String.fromCharCode(97 + ((rest - 1) % 26)) + result;
  }
  return result;
}
