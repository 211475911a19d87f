import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DraftKind } from '../../../src/dialect/detect';
import type { DialectId } from '../../../src/dialect/dialect';
import { DIALECTS } from '../../../src/dialect/dialects';
import type { Engine } from '../../../src/engine/protocol';
import { applyEdits } from '../../../src/model/range';
import { page } from '../library/shelf';
import { openedEngine } from './opened';

describe('engine: drafts held against the library', function () {
  this.timeout(30_000);
  let folder: string;
  let engine: Engine;
  const at = (name: string) => path.join(folder, name);
  const words = 'A heron stood on the jetty all afternoon';
  const check = (text: string, more = {}) =>
    engine.request('check', { document: 'draft', path: at('draft.md'), text, language: 'markdown', ...more });
  const repairs = (of: Parameters<typeof engine.request<'repairs'>>[1]['of']) =>
    engine.request('repairs', { document: 'draft', of, mark: '[…]' });

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'ibid-check-'));
    mkdirSync(at('library'));
    writeFileSync(at('library/b.html'), page('Summer', 'Jon Berg', words));
    writeFileSync(at('refs.bib'), '@book{hall1987, title = {Sticks}, year = 1987}');
    engine = await openedEngine(at('library'));
  });
  after(async () => {
    await engine.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('counts what is verbatim, and gives what is not with its ranges', async () => {
    const text = `“${words}” [@berg2019Summer].\n\n“A heron sat on the jetty all afternoon” [@berg2019Summer].`;
    const found = await check(text, { quotes: 'problems' });
    assert.ok(found.kind === 'draft');
    assert.deepEqual(found.counts, { verbatim: 1, altered: 1 });
    assert.deepEqual(
      found.quotes.map(({ verdict, differences }) => [
        verdict,
        ...differences.map(({ range, expected }) => [text.slice(range.start, range.end), expected]),
      ]),
      [['altered', ['sat', 'stood']]],
    );
    assert.equal((await engine.request('quotationAt', { document: 'draft', offset: 3 }))?.verdict, 'verbatim');
  });

  it('knows the citekeys of the bibliography that the draft declares, and of the files as they are now', async () => {
    const text = '---\nbibliography: refs.bib\n---\nSo it is [@hall1987; @lind1990].';
    const unknown = async () => {
      const found = await check(text);
      return found.kind === 'draft' ? found.issues.map((issue) => 'citekey' in issue && issue.citekey) : found.kind;
    };
    assert.deepEqual(await unknown(), ['lind1990']);
    writeFileSync(at('refs.bib'), '@book{hall1987, title = {Sticks}}\n@book{lind1990, title = {Stones}}');
    assert.deepEqual(await unknown(), []);
  });

  it('offers repairs of one difference, of the text that was checked last', async () => {
    const text = '“A heron sat on the jetty all evening” [@berg2019Summer].';
    await check(text);
    const last = await repairs({ kind: 'quotation', start: 1, difference: 1 });
    assert.deepEqual(
      last.map(({ title }) => title),
      ['Restore “afternoon”', 'Mark the change with brackets', 'Restore all of the source’s words'],
    );
    assert.deepEqual(await repairs({ kind: 'quotation', start: 7 }), []);
    await engine.request('forget', { document: 'draft' });
    assert.deepEqual(await repairs({ kind: 'quotation', start: 1 }), []);
  });

  /** How a draft shows that it is of this dialect, beside its citation. */
  const SIGNS: { readonly [id in DialectId]: Omit<DraftKind, 'text'> & { readonly head?: string } } = {
    pandoc: { language: 'markdown', path: 'a.md' },
    footnote: { language: 'markdown', path: 'a.md' },
    linked: { language: 'markdown', path: 'a.md' },
    latex: { language: 'latex', path: 'a.tex' },
    typst: { language: 'typst', path: 'a.typ' },
    org: { language: 'org', path: 'a.org' },
    myst: { language: 'markdown', path: 'a.md', isMystProject: true },
    rst: { language: 'restructuredtext', path: 'a.rst', hasSphinxBibtex: true },
    'rst-footnote': { language: 'restructuredtext', path: 'a.rst' },
    asciidoc: { language: 'asciidoc', path: 'a.adoc', head: ':bibtex-file: refs.bib\n\n' },
    'asciidoc-footnote': { language: 'asciidoc', path: 'a.adoc' },
    html: { language: 'html', path: 'a.html' },
    wikitext: { language: 'wikitext', path: 'a.wiki' },
    text: { language: 'plaintext', path: 'a.txt' },
  };
  for (const dialect of DIALECTS) {
    it(`finds an altered word, and restores it: ${dialect.label}`, async () => {
      const { head = '', ...kind } = SIGNS[dialect.id];
      const [source] = await engine.request('sources', { citekeys: ['berg2019Summer'] });
      assert.ok(source);
      const { edits } = dialect.insert(head, [{ start: head.length, end: head.length }], {
        cites: [{ citekey: 'berg2019Summer' }],
        quote: { text: words, kind: 'inline' },
        formatted: 'Berg, “Summer”, 2019.',
        items: [source.item],
      });
      const right = applyEdits(head, edits);
      const text = right.replace('stood', 'sat');
      const found = await check(text, { ...kind, path: at(kind.path) });
      assert.ok(found.kind === 'draft');
      assert.equal(found.dialect, dialect.id);
      const [finding] = found.quotes;
      assert.deepEqual(
        finding?.differences.map(({ range, expected }) => [text.slice(range.start, range.end), expected]),
        [['sat', 'stood']],
        `${finding?.verdict}: ${text}`,
      );
      const [restore] = await repairs({ kind: 'quotation', start: finding?.range.start ?? -1 });
      assert.equal(applyEdits(text, restore?.edits ?? []), right);
    });
  }

  it('counts a quotation with a note of another kind, and makes no problem of it', async () => {
    const found = await check('“Nobody ordered us to do it, and that is why”[^1]\n\n[^1]: Told to me.', {
      quotes: 'problems',
    });
    assert.ok(found.kind === 'draft');
    assert.deepEqual([found.dialect, found.counts, found.quotes], ['footnote', { unchecked: 1 }, []]);
  });

  it('restores every altered quotation at once', async () => {
    const text =
      '“A heron sat on the jetty all afternoon” and “A heron stood on the jetty all evening” [@berg2019Summer].';
    await check(text);
    const [repair] = await engine.request('repairs', { document: 'draft', of: { kind: 'all-altered' }, mark: '…' });
    assert.equal(applyEdits(text, repair?.edits ?? []), `“${words}” and “${words}” [@berg2019Summer].`);
  });

  it('does not check a saved article of the library', async () => {
    const found = await check(words, { path: at('library/b.html'), language: 'html' });
    assert.deepEqual(found, { kind: 'source' });
  });

  it('remembers what was verbatim, so that a change of the source is told as one', async () => {
    await check(`“${words}” [@berg2019Summer].`, { remember: true });
    writeFileSync(at('library/b.html'), page('Summer', 'Jon Berg', 'No bird was on the jetty that day'));
    await engine.request('changed', { files: [at('library/b.html')] });
    const found = await check(`“${words}” [@berg2019Summer].`);
    assert.deepEqual(found.kind === 'draft' && found.counts, { 'source-changed': 1 });
    writeFileSync(at('library/b.html'), page('Summer', 'Jon Berg', words));
    await engine.request('changed', { files: [at('library/b.html')] });
  });

  it('traces words to their source, with what differs', async () => {
    const [best] = await engine.request('trace', { text: 'a heron sat on the jetty all afternoon', limit: 3 });
    assert.equal(best?.source.citekey, 'berg2019Summer');
    assert.equal(best?.place.paragraph, 1);
    assert.deepEqual(
      best?.differences.map(({ found, expected }) => [found, expected]),
      [
        ['a', 'A'],
        ['sat', 'stood'],
      ],
    );
  });
});
