import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Dialect, Insertion } from '../../../src/dialect/dialect';
import { DIALECTS } from '../../../src/dialect/dialects';
import type { Cite } from '../../../src/model/citation';
import type { CslItem } from '../../../src/model/item';
import { applyEdits } from '../../../src/model/range';
import type { Passage } from '../../../src/model/source';
import type { QuoteFinding } from '../../../src/verify/finding';
import { correctLocator, type Repair, repairsOf } from '../../../src/verify/repairs';
import { makeVerifier } from '../../../src/verify/verify';
import { paragraphs, shelfOf } from './library';

const KEY = 'ferro2019Harbour';
const OTHER = 'lind2020Map';
const OTHERS = paragraphs('An old map shows the river where it ran before the flood, and nobody knows who drew it.');

/** Words as articles have them, and those that mean something in one markup or another. */
const word = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[a-z]{2,9}$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'it’s',
      'naïve',
      '50%',
      '$5',
      '#tag',
      'a*b',
      'lamp_s',
      '{x}',
      '~',
      'a\\b',
      'R&D',
      '[old]',
      '2,300',
      '—',
      'река',
      'x^2',
      '+so+',
    ),
  },
);

/** A paragraph, and from which word to which it is quoted; the words around the middle one are plain. */
const quoted = fc
  .array(word, { minLength: 6, maxLength: 14 })
  .map((words) => [...words.slice(0, 3), 'gates', 'were', 'closed', 'again', ...words.slice(3)])
  .map((words) => ({ words, at: 4 }));

/** How a quotation is altered: the words that stand in the draft instead. */
const ALTERATIONS: { readonly [name: string]: (words: readonly string[], at: number) => readonly string[] } = {
  'a changed word': (words, at) => [...words.slice(0, at), 'xyzzy', ...words.slice(at + 1)],
  'an added word': (words, at) => [...words.slice(0, at), 'xyzzy', ...words.slice(at)],
  'a dropped word': (words, at) => [...words.slice(0, at), ...words.slice(at + 1)],
  'swapped words': (words, at) => [...words.slice(0, at), words[at + 1] ?? '', words[at] ?? '', ...words.slice(at + 2)],
};

const formatted = (citekey: string): Pick<Insertion, 'formatted' | 'items'> => {
  const item: CslItem = { id: citekey, type: 'webpage', title: citekey, URL: `https://example.org/${citekey}` };
  return { formatted: `Author, “${citekey}”, 2019.`, items: [item] };
};

const frame = (dialect: Dialect): readonly [string, string] => {
  if (dialect.id === 'html') return ['<html><body>\n<p>It says ', ' and so on.</p>\n</body></html>\n'];
  if (dialect.id !== 'latex') return ['It says ', ' and so on.\n'];
  return [
    '\\documentclass{article}\n\\usepackage{csquotes}\n\\usepackage{biblatex}\n\\begin{document}\nIt says ',
    ' and so on.\n\\end{document}\n',
  ];
};

/** A draft with one quotation, as the dialect writes it. */
function drafted(dialect: Dialect, text: string, cites: readonly Cite[]): string {
  const [head, tail] = frame(dialect);
  const at = { start: head.length, end: head.length };
  const insertion = { cites, quote: { text, kind: 'inline' as const }, ...formatted(cites[0]?.citekey ?? OTHER) };
  const { edits } = dialect.insert(head + tail, [at], insertion);
  return applyEdits(head + tail, edits);
}

async function checked(dialect: Dialect, draft: string, passages: readonly Passage[]) {
  const verifier = makeVerifier(shelfOf({ [KEY]: passages, [OTHER]: OTHERS }));
  return verifier.check(draft, dialect.parse(draft));
}

const first = async (
  dialect: Dialect,
  draft: string,
  passages: readonly Passage[],
): Promise<QuoteFinding | undefined> => (await checked(dialect, draft, passages)).quotes[0];

/** Whether the drafts are the same but for what lies within the quotation. */
function isSameAround(before: string, after: string, { outer }: QuoteFinding): boolean {
  const rest = before.length - outer.end;
  return before.slice(0, outer.start) === after.slice(0, outer.start) && before.slice(-rest) === after.slice(-rest);
}

describe('repairs: whatever the words, in every markup', function () {
  this.timeout(60_000);
  for (const dialect of DIALECTS.filter(({ id }) => id !== 'text')) {
    for (const [name, alter] of Object.entries(ALTERATIONS)) {
      it(`${dialect.id}: ${name}`, async () => {
        await fc.assert(
          fc.asyncProperty(quoted, async ({ words, at }) => {
            const passages = paragraphs(`Before. ${words.join(' ')} after that.`);
            const cites = [{ citekey: KEY }];
            const right = drafted(dialect, words.join(' '), cites);
            const draft = drafted(dialect, alter(words, at).join(' '), cites);
            const finding = await first(dialect, draft, passages);
            assert.ok(finding);
            assert.equal(finding.verdict, 'altered', draft);
            const repairs = repairsOf(draft, finding, dialect, '[…]');
            const kinds = new Set(repairs.map(({ kind }) => kind));
            assert.deepEqual(
              [...kinds].sort(),
              ['restore', name === 'a dropped word' ? 'mark-with-dots' : 'mark-with-brackets'].sort().reverse().sort(),
            );
            for (const { kind, edits } of repairs) {
              const after = applyEdits(draft, edits);
              if (kind === 'restore') assert.equal(after, right);
              const now = await first(dialect, after, passages);
              assert.equal(now?.verdict, 'verbatim', `${kind}: ${after}`);
              assert.ok(isSameAround(draft, after, finding), `${kind}: ${after}`);
            }
          }),
          { numRuns: 15, seed: 11 },
        );
      });
    }

    it(`${dialect.id}: the citation of the right source, and none where there was none`, async () => {
      const words = 'where it ran before the flood';
      for (const cites of [[{ citekey: KEY }], []]) {
        const draft = drafted(dialect, words, cites);
        const finding = await first(dialect, draft, paragraphs('Something else stands here.'));
        assert.equal(finding?.verdict, cites.length === 0 ? 'uncited' : 'wrong-source');
        if (finding === undefined) continue;
        const [repair] = repairsOf(draft, finding, dialect, '[…]', formatted(OTHER));
        assert.equal(repair?.kind, cites.length === 0 ? 'add-citation' : 'change-citation', draft);
        const after = applyEdits(draft, repair?.edits ?? []);
        const now = await first(dialect, after, paragraphs('Something else stands here.'));
        assert.deepEqual([now?.verdict, now?.citekey, now?.text], ['verbatim', OTHER, words], after);
        const [head] = frame(dialect);
        // The first quotation that cites says in a LaTeX preamble how.
        const rest = after.replace('\\SetCiteCommand{\\autocite}\n', '');
        assert.ok(rest.startsWith(head) && rest.includes(' and so on.'), after);
      }
    });
  }

  const KEYED = DIALECTS.filter(({ citations }) => citations === 'keys');
  for (const dialect of KEYED) {
    it(`${dialect.id}: the locator that leads to the words, of a citation of several`, async () => {
      const passages = paragraphs('One thing stands here.', 'The gates were closed again in spring.');
      const cites: readonly Cite[] = [
        { citekey: OTHER, locator: { label: 'page', value: '7' } },
        { citekey: KEY, locator: { label: 'page', value: '7' } },
      ];
      const draft = drafted(dialect, 'gates were closed again', cites);
      const { quotes, issues } = await checked(dialect, draft, passages);
      assert.equal(quotes[0]?.verdict, 'verbatim', draft);
      const [issue] = issues.filter(({ kind }) => kind === 'ambiguous-locator');
      const repair: Repair | undefined = issue && correctLocator(draft, issue);
      assert.ok(repair, draft);
      const after = applyEdits(draft, repair.edits);
      assert.deepEqual((await checked(dialect, after, passages)).issues, [], after);
      const cited = dialect
        .parse(after)
        .citations.flatMap((it) => it.cites)
        .map(({ citekey, locator }) => [citekey, locator?.value]);
      assert.deepEqual(
        cited,
        [
          [OTHER, '7'],
          [KEY, '2'],
        ],
        after,
      );
    });
  }
});
