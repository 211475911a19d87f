import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { literatureNoteText, noteFileName } from '../../../src/dialect/literature-note';
import type { CslItem } from '../../../src/model/item';

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
const defaults: Record<string, { default: string }> = Object.assign(
  {},
  ...contributes.configuration.map(({ properties }: { properties: object }) => properties),
);
const template = defaults['ibid.literatureNoteTemplate']?.default ?? '';
const file = defaults['ibid.literatureNoteFile']?.default ?? '';

const hostile: CslItem = {
  id: 'ruiz2019',
  type: 'article-newspaper',
  title: 'A "quoted" title: C:\\path # *stars* [link](x) ../..',
  author: [{ family: 'Ruiz', given: 'Ana' }],
  issued: { 'date-parts': [[2019, 3, 4]] },
  URL: 'https://a.example/x',
};

describe('a literature note', () => {
  it('has the record in its front matter, whatever stands in it, and the title as a heading', () => {
    const text = literatureNoteText(template, hostile);
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
    assert.deepEqual(parse(head), {
      title: hostile.title,
      author: 'Ana Ruiz',
      issued: '2019-03-04',
      url: 'https://a.example/x',
      citekey: 'ruiz2019',
    });
    assert.match(body, /^\n# A "quoted" title: C:\\\\path # \\\*stars\\\* \\\[link\\\]\(x\)/);
    assert.match(body, /\[@ruiz2019\]/);
  });

  it('leaves out what is not known', () => {
    const text = literatureNoteText(template, { id: 'x', type: 'webpage', title: 'T' });
    const head = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '';
    assert.deepEqual(parse(head), { title: 'T', citekey: 'x' });
  });

  it('is a file whose name no title leads astray', () => {
    assert.equal(noteFileName(file, hostile), 'notes/@ruiz2019.md');
    const named = noteFileName('notes/{title}.md', hostile);
    assert.equal(named.split('/').length, 2);
    assert.match(named, /^notes\/A -quoted- title- C-path - -stars- -link-\(x\) [^/]*\.md$/);
    assert.equal(noteFileName('{title}', { id: 'x', type: 'webpage', title: '../..' }), '-');
  });
});
