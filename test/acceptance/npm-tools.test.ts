import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { writeBibliography } from '../../src/cite/bibliography';
import { dialectById } from '../../src/dialect/dialects';
import { projectBibliographies } from '../../src/dialect/quarto-project';
import type { BibliographyFormat } from '../../src/model/bibliography-format';
import { pandocConvert } from '../unit/dialect/pandoc-tool';
import { assertShown } from './checking';
import { draftOf } from './drafting';
import { htmlText } from './html-text';
import { missing } from './missing';
import { inFolder, run } from './programs';
import { type HostileSource, WORLD_SOURCES } from './sources';

const load = createRequire(join(process.cwd(), 'package.json'));
const bib = (sources: readonly HostileSource[], format: BibliographyFormat) =>
  writeBibliography(
    sources.map(({ item }) => item),
    format,
  );

/** In CSL-JSON `<b>` is rich text (CSL-JSON specification, "HTML-like tags"); there is no escape for it. */
const CSL_RICH_TEXT = ['Less <b>bold</b> than thought'];
/** mystmd puts titles into its page as HTML. */
const MYST_HTML = ['Less <b>bold</b> than thought', '&amp; entities &lt; and &#65;'];

describe('drafts of twenty hostile sources, built by tools from npm', function () {
  this.timeout(120_000);

  for (const format of ['biblatex', 'csl-json', 'csl-yaml'] as const) {
    it(`Pandoc Markdown with ${format}, pandoc`, async () => {
      const { draft, expected } = draftOf(dialectById('pandoc'), WORLD_SOURCES);
      const name = `refs.${format === 'biblatex' ? 'bib' : format === 'csl-json' ? 'json' : 'yaml'}`;
      const text = draft.replace('refs.bib', name);
      const html = await pandocConvert(
        text,
        { to: 'html', citeproc: true, wrap: 'none', standalone: false },
        { [name]: bib(WORLD_SOURCES, format) },
      );
      assertShown(htmlText(html), expected, {
        lost: format === 'biblatex' ? [] : CSL_RICH_TEXT,
      });
    });
  }

  it('Quarto, whose project declares the bibliography: its pandoc, with the project’s metadata', async () => {
    const project = 'project:\n  type: book\nbibliography:\n  - refs.bib\nformat: html\n';
    const [declared] = projectBibliographies(project);
    const { draft, expected } = draftOf(dialectById('pandoc'), WORLD_SOURCES);
    const body = draft.replace(/^---\n[\s\S]*?\n---\n/, '');
    if (declared === undefined || body === draft) throw new Error('nothing was declared');
    // Quarto hands the metadata of a project to pandoc together with the document's own.
    const html = await pandocConvert(
      body,
      { to: 'html', citeproc: true, wrap: 'none', standalone: false, metadata: { bibliography: [declared.file] } },
      { [declared.file]: bib(WORLD_SOURCES, 'biblatex') },
    );
    assertShown(htmlText(html), expected, {});
  });

  it('Markdown with footnotes, pandoc’s reader of GitHub’s Markdown', async () => {
    const { draft, expected } = draftOf(dialectById('footnote'), WORLD_SOURCES);
    const html = await pandocConvert(draft, { from: 'gfm-emoji-autolink_bare_uris', to: 'html', wrap: 'none' });
    assertShown(htmlText(html), expected, {});
  });

  for (const id of ['footnote', 'linked'] as const) {
    it(`Markdown, ${id}, markdown-it as in VS Code’s preview`, () => {
      const MarkdownIt = load('markdown-it') as (options: object) => {
        use(plugin: unknown): { render(text: string): string };
      };
      const { draft, expected } = draftOf(dialectById(id), WORLD_SOURCES);
      const dialect = dialectById(id);
      const edits = dialect.updateReferences?.(
        draft,
        'References',
        WORLD_SOURCES.map(({ item }) => ({
          citekey: item.id,
          text: dialect.escape(`${item.author?.[0]?.family}. ${item.title}`),
        })),
      );
      const whole =
        edits?.[0] === undefined
          ? draft
          : draft.slice(0, edits[0].start) + edits[0].newText + draft.slice(edits[0].end);
      const html = MarkdownIt({ html: true, linkify: true }).use(load('markdown-it-footnote')).render(whole);
      assertShown(htmlText(html), expected, {});
    });
  }

  for (const [name, format] of [
    ['refs.bib', 'biblatex'],
    ['refs.yml', 'hayagriva'],
  ] as const)
    it(`Typst with ${format}, its compiler`, async function () {
      const Compiler = typstCompiler();
      if (Compiler === undefined) return missing(this, '@myriaddreamin/typst-ts-node-compiler');
      const { draft, expected } = draftOf(dialectById('typst'), WORLD_SOURCES);
      const text = await inFolder(
        { 'main.typ': `#set text(lang: "en")\n${draft.replace('refs.bib', name)}`, [name]: bib(WORLD_SOURCES, format) },
        async (folder) => {
          const compiler = Compiler.NodeCompiler.create({ workspace: folder });
          const done = compiler.tryHtml({ mainFilePath: join(folder, 'main.typ') });
          if (done.result === null)
            throw new Error(JSON.stringify(compiler.fetchDiagnostics(done.takeDiagnostics()), null, 1));
          return htmlText(done.result.body());
        },
      );
      assertShown(text, expected, {});
    });

  it('MyST, mystmd', async () => {
    const { draft, expected } = draftOf(dialectById('myst'), WORLD_SOURCES);
    const files = {
      'myst.yml': 'version: 1\nproject:\n  title: Draft\nsite:\n  template: book-theme\n',
      'draft.md': draft,
      'refs.bib': bib(WORLD_SOURCES, 'bibtex'),
    };
    const text = await inFolder(files, async (folder) => {
      // Its template cannot be fetched without a network; the content is written before it is asked for.
      await run(process.execPath, [join(process.cwd(), 'node_modules/mystmd/dist/myst.cjs'), 'build', '--site'], {
        cwd: folder,
        limitSeconds: 60,
      }).catch(() => '');
      const content = JSON.parse(await readFile(join(folder, '_build/site/content/draft.json'), 'utf8')) as {
        mdast: unknown;
        references: unknown;
      };
      return {
        body: treeText(content.mdast),
        list: htmlText(stringsIn(content.references).join('\n')),
      };
    });
    assertShown(text.body, expected, { lost: MYST_HTML }, text.list);
  });

  it('AsciiDoc with footnotes, Asciidoctor', async () => {
    const { draft, expected } = draftOf(dialectById('asciidoc-footnote'), WORLD_SOURCES);
    assertShown(htmlText(await asciidoctor(draft)), expected, {});
  });

  it('AsciiDoc with asciidoctor-bibtex, Asciidoctor for all but the citations', async () => {
    const { draft, expected } = draftOf(dialectById('asciidoc'), WORLD_SOURCES, '= Title\n\nBODY\n');
    const html = await asciidoctor(draft);
    assertShown(
      htmlText(html),
      expected,
      {},
      WORLD_SOURCES.map(({ item }) => `${item.author?.[0]?.family} ${item.title}`).join('\n'),
    );
    for (const { item } of WORLD_SOURCES)
      if (!html.includes(`cite:[${item.id}(para. 4)]`)) throw new Error(`no citation of ${item.id}`);
  });

  it('HTML, its parser', () => {
    const { draft, expected } = draftOf(
      dialectById('html'),
      WORLD_SOURCES,
      '<!doctype html>\n<html><body>\nBODY\n</body></html>\n',
    );
    assertShown(
      htmlText(draft),
      expected,
      {},
      WORLD_SOURCES.map(({ item }) => `${item.author?.[0]?.family} ${item.title}`).join('\n'),
    );
  });

  it('Wikitext, wtf_wikipedia as its reader', async () => {
    const { draft, expected } = draftOf(dialectById('wikitext'), WORLD_SOURCES);
    const { default: wtf } = (await import(pathToFileURL(load.resolve('wtf_wikipedia')).href)) as {
      default: (text: string) => WikiDocument;
    };
    const document = wtf(draft);
    const cited = document.citations().map((it) => it.json());
    const missingTitles = expected.filter(({ family }) => !cited.some((it) => it['last'] === family));
    if (missingTitles.length > 0)
      throw new Error(`no reference: ${missingTitles.map(({ family }) => family).join(', ')}`);
  });
});

function stringsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(stringsIn) : [];
}

interface WikiDocument {
  citations(): readonly { json(): Readonly<Record<string, string>> }[];
}

interface Typst {
  NodeCompiler: {
    create(options: { workspace: string }): {
      tryHtml(options: { mainFilePath: string }): { result: { body(): string } | null; takeDiagnostics(): unknown };
      fetchDiagnostics(diagnostics: unknown): unknown;
    };
  };
}

/** `undefined` on a system that its authors build no compiler for. */
function typstCompiler(): Typst | undefined {
  try {
    return load('@myriaddreamin/typst-ts-node-compiler') as Typst;
  } catch {
    return undefined;
  }
}

async function asciidoctor(draft: string): Promise<string> {
  const { convert } = load('@asciidoctor/core') as { convert(text: string, options: object): Promise<string> };
  return convert(draft, { standalone: false, safe: 'safe' });
}

/** The text of MyST's tree, in order. Not recursive over the children of a text. */
function treeText(root: unknown): string {
  let text = '';
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, value, children } = node as { type?: string; value?: string; children?: unknown[] };
    if (type === 'paragraph' || type === 'blockquote') text += '\n';
    if (typeof value === 'string') text += value;
    for (const child of children ?? []) visit(child);
  };
  visit(root);
  return text;
}
