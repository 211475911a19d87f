import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRenderer } from '../../../src/cite/render';
import { stylesInFolder } from '../../../src/cite/style-store';
import { IbidError } from '../../../src/model/error';
import { citationsOf, cite, para, renderer } from './rendering';
import { SAMPLE } from './sample-items';

describe('styles and locales', () => {
  it('a locale brings its terms', async () => {
    const { citations } = await citationsOf('chicago-author-date', [[cite('couriernd', { locator: para('3') })]], {
      locale: 'de',
    });
    assert.deepEqual(citations, ['(The Harbour Courier, o.\u00a0J., Abs. 3)']);
  });

  it('and its quotation marks', async () => {
    const { bibliography } = await citationsOf('modern-language-association', [], {
      locale: 'de',
      bibliography: ['couriernd'],
    });
    assert.match(bibliography[0]?.text ?? '', /^„Two Ministers .*Velho“\. The Harbour Courier/);
  });

  it('an unknown locale leaves the style’s own', async () => {
    const { citations } = await citationsOf('apa', [[cite('ruiz2019Winter')]], { locale: 'tlh' });
    assert.deepEqual(citations, ['(Ruiz, 2019)']);
  });

  for (const name of ['apa', 'APA', 'apa.csl', 'http://www.zotero.org/styles/apa']) {
    it(`“${name}” is APA`, async () => {
      assert.deepEqual((await citationsOf(name, [[cite('book2005')]])).citations, ['(Quill, 2005)']);
    });
  }

  it('every built-in style renders every sample, in its own locale', async function () {
    this.timeout(120_000);
    const styles = await renderer.styles();
    assert.ok(styles.length >= 30);
    for (const { name } of styles) {
      const { citations } = await citationsOf(
        name,
        SAMPLE.map(({ id }) => [cite(id)]),
      );
      assert.equal(citations.length, SAMPLE.length);
      assert.ok(!citations.some((text) => /NO_PRINTED|STYLE ERROR|undefined/.test(text)), name);
    }
  });

  it('an unknown style is an error that says what to do', async () => {
    await assert.rejects(citationsOf('no-such-style', []), (error: unknown) => {
      assert.ok(error instanceof IbidError && error.code === 'style-unknown');
      assert.match(error.message, /no-such-style.*\.csl file/);
      return true;
    });
  });

  describe('from a folder', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ibid-styles-'));
    after(() => rmSync(folder, { recursive: true }));
    const file = (name: string, text: string): string => {
      writeFileSync(path.join(folder, name), text);
      return path.join(folder, name);
    };
    const own = `\uFEFF<?xml version="1.0" encoding="utf-8"?>
      <!-- our house style --><style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
        <info><title>House &amp; garden</title><id>house</id><category citation-format="author"/></info>
        <citation><layout prefix="{" suffix="}" delimiter=" / "><names variable="author"><name form="short"/></names></layout></citation>
      </style>`;

    it('a .csl file, by its path', async () => {
      const { citations } = await citationsOf(file('house.csl', own), [[cite('book2005'), cite('ruiz2019Winter')]]);
      assert.deepEqual(citations, ['{Quill / Ruiz}']);
    });

    it('a style without bibliography has none', async () => {
      const { bibliography } = await citationsOf(file('house.csl', own), [], { bibliography: ['book2005'] });
      assert.deepEqual(bibliography, []);
    });

    it('a dependent style is its parent', async () => {
      const dependent = `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>Journal of Fog</title>
        <link href="http://www.zotero.org/styles/apa" rel="independent-parent"/></info></style>`;
      assert.deepEqual((await citationsOf(file('fog.csl', dependent), [[cite('book2005')]])).citations, [
        '(Quill, 2005)',
      ]);
    });

    for (const [what, text] of [
      ['nothing', ''],
      ['no XML', 'style: apa'],
      ['something else', '<html><body>404</body></html>'],
      ['a style without citation', '<style class="in-text" version="1.0"><info><title>x</title></info></style>'],
    ] as const) {
      it(`${what} in it is an error with the file’s name`, async () => {
        const broken = file('broken.csl', text);
        await assert.rejects(citationsOf(broken, [[cite('book2005')]]), { name: 'IbidError', code: 'style-unknown' });
      });
    }

    it('lists what can be used', async () => {
      file('house.csl', own);
      file('broken.csl', 'nothing');
      const titles = (await stylesInFolder(folder)).map(({ title, citationFormat }) => [title, citationFormat]);
      assert.deepEqual(titles, [
        ['House & garden', 'author'],
        ['Journal of Fog', ''],
      ]);
    });
  });
});

describe('an engine that is made ready again', () => {
  it('keeps what it has: nothing is asked of it, and the next citation comes out', async () => {
    const style = 'chicago-notes-bibliography';
    const own = createRenderer({ assets: path.resolve('dist/csl') });
    for (const citekey of ['ruiz2019Winter', 'berg2018Ohne', 'ruiz2019Winter']) {
      await own.warm({ style });
      const params = { style, format: 'text', citations: [[cite(citekey)]], bibliography: [citekey] } as const;
      const { citations, bibliography } = await own.render(params, SAMPLE);
      assert.notEqual(citations[0], '');
      assert.deepEqual(
        bibliography.map((entry) => entry.citekey),
        [citekey],
      );
    }
  });
});
