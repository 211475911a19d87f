import { DIALECTS } from '../dialect/dialects';
import { type CiteOptions, DEFAULT_STYLE } from './citing';
import { LIBRARY_HELP, LIBRARY_OPTIONS } from './library-options';

/** What `cite` and `quote` have in common. */
export const CITING_OPTIONS = {
  ...LIBRARY_OPTIONS,
  dialect: { type: 'string' },
  locator: { type: 'string' },
  style: { type: 'string' },
  locale: { type: 'string' },
  json: { type: 'boolean' },
} as const;

export const CITING_HELP = `${LIBRARY_HELP}
  --dialect NAME ${DIALECTS.map(({ id }) => id).join(', ')}
  --locator TEXT where in the source: "p. 4", "para. 2"
  --style NAME   CSL style of formatted citations (${DEFAULT_STYLE})
  --locale TAG   language of formatted citations, de-DE`;

export function citingOptions(values: {
  readonly style?: string;
  readonly locale?: string;
  readonly locator?: string;
}): CiteOptions {
  return { style: values.style ?? DEFAULT_STYLE, locale: values.locale, locator: values.locator };
}
