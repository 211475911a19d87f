import assert from 'node:assert/strict';
import type { DialectId } from '../../../src/dialect/dialect';
import { dialectById } from '../../../src/dialect/dialects';
import { changeCite, editCitation, withForm, withLocator } from '../../../src/dialect/edit-citation';
import type { Cite } from '../../../src/model/citation';
import { applyEdits } from '../../../src/model/range';

function edited(
  id: DialectId,
  draft: string,
  change: (cites: readonly Cite[]) => readonly Cite[],
  formatted?: string,
): string {
  const dialect = dialectById(id);
  const citation = dialect.parse(draft).citations[0];
  if (citation === undefined) throw new Error('no citation');
  const cites = change(citation.cites.map(({ keyRange: _, ...cite }) => cite));
  return applyEdits(draft, editCitation(dialect, draft, citation, cites, formatted === undefined ? {} : { formatted }));
}

const narrative = (cites: readonly Cite[]) => changeCite(cites, 0, (cite) => withForm(cite, 'narrative'));
const page4 = (cites: readonly Cite[]) =>
  changeCite(cites, 0, (cite) => withLocator(cite, { label: 'page', value: '4' }));
const reversed = (cites: readonly Cite[]) => [...cites].reverse();
const without = (cites: readonly Cite[]) => changeCite(cites, 0, () => undefined);

describe('editing a citation in place', () => {
  const rows: readonly (readonly [
    id: DialectId,
    before: string,
    change: (cites: readonly Cite[]) => readonly Cite[],
    after: string,
  ])[] = [
    ['pandoc', 'As [@a, para. 2] says.', narrative, 'As @a [para. 2] says.'],
    ['pandoc', 'x [see @a; @b, p. 2].', page4, 'x [see @a, p. 4; @b, p. 2].'],
    ['pandoc', 'x [@a; -@b].', reversed, 'x [-@b; @a].'],
    ['pandoc', 'x [@a; @b].', without, 'x [@b].'],
    ['pandoc', 'x [@a].', without, 'x.'],
    ['latex', '\\usepackage{natbib} x \\citep{a}.', narrative, '\\usepackage{natbib} x \\citet{a}.'],
    ['latex', 'x \\autocite{a,b}.', page4, 'x \\autocites[p.~4]{a}{b}.'],
    ['latex', 'x~\\autocite{a}.', without, 'x.'],
    ['typst', 'x @a[p. 2].', narrative, 'x #cite(<a>, form: "prose", supplement: [p. 2]).'],
    ['org', 'x [cite:@a;@b].', narrative, 'x [cite/t:@a;@b].'],
    ['myst', 'x {cite:p}`a`.', narrative, 'x {cite:t}`a`.'],
    ['rst', 'x :cite:p:`a`.', page4, 'x :cite:p:`a`, p. 4.'],
    ['asciidoc', 'x cite:[a, b].', page4, 'x cite:[a(4), b].'],
  ];
  for (const [id, before, change, after] of rows) {
    it(`${id}: ${before}`, () => assert.equal(edited(id, before, change), after));
  }
  it('a note that is referred to once is changed where it stands', () => {
    assert.equal(edited('footnote', 'x[^a] y\n\n[^a]: A.\n', page4, 'A, 4.'), 'x[^a] y\n\n[^a]: A, 4.\n');
    const both = (cites: readonly Cite[]) => [...cites, { citekey: 'b' }];
    assert.equal(edited('footnote', 'x[^a] y\n\n[^a]: A.\n', both, 'A; B.'), 'x[^a+b] y\n\n[^a+b]: A; B.\n');
  });
  it('a note with other references stays, and the new one is added', () => {
    assert.equal(
      edited('footnote', 'x[^a] y[^a]\n\n[^a]: A.\n', page4, 'A, 4.'),
      'x[^a-2] y[^a]\n\n[^a]: A.\n[^a-2]: A, 4.\n',
    );
  });
});
