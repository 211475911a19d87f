import assert from 'node:assert/strict';
import type { Dialect } from '../../../src/dialect/dialect';
import { DIALECTS } from '../../../src/dialect/dialects';
import { insertLinked } from '../../../src/dialect/link';
import { switchedMarks } from '../../../src/dialect/quotation-marks';
import { applyEdits } from '../../../src/model/range';
import { compare } from '../../../src/verify/compare';
import { prepareSource } from '../../../src/verify/source-text';

const ENGLISH = { outer: { open: '“', close: '”' }, inner: { open: '‘', close: '’' } };
const GERMAN = { outer: { open: '„', close: '“' }, inner: { open: '‚', close: '‘' } };

/** The one quotation of a draft that has only it, as its dialect reads it back. */
function readBack(dialect: Dialect, draft: string): string {
  const quotes = dialect.parse(draft).quotes;
  assert.equal(quotes.length, 1, `${dialect.id}: ${draft}`);
  return quotes[0]?.text ?? '';
}

describe('quotation marks within a quotation', () => {
  const CASES: [text: string, marks: typeof ENGLISH, switched: string][] = [
    ['She said “no” and left.', ENGLISH, 'She said ‘no’ and left.'],
    ['She said "no" and left.', ENGLISH, 'She said ‘no’ and left.'],
    ['He said “she said ‘no’ then”.', ENGLISH, 'He said ‘she said “no” then’.'],
    ['She didn’t say ‘no’.', ENGLISH, 'She didn’t say ‘no’.'],
    ['Sie sagte „nein“.', GERMAN, 'Sie sagte ‚nein‘.'],
    ['She said “no”.', GERMAN, 'She said ‚no‘.'],
    ['An inch is 2.54 cm, 5" are more.', ENGLISH, 'An inch is 2.54 cm, 5" are more.'],
    ['', ENGLISH, ''],
  ];
  for (const [text, marks, switched] of CASES) {
    it(`${text} → ${switched}`, () => {
      assert.equal(switchedMarks(text, marks), switched);
      const source = prepareSource([{ ordinal: 0, kind: 'paragraph', text: `Before. ${text} After it.` }]);
      if (text !== '') assert.equal(compare(switched, source).verdict, 'verbatim');
    });
  }
});

describe('a quotation in a German draft', () => {
  for (const dialect of DIALECTS) {
    it(`has German marks in ${dialect.label}, or those that its tool makes`, () => {
      const quote = { text: 'nicht ein Wort zu viel', kind: 'inline' as const, marks: GERMAN };
      const draft = applyEdits('', dialect.insert('', [{ start: 0, end: 0 }], { cites: [], quote }).edits);
      if (['latex', 'typst', 'html'].includes(dialect.id)) assert.doesNotMatch(draft, /„/);
      else assert.match(draft, /„nicht ein Wort zu viel“/);
      assert.equal(readBack(dialect, draft), 'nicht ein Wort zu viel');
    });
  }
});

describe('a quotation with a link to its words', () => {
  const link = { address: 'https://a.example/b_c#:~:text=not%20a%20word', words: 'a.example' };
  const cites = [{ citekey: 'ruiz2019' }];
  const items = [{ id: 'ruiz2019', type: 'article' as const, URL: 'https://a.example/b_c' }];

  for (const dialect of DIALECTS) {
    it(`can be read back in ${dialect.label}`, () => {
      const preamble = dialect.id === 'latex' ? '\\usepackage{hyperref}\n\\begin{document}\n\n' : 'Before it.\n\n';
      const at = { start: preamble.length, end: preamble.length };
      // Plain text has no block quotations to be read back.
      const kinds = dialect.id === 'text' ? (['inline'] as const) : (['inline', 'block'] as const);
      for (const kind of kinds) {
        const insertion = { cites, items, formatted: 'Ruiz, 2019', quote: { text: 'not a word too many', kind } };
        const { edits, selections } = insertLinked(dialect, preamble, [at, at].slice(1), insertion, link);
        const draft = applyEdits(preamble, edits);
        assert.ok(draft.includes('not%20a%20word') || draft.includes('not\\%20a\\%20word'), draft);
        assert.equal(readBack(dialect, draft), 'not a word too many');
        assert.ok((selections[0]?.end ?? 0) <= draft.length);
      }
    });
  }

  it('is left out in LaTeX without hyperref, which would not build', () => {
    const latex = DIALECTS.find(({ id }) => id === 'latex');
    assert.ok(latex);
    const quote = { text: 'not a word', kind: 'inline' as const };
    const { edits } = insertLinked(latex, '', [{ start: 0, end: 0 }], { cites, quote }, link);
    assert.doesNotMatch(applyEdits('', edits), /href/);
  });

  it('stands behind each of several quotations, and the carets behind it', () => {
    const pandoc = DIALECTS.find(({ id }) => id === 'pandoc');
    assert.ok(pandoc);
    const quote = { text: 'not a word', kind: 'inline' as const };
    const carets = [0, 3].map((at) => ({ start: at, end: at }));
    const { edits, selections } = insertLinked(pandoc, 'a\n\nb', carets, { cites, quote }, link);
    const draft = applyEdits('a\n\nb', edits);
    assert.equal(draft.match(/\[a\.example\]\(<https/g)?.length, 2);
    for (const { end } of selections) assert.equal(draft.slice(0, end).slice(-2), '>)');
  });
});
