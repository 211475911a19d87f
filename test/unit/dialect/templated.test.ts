import assert from 'node:assert/strict';
import { detectDialect } from '../../../src/dialect/detect';
import { footnote } from '../../../src/dialect/footnote';
import { pandoc } from '../../../src/dialect/pandoc';
import { unknownPlaces, writeByTemplate } from '../../../src/dialect/template';
import { withTemplates } from '../../../src/dialect/templated';
import { applyEdits } from '../../../src/model/range';
import { citationsIn, insertions, quotesIn } from './drafts';

const item = {
  id: 'ruiz2019',
  type: 'article-newspaper',
  title: 'Winter [1] *and* ice',
  author: [{ family: 'Ruiz', given: 'Ana' }],
  issued: { 'date-parts': [[2019, 5]] },
  URL: 'https://x.example/a',
} as const;
const cite = { citekey: 'ruiz2019', locator: { label: 'paragraph', value: '4' } } as const;

describe('a person’s own templates', () => {
  describe('wikilinks to literature notes, as in Obsidian', () => {
    const obsidian = withTemplates(footnote, { citation: '[[@{citekey}]]{, locator}' });
    insertions(obsidian, { cites: [cite], items: [item] }, [
      ['Snow|.', 'Snow [[@ruiz2019]], para. 4|.'],
      ['- a\n- |', '- a\n- [[@ruiz2019]], para. 4|'],
    ]);
    insertions(obsidian, { cites: [{ citekey: 'a' }, { citekey: 'b' }] }, [['x|', 'x [[@a]] [[@b]]|']]);
    insertions(obsidian, { cites: [cite], items: [item], quote: { text: 'so *it* was', kind: 'inline' } }, [
      ['|', '“so \\*it\\* was” [[@ruiz2019]], para. 4|'],
    ]);
    insertions(obsidian, { cites: [cite], items: [item], quote: { text: 'one\ntwo', kind: 'block' } }, [
      ['|', '> one\n>\n> two [[@ruiz2019]], para. 4|'],
    ]);
    it('are read back, in prose alone', () => {
      const draft =
        'Snow [[@ruiz2019]], para. 4 `[[@no]]`\n\n> one\n>\n> two [[@ruiz2019]]\n\n[[other]] [^1]\n\n[^1]: x\n';
      assert.deepEqual(citationsIn(obsidian, draft).slice(0, 2), [
        '[[@ruiz2019]], para. 4 → ruiz2019 (paragraph 4)',
        '[[@ruiz2019]] → ruiz2019',
      ]);
      assert.deepEqual(quotesIn(obsidian, draft), ['one two → block']);
    });
    it('are completed', () => {
      const at = obsidian.keyAt('See [[@rui', 10) ?? assert.fail();
      assert.equal(at.typed, 'rui');
      const edits = obsidian.completeKey('See [[@rui]]', at, { cites: [{ citekey: 'ruiz2019' }] });
      assert.equal(applyEdits('See [[@rui]]', edits), 'See [[@ruiz2019]]');
    });
  });

  describe('values are text, not markup', () => {
    const verbose = withTemplates(footnote, { citation: '({family}{, year}, [{title}]({URL}))' });
    insertions(verbose, { cites: [cite], items: [item] }, [
      ['x|', 'x (Ruiz, 2019, [Winter \\[1\\] \\*and\\* ice](https://x.example/a))|'],
    ]);
    insertions(verbose, { cites: [{ citekey: 'none' }] }, [['x|', 'x (, []())|']]);
  });

  describe('quotations alone', () => {
    const quoting = withTemplates(pandoc, {
      block: '::: {.quote}\n{quotation}\n\n{citation}\n:::',
      quotation: '«{quotation}»{ citation}',
    });
    insertions(quoting, { cites: [cite], quote: { text: 'so it was', kind: 'inline' } }, [
      ['x|', 'x «so it was» [@ruiz2019, para. 4]|'],
    ]);
    insertions(quoting, { cites: [cite], quote: { text: 'one\ntwo', kind: 'block' } }, [
      ['|', '::: {.quote}\none\n\ntwo\n\n[@ruiz2019, para. 4]\n:::|'],
    ]);
    insertions(quoting, { cites: [cite] }, [['x|', 'x [@ruiz2019, para. 4]|']]);
  });

  it('hold for drafts of their dialect, and are the same for the same templates', () => {
    const draft = {
      language: 'markdown',
      path: 'a.md',
      text: 'x [[@k]]\n',
      markdown: 'footnote',
      templates: { footnote: { citation: '[[@{citekey}]]' } },
    } as const;
    const dialect = detectDialect(draft)?.dialect ?? assert.fail();
    assert.deepEqual(citationsIn(dialect, draft.text), ['[[@k]] → k']);
    assert.equal(detectDialect(draft)?.dialect, dialect);
    assert.notEqual(detectDialect({ ...draft, templates: {} })?.dialect, dialect);
  });

  it('nothing said, nothing changed', () => {
    assert.equal(withTemplates(pandoc, { citation: ' ' }), pandoc);
  });

  it('a literature note begins as its template says', () => {
    const template = '---\ntitle: {title}\n---\n{author}{ (issued)}{. container-title}';
    assert.equal(writeByTemplate(template, item), '---\ntitle: Winter [1] *and* ice\n---\nAna Ruiz (2019-05)');
  });

  it('names the places that do not exist', () => {
    assert.deepEqual(unknownPlaces('{citekey} {Title} {, locater} {} {.quote}'), ['Title', 'locater']);
  });
});
