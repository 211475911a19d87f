import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { writeBibliography } from '../../src/cite/bibliography';
import type { CslNode } from '../../src/cite/csl-xml';
import { styleText } from '../../src/cite/style-text';
import type { CslItem } from '../../src/model/item';
import type { Figures } from './main';

/** pandoc formats a whole document each time: a draft of 300 citations, and a bibliography of 1,000. */
export async function pandoc(style: string, items: readonly CslItem[]): Promise<Figures> {
  const { convertWithPandoc } = await import(path.resolve('scripts/setup/pandoc.mjs'));
  const files = {
    'style.csl': styleText(builtIn(style), { name: style, title: style }),
    'refs.json': writeBibliography(items, 'csl-json'),
  };
  const run = async (text: string) => {
    const started = performance.now();
    await convertWithPandoc({ text, files, citeproc: true, metadata: { csl: 'style.csl', bibliography: 'refs.json' } });
    return Math.round(performance.now() - started);
  };
  const nothing = await run('nothing\n');
  const draft = items.slice(0, 300).map(({ id }, i) => `P [@${id}, para. ${1 + (i % 9)}]\n`);
  return {
    'a document without citations': nothing,
    'draft of 300 citations': await run(draft.join('\n')),
    'bibliography of 1,000': await run(`---\nnocite: '@*'\n---\n\nP\n`),
  };
}

interface CitationJs {
  readonly plugins: {
    readonly config: { get(name: '@csl'): { readonly templates: { add(name: string, xml: string): void } } };
  };
  readonly Cite: new (items: readonly object[]) => { format(what: string, options: object): string };
}

/** Citation.js wraps the same processor; it makes it anew for each call. */
export async function citationJs(folder: string, style: string, items: readonly CslItem[]): Promise<Figures> {
  const require = createRequire(path.join(folder, 'package.json'));
  const { plugins, Cite } = require('@citation-js/core') as CitationJs;
  require('@citation-js/plugin-csl');
  plugins.config.get('@csl').templates.add(style, styleText(builtIn(style), { name: style, title: style }));
  const time = (what: string, list: readonly CslItem[]) => {
    const started = performance.now();
    new Cite(list).format(what, { format: 'text', template: style, lang: 'en-US' });
    return Math.round(performance.now() - started);
  };
  return {
    'first citation': time('citation', items.slice(0, 1)),
    'another citation alone': time('citation', items.slice(1, 2)),
    'bibliography of 1,000': time('bibliography', items),
  };
}

function builtIn(style: string): CslNode {
  return JSON.parse(readFileSync(path.resolve('dist/csl/styles', `${style}.json`), 'utf8'));
}
