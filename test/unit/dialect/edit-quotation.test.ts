import assert from 'node:assert/strict';
import type { Dialect } from '../../../src/dialect/dialect';
import { DIALECTS } from '../../../src/dialect/dialects';
import { editQuotation, type QuotationEdit } from '../../../src/dialect/edit-quotation';
import { applyEdits, type Range } from '../../../src/model/range';
import { compare } from '../../../src/verify/compare';
import { prepareSource } from '../../../src/verify/source-text';

const WORDS = 'The clerk said that teh 50% & rising_costs were, in the end, not small.';
const SOURCE = prepareSource([{ ordinal: 0, kind: 'paragraph', text: `Before it. ${WORDS} After it.` }]);

/** A draft that quotes the words, as the dialect writes it itself. */
function quoting(dialect: Dialect, kind: 'inline' | 'block'): string {
  const head = dialect.id === 'latex' ? '\\usepackage{csquotes}\n\\begin{document}\n\n' : 'Words before.\n\n';
  const quote = { text: WORDS, kind };
  const insertion = { cites: [{ citekey: 'ruiz2019' }], quote, formatted: 'Ruiz, 2019' };
  return applyEdits(head, dialect.insert(head, [{ start: head.length, end: head.length }], insertion).edits);
}

/** Where these words stand in the draft, as its dialect reads it. */
function placeOf(dialect: Dialect, draft: string, words: string): Range {
  const quote = dialect.parse(draft).quotes[0];
  assert.ok(quote, draft);
  const at = quote.text.indexOf(words);
  assert.ok(at >= 0, quote.text);
  return { start: quote.offsets[at] ?? 0, end: (quote.offsets[at + words.length - 1] ?? 0) + 1 };
}

const CASES: [what: string, selected: string, change: QuotationEdit, shown: string][] = [
  [
    'leaves out words in the middle',
    'that teh 50% & rising_costs',
    { kind: 'leave-out', mark: '[…]' },
    'The clerk said […] were, in the end, not small.',
  ],
  [
    'leaves out words with spaced dots',
    'in the end',
    { kind: 'leave-out', mark: '. . .' },
    'The clerk said that teh 50% & rising_costs were, . . ., not small.',
  ],
  [
    'leaves out the beginning without a mark',
    'The clerk said',
    { kind: 'leave-out', mark: '…' },
    'that teh 50% & rising_costs were, in the end, not small.',
  ],
  [
    'leaves out the end without a mark',
    'in the end, not small',
    { kind: 'leave-out', mark: '…' },
    'The clerk said that teh 50% & rising_costs were.',
  ],
  [
    'replaces words in brackets',
    'The clerk',
    { kind: 'replace', by: 'O’Neill & Co_*#$' },
    '[O’Neill & Co_*#$] said that teh 50% & rising_costs were, in the end, not small.',
  ],
  [
    'changes the case of a letter',
    'The',
    { kind: 'case' },
    '[t]he clerk said that teh 50% & rising_costs were, in the end, not small.',
  ],
  [
    'adds [sic] behind the word',
    'teh',
    { kind: 'sic' },
    'The clerk said that teh [sic] 50% & rising_costs were, in the end, not small.',
  ],
];

describe('a quotation that is edited', () => {
  for (const dialect of DIALECTS) {
    // Plain text has no block quotations that could be read.
    for (const kind of dialect.id === 'text' ? (['inline'] as const) : (['inline', 'block'] as const)) {
      for (const [what, selected, change, shown] of CASES) {
        it(`${what}, stays checkable: ${dialect.label}, ${kind}`, () => {
          const draft = quoting(dialect, kind);
          const edited = editQuotation(dialect, draft, placeOf(dialect, draft, selected), change);
          assert.ok('edit' in edited, `${JSON.stringify(edited)} in ${draft}`);
          const after = dialect.parse(applyEdits(draft, [edited.edit])).quotes[0]?.text ?? '';
          assert.equal(after.replace(/\s+/g, ' '), shown);
          assert.equal(compare(after, SOURCE).verdict, 'verbatim');
        });
      }

      it(`has words emphasised: ${dialect.label}, ${kind}`, () => {
        const draft = quoting(dialect, kind);
        const at = placeOf(dialect, draft, 'not');
        const edited = editQuotation(dialect, draft, at, { kind: 'emphasis', said: 'emphasis added' });
        if (dialect.id === 'text') return assert.deepEqual(edited, { refused: 'no-markup' });
        assert.ok('edit' in edited, `${JSON.stringify(edited)} in ${draft}`);
        const after = applyEdits(draft, [edited.edit]);
        assert.match(after, /[*_/]not[*_/]|emph\W*not|''not''|<em>not/);
        const { text = '' } = dialect.parse(after).quotes[0] ?? {};
        assert.equal(text.replace(/\s+/g, ' '), WORDS.replace('not', 'not [emphasis added]'));
        assert.equal(compare(text, SOURCE).verdict, 'verbatim');
        return undefined;
      });
    }
  }

  const pandoc = DIALECTS.find(({ id }) => id === 'pandoc') as Dialect;
  const draft = 'He said "the *very good* words" [@a].';
  const at = (words: string) => ({ start: draft.indexOf(words), end: draft.indexOf(words) + words.length });
  const changed = (selection: Range, change: QuotationEdit) => {
    const edited = editQuotation(pandoc, draft, selection, change);
    return 'edit' in edited ? applyEdits(draft, [edited.edit]) : edited.refused;
  };

  it('takes half a word whole, and the word at the caret', () => {
    assert.equal(changed(at('oo'), { kind: 'sic' }), 'He said "the *very good \\[sic\\]* words" [@a].');
    const caret = draft.indexOf('rds');
    assert.equal(
      changed({ start: caret, end: caret }, { kind: 'case' }),
      'He said "the *very good* \\[W\\]ords" [@a].',
    );
  });

  it('keeps its markup whole', () => {
    assert.equal(changed(at('good'), { kind: 'replace', by: 'best' }), 'He said "the *very \\[best\\]* words" [@a].');
    assert.equal(changed(at('very good'), { kind: 'replace', by: 'own' }), 'He said "the *\\[own\\]* words" [@a].');
  });

  it('is not touched where the selection lies outside of it, or holds no word', () => {
    assert.equal(changed(at('said'), { kind: 'sic' }), 'no-quotation');
    assert.equal(changed({ start: 3, end: 20 }, { kind: 'sic' }), 'no-quotation');
    const marks = 'He said "well — then" [@a].';
    const dash = { start: marks.indexOf('—'), end: marks.indexOf('—') + 1 };
    assert.deepEqual(editQuotation(pandoc, marks, dash, { kind: 'sic' }), { refused: 'no-words' });
  });
});
