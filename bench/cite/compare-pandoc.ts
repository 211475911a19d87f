/**
 * Twenty sources in eight styles, formatted by Ibid and by pandoc's own processor from the same `.csl` files and the same
 * CSL-JSON: each difference is printed, with the figure of what is alike.
 *
 *     node esbuild.js --bench && node out/bench/cite/compare-pandoc.js FOLDER [STYLE…]
 *
 * FOLDER holds the `.csl` files (the CSL repository); without it nothing can be compared, since pandoc reads no others.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { writeBibliography } from '../../src/cite/bibliography';
import { createRenderer } from '../../src/cite/render';
import { SAMPLE } from '../../test/unit/cite/sample-items';

const STYLES = [
  'apa',
  'modern-language-association',
  'chicago-author-date',
  'chicago-notes-bibliography',
  'ieee',
  'harvard-cite-them-right',
  'american-medical-association',
  'nature',
];

type ConvertWithPandoc = (request: {
  text: string;
  files: Readonly<Record<string, string>>;
  citeproc: boolean;
  metadata: Readonly<Record<string, string>>;
}) => Promise<{ output: string }>;

async function main(): Promise<void> {
  const [folder, ...chosen] = process.argv.slice(2);
  if (folder === undefined) throw new Error('usage: compare-pandoc.js FOLDER [STYLE…]');
  const renderer = createRenderer({ assets: path.resolve('dist/csl') });
  let [alike, all] = [0, 0];
  for (const name of chosen.length === 0 ? STYLES : chosen) {
    const file = path.resolve(folder, `${name}.csl`);
    const ours = await renderer.render(
      {
        style: file,
        format: 'text',
        citations: SAMPLE.map(({ id }) => [{ citekey: id, locator: { label: 'paragraph', value: '4' } }]),
        bibliography: SAMPLE.map(({ id }) => id),
      },
      SAMPLE,
    );
    const theirs = await pandoc(readFileSync(file, 'utf8'));
    let same = 0;
    const compare = (what: string, a: string, b: string) => {
      all++;
      if (plain(a) === plain(untagged(b))) {
        alike++;
        same++;
      } else console.log(`${name} ${what}\n  ibid   ${plain(a)}\n  pandoc ${plain(untagged(b))}`);
    };
    for (const [i, { id }] of SAMPLE.entries())
      compare(`citation ${id}`, ours.citations[i] ?? '', theirs.citations[i] ?? '');
    for (const { citekey, text } of ours.bibliography)
      compare(`entry ${citekey}`, text, theirs.entries.get(citekey) ?? '');
    const order = ours.bibliography.map(({ citekey }) => citekey).join(' ');
    if (order !== [...theirs.entries.keys()].join(' ')) {
      console.log(`${name} order\n  ibid   ${order}\n  pandoc ${[...theirs.entries.keys()].join(' ')}`);
    }
    console.log(`${name}: ${same} of ${2 * SAMPLE.length} alike`);
  }
  console.log(`all: ${alike} of ${all} alike`);
}

async function pandoc(style: string): Promise<{ citations: readonly string[]; entries: ReadonlyMap<string, string> }> {
  const module: { convertWithPandoc: ConvertWithPandoc } = await import(path.resolve('scripts/setup/pandoc.mjs'));
  const { output } = await module.convertWithPandoc({
    text: SAMPLE.map(({ id }) => `P [@${id}, para. 4]\n`).join('\n'),
    files: { 'style.csl': style, 'refs.json': writeBibliography(SAMPLE, 'csl-json') },
    citeproc: true,
    metadata: { csl: 'style.csl', bibliography: 'refs.json' },
  });
  const [body = '', rest = ''] = output.split('<div id="refs"');
  const [refs = '', notes = ''] = rest.split(/<section[^>]*id="footnotes"/);
  const inNotes = [...notes.matchAll(/<li id="fn\d+">([\s\S]*?)<\/li>/g)].map(([, text = '']) =>
    text.replace(/<a[^>]*role="doc-backlink"[\s\S]*?<\/a>/, ''),
  );
  const inText = [...body.matchAll(/<p>P ?([\s\S]*?)<\/p>/g)].map(([, text = '']) => text);
  const entries = [...refs.matchAll(/<div id="ref-([^"]+)"[^>]*>([\s\S]*?)\n<\/div>(?=\s*(?:<div id="ref-|<\/div>))/g)];
  return {
    citations: inNotes.length > 0 ? inNotes : inText,
    entries: new Map(entries.map(([, id = '', html = '']): [string, string] => [id, html])),
  };
}

/** The words of pandoc's HTML. */
function untagged(html: string): string {
  return html
    .replace(/<\/?[a-z][^>]*>/gi, (tag) => (/^<\/?div/i.test(tag) ? ' ' : ''))
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'");
}

/** Kinds of space apart. */
function plain(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
