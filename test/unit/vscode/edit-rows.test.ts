import assert from 'node:assert/strict';
import type { Cite } from '../../../src/model/citation';
import {
  type EditAction,
  type EditedCitation,
  editedBy,
  editRows,
  typedLocator,
  withAdded,
} from '../../../src/vscode/citing/edit-rows';

const one: EditedCitation = {
  cites: [{ citekey: 'a', locator: { label: 'page', value: '4' } }],
  at: 0,
  changed: false,
};
const two: EditedCitation = { cites: [{ citekey: 'a' }, { citekey: 'b' }], at: 1, changed: false };

function labels(edited: EditedCitation, typed = ''): string[] {
  const names = edited.cites.map(({ citekey }) => `Source ${citekey}`);
  return editRows({ edited, names, preview: '[@a]', typed }).map(({ label }) => label);
}
const changedBy = (edited: EditedCitation, action: EditAction): readonly Cite[] => editedBy(edited, action).cites;

describe('the box that edits a citation', () => {
  it('offers what can be done with the source at the caret, and the other sources', () => {
    assert.deepEqual(labels(two), [
      'Source b',
      'Locator…',
      'Year only, without the author',
      'Words before…',
      'Words after…',
      'Add a source…',
      'Move earlier',
      'Remove this source',
      'Also in this citation',
      'Source a',
    ]);
  });

  it('says the present locator, and offers the forms that it has not', () => {
    const rows = editRows({ edited: one, names: ['A'], preview: '', typed: '' });
    assert.equal(rows.find(({ label }) => label === 'Locator…')?.description, 'p. 4');
    assert.ok(rows.some(({ label }) => label === 'Name the author in the sentence'));
    assert.ok(!rows.some(({ label }) => label === 'Everything in parentheses'));
  });

  it('writes nothing before something was changed, and then offers that first', () => {
    assert.ok(!labels(one).includes('Write [@a]'));
    assert.equal(labels({ ...one, changed: true })[0], 'Write [@a]');
    assert.equal(labels({ cites: [], at: 0, changed: true })[0], 'Remove the citation');
  });

  it('takes a locator as it is typed', () => {
    assert.deepEqual(labels(one, 'para 12')[0], 'Locator: para. 12');
    assert.deepEqual(labels(one, '33-35')[0], 'Locator: pp. 33-35');
    assert.deepEqual(labels(one, '12:30')[0], 'Locator: timestamp 12:30');
  });

  it('narrows the list by other words, and offers them before and after the source', () => {
    assert.deepEqual(labels(one, 'year'), [
      'Year only, without the author',
      'Words before: “year”',
      'Words after: “year”',
    ]);
    assert.deepEqual(labels(one, 'see also'), ['Words before: “see also”', 'Words after: “see also”']);
  });

  it('reads what people write for a locator, and nothing else', () => {
    const read = (text: string) => {
      const locator = typedLocator(text);
      return locator && `${locator.label} ${locator.value}`;
    };
    assert.deepEqual(['12', 'p 12', 'p. 12', 'pp. 4-6', 'para 4', '¶ 4', '§3', 'ch 2', 'S. 12', '1:02:33'].map(read), [
      'page 12',
      'page 12',
      'page 12',
      'page 4-6',
      'paragraph 4',
      'paragraph 4',
      'section 3',
      'chapter 2',
      'page 12',
      'timestamp 1:02:33',
    ]);
    for (const text of ['see', 'p. 4 and more', 'Section', '']) assert.equal(typedLocator(text), undefined, text);
  });

  const changes: readonly (readonly [EditedCitation, EditAction, readonly Cite[]])[] = [
    [
      one,
      { kind: 'locator', locator: { label: 'paragraph', value: '2' } },
      [{ citekey: 'a', locator: { label: 'paragraph', value: '2' } }],
    ],
    [one, { kind: 'locator', locator: undefined }, [{ citekey: 'a' }]],
    [two, { kind: 'prefix', text: 'see' }, [{ citekey: 'a' }, { citekey: 'b', prefix: 'see' }]],
    [two, { kind: 'form', form: 'suppress-author' }, [{ citekey: 'a' }, { citekey: 'b', form: 'suppress-author' }]],
    [two, { kind: 'move', by: -1 }, [{ citekey: 'b' }, { citekey: 'a' }]],
    [two, { kind: 'move', by: 1 }, [{ citekey: 'a' }, { citekey: 'b' }]],
    [two, { kind: 'remove' }, [{ citekey: 'a' }]],
    [one, { kind: 'remove' }, []],
  ];
  for (const [edited, action, expected] of changes) {
    it(`${JSON.stringify(action)} of ${edited.cites.length}`, () =>
      assert.deepEqual(changedBy(edited, action), expected));
  }

  it('keeps the author in the sentence first when the order changes', () => {
    const cites: Cite[] = [{ citekey: 'a', form: 'narrative' }, { citekey: 'b' }];
    assert.deepEqual(changedBy({ cites, at: 1, changed: false }, { kind: 'move', by: -1 }), [
      { citekey: 'b', form: 'narrative' },
      { citekey: 'a' },
    ]);
  });

  it('adds sources behind the present one, each once', () => {
    const edited = withAdded({ ...two, at: 0 }, [{ citekey: 'b' }, { citekey: 'c' }]);
    assert.deepEqual(
      edited.cites.map(({ citekey }) => citekey),
      ['a', 'c', 'b'],
    );
  });
});
