import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import { addToBibliography } from '../../../src/cite/bibliography';
import { extractBytes } from '../../../src/extract/extract-file';
import type { BibliographyFormat } from '../../../src/model/bibliography-format';
import type { CslRecord } from '../../../src/model/item';

const BODY = `<p>For as long as anybody in Sarn can remember, the bell of the old customs house has rung a minute late.</p>
<p>The ferry leaves by it, the school begins by it, and the council asked the clockmaker to leave the ladder where it was.</p>`;
const DECK = 'Nobody in Sarn wants the right time';

async function record(file: string, content: string | Uint8Array): Promise<CslRecord | undefined> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return (await extractBytes({ path: file, bytes }))[0]?.record;
}
const page = (under: string, head = '') =>
  record(
    'bell.html',
    `<!doctype html><html lang="en"><head><title>The Late Bell</title>${head}</head><body><article><header><h1>The Late Bell</h1>${under}</header>${BODY}</article></body></html>`,
  );

function bibliography(found: CslRecord, format: BibliographyFormat): string {
  const result = addToBibliography('', format, [{ ...found, id: 'bell' }]);
  return result.ok ? result.text : assert.fail(result.error.message);
}

describe('the line under the title', () => {
  const named: readonly (readonly [string, string, string?])[] = [
    ['a standfirst', `<p class="article__standfirst">${DECK}</p>`],
    ['a deck behind the byline', `<p class="byline">By Ana Ruiz</p><div class="dek"><p>${DECK}</p></div>`],
    ['Italian', `<h2 class="sottotitolo">${DECK}</h2>`],
    ['schema.org in the markup', `<h2 itemprop="alternativeHeadline">${DECK}</h2>`],
    [
      'JSON-LD that says the words',
      `<p class="x1">${DECK}</p>`,
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":"The Late Bell","alternativeHeadline":"${DECK}"}</script>`,
    ],
  ];
  for (const [name, under, head] of named)
    it(`is known: ${name}`, async () => {
      const found = await page(under, head);
      assert.equal(found?.subtitle, DECK);
      assert.equal(found?.title, 'The Late Bell');
    });

  it('is known in a group of headings', async () => {
    const html = `<!doctype html><html lang="en"><head><title>The Late Bell</title></head><body><article><hgroup><h1>The Late Bell</h1><p>${DECK}</p></hgroup>${BODY}</article></body></html>`;
    assert.equal((await record('bell.html', html))?.subtitle, DECK);
  });

  const none: readonly (readonly [string, string, string?])[] = [
    ['the first paragraph', `<p>${DECK}</p>`],
    ['the title again', '<p class="subtitle">The late bell</p>'],
    ['a caption', `<figure><figcaption class="caption subtitle">${DECK}</figcaption></figure>`],
    ['a newsletter', `<div class="newsletter-subhead">${DECK}</div>`],
    [
      'another headline that the page does not show',
      '',
      `<script type="application/ld+json">{"@type":"NewsArticle","headline":"The Late Bell","alternativeHeadline":"${DECK}"}</script>`,
    ],
  ];
  for (const [name, under, head] of none)
    it(`is not made up: ${name}`, async () => assert.equal((await page(under, head))?.subtitle, undefined));

  it('of an article in front matter is no part of its title', async () => {
    const found = await record(
      'bell.md',
      `---\ntitle: The Late Bell\nsubtitle: ${DECK}\n---\n\nFor as long as anybody can.\n`,
    );
    assert.equal(found?.title, 'The Late Bell');
    assert.equal(found?.subtitle, DECK);
    assert.ok(found);
    const written = bibliography(found, 'biblatex');
    assert.doesNotMatch(written, /right time/);
    const json = bibliography(found, 'csl-json');
    assert.match(json, /"custom": \{\s*"subtitle": "Nobody in Sarn wants the right time"/);
  });

  it('of a book stands in its title, as CSL has it, and has its own field for biblatex', async () => {
    const book = zipSync({
      mimetype: [strToU8('application/epub+zip'), { level: 0 }],
      'META-INF/container.xml': strToU8('<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'),
      'b.opf': strToU8(
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title id="t2">A History of Late Bells</dc:title><dc:title id="t1">Salt</dc:title><meta refines="#t2" property="title-type">subtitle</meta><meta refines="#t1" property="title-type">main</meta><dc:creator>Ana Ruiz</dc:creator></metadata><manifest><item id="c" href="c.xhtml"/></manifest><spine><itemref idref="c"/></spine></package>',
      ),
      'c.xhtml': strToU8(`<html><body>${BODY}</body></html>`),
    });
    const found = await record('salt.epub', book);
    assert.ok(found);
    assert.equal(found.title, 'Salt: A History of Late Bells');
    assert.equal(found['title-short'], 'Salt');
    assert.equal(found.subtitle, 'A History of Late Bells');
    const written = bibliography(found, 'biblatex');
    assert.match(written, /title = \{Salt\},\n\s+subtitle = \{+A History of Late Bells\}+,/);
  });

  it('of a document is its style, and can be quoted', async () => {
    const p = (text: string, style: string) =>
      `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const bytes = zipSync({
      'word/document.xml': strToU8(
        `<w:document xmlns:w="w"><w:body>${p('The Late Bell', 'Title')}${p(DECK, 'Subtitle')}${p('For as long as anybody can remember.', 'Normal')}</w:body></w:document>`,
      ),
    });
    const [found] = await extractBytes({ path: 'bell.docx', bytes });
    assert.equal(found?.record.subtitle, DECK);
    assert.deepEqual(
      found?.passages.map(({ kind, paragraph }) => [kind, paragraph]),
      [
        ['heading', undefined],
        ['paragraph', 1],
      ],
    );
  });
});
