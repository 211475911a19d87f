/**
 * The one place that touches citeproc-js (CPAL-1.0). It is bundled apart, as `csl.js`, and loaded when first needed:
 * import it with `await import('./csl-processor')`, and its types with `import type`.
 */
import CSL, { type Citation, type Engine } from 'citeproc';
import { marked, unmarked } from './rich-text';

export interface ProcessorOptions {
  /** A style as CSL XML, or as citeproc's tree of nodes. */
  readonly style: unknown;
  /** The language to write in; the style's default where not given. */
  readonly locale?: string;
  /** A locale's tree of nodes. Asked for while the processor is made. */
  readonly loadLocale: (tag: string) => unknown;
  readonly item: (id: string) => object;
}

/** citeproc's engine, writing marked text (`rich-text.ts`). */
export type Processor = Engine;
export type { Citation };

const FORMAT = 'ibid';

CSL.Output.Formats[FORMAT] = outputFormat();
// It prints its complaints to the console; a style's flaws are no news to the person who writes.
CSL.debug = () => undefined;

/** Takes 10 ms to 1.5 s, by style. @throws where the style is none. */
export function createProcessor(options: ProcessorOptions): Processor {
  const sys = {
    retrieveLocale: options.loadLocale,
    retrieveItem: options.item,
    // Marks URLs and DOIs as links.
    wrap_url_and_doi: true,
  };
  const engine = new CSL.Engine(sys, options.style, options.locale, options.locale !== undefined);
  engine.opt.development_extensions['wrap_url_and_doi'] = true;
  engine.setOutputFormat(FORMAT);
  return engine;
}

type Decorate = (state: Engine, text: string) => string;

/** citeproc's table of decorations: `@attribute/value` to a function, `false` where nothing is done. */
function outputFormat(): object {
  const as =
    (mark: Parameters<typeof marked>[0]): Decorate =>
    (_, text) =>
      marked(mark, text);
  const plain: Decorate = (_, text) => text;
  return {
    // Items and cites come without marks; a style's own affixes do not.
    text_escape: (text: string | undefined) => unmarked(text ?? ''),
    bibstart: '',
    bibend: '',
    '@passthrough/true': plain,
    '@font-style/italic': as('italic'),
    '@font-style/oblique': as('italic'),
    '@font-style/normal': plain,
    '@font-variant/small-caps': as('small-caps'),
    '@font-variant/normal': plain,
    '@font-weight/bold': as('bold'),
    '@font-weight/normal': plain,
    '@font-weight/light': plain,
    '@text-decoration/none': plain,
    '@text-decoration/underline': as('underline'),
    '@vertical-align/sup': as('sup'),
    '@vertical-align/sub': as('sub'),
    '@vertical-align/baseline': plain,
    '@strip-periods/true': plain,
    '@strip-periods/false': plain,
    '@quotes/true': quotes('open-quote', 'close-quote'),
    '@quotes/inner': quotes('open-inner-quote', 'close-inner-quote'),
    '@quotes/false': false,
    '@cite/entry': plain,
    '@bibliography/entry': plain,
    '@display/block': as('block'),
    '@display/left-margin': as('left'),
    '@display/right-inline': plain,
    '@display/indent': as('indent'),
    '@showid/true': plain,
    '@URL/true': as('link'),
    '@DOI/true': as('link'),
  };
}

function quotes(open: string, close: string): (state: Engine & Terms, text?: string) => string {
  return (state, text) =>
    // Without text citeproc asks for the lone mark: an apostrophe inside, an opening mark outside.
    text === undefined
      ? open === 'open-inner-quote'
        ? '\u2019'
        : state.getTerm(open)
      : state.getTerm(open) + text + state.getTerm(close);
}
interface Terms {
  getTerm(name: string): string;
}
