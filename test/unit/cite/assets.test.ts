import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { localeStore } from '../../../src/cite/locale-store';
import { styleStore } from '../../../src/cite/style-store';

const assets = path.resolve('dist/csl');

describe('styles and locales that the build makes', () => {
  it('has the styles that everybody is asked for', async () => {
    const styles = await styleStore(assets).builtIn();
    const classes = new Map(styles.map((style) => [style.name, style.class]));
    for (const [name, expected] of [
      ['apa', 'in-text'],
      ['modern-language-association', 'in-text'],
      ['chicago-author-date', 'in-text'],
      ['chicago-notes-bibliography', 'note'],
      ['ieee', 'in-text'],
      ['harvard-cite-them-right', 'in-text'],
      ['vancouver', 'in-text'],
    ] as const) {
      assert.equal(classes.get(name), expected, name);
    }
    for (const { name, title } of styles) {
      assert.ok(title !== '' && existsSync(path.join(assets, 'styles', `${name}.json`)), name);
    }
  });

  it('a note style of an older name is found under the new one', async () => {
    const { key } = await styleStore(assets).load('chicago-fullnote-bibliography');
    assert.equal(key, 'chicago-notes-bibliography');
  });

  it('a name never leads out of the folder', async () => {
    await assert.rejects(styleStore(assets).load('../index'), { code: 'style-unknown' });
    await assert.rejects(styleStore(assets).load('..'), { code: 'style-unknown' });
  });

  const tags: readonly (readonly [tag: string, locale: string | undefined])[] = [
    ['de-DE', 'de-DE'],
    ['de', 'de-DE'],
    ['en', 'en-US'],
    ['en-AU', 'en-US'],
    ['pt_BR', 'pt-BR'],
    ['zh', 'zh-CN'],
    ['ja', 'ja-JP'],
    ['FR', 'fr-FR'],
    ['tlh', undefined],
    ['', undefined],
  ];
  for (const [tag, locale] of tags) {
    it(`“${tag}” is written as ${locale ?? 'no locale'}`, () => assert.equal(localeStore(assets).resolve(tag), locale));
  }

  it('corrects what the package has wrong', () => {
    assert.match(
      readFileSync(path.join(assets, 'locales', 'en-US.json'), 'utf8'),
      /"month-09","form":"short"},"children":\["Sept\."\]/,
    );
    assert.match(readFileSync(path.join(assets, 'styles', 'modern-language-association.json'), 'utf8'), /par\./);
  });
});
