import assert from 'node:assert/strict';
import fc from 'fast-check';
import { detectDialect } from '../../../src/dialect/detect';
import { DIALECTS } from '../../../src/dialect/dialects';
import { applyEdits } from '../../../src/model/range';
import { assertSound } from './drafts';
import { hostileText } from './hostile';

/** Drafts full of half-typed markup. */
const draft = fc
  .array(
    fc.oneof(
      hostileText,
      fc.constantFrom(
        '\n',
        '\n\n',
        '\r\n',
        '> ',
        '- ',
        '    ',
        '```\n',
        '---\n',
        '---\nbibliography: x.bib\n---\n',
        '[@a; see @b, p. 4]',
        '@a [p. 3]',
        '\\autocite[p.~4]{a,b}',
        '\\autocites[1]{a}',
        '\\enquote{x',
        '\\begin{quote}',
        '\\end{quote}',
        '\\textcquote[4]{k}{words}',
        "``x''",
        '"words here"',
        '“words',
        '[^k]',
        '\n[^k]: note',
        '<!--',
        '-->',
        '$$',
        '\\verb|x|',
        '\\addbibresource{a.bib}',
        '\\begin{document}',
        '#cite(<a>)',
        '#quote[x]',
        '@a[p. 4]',
        '[cite:@a;@b]',
        '#+begin_quote\n',
        '#+end_quote\n',
        '{cite:p}`a`',
        ':cite:t:`a`',
        '.. bibliography:: x.bib\n',
        'cite:[a(4), b]',
        '[quote, A, cite:[a]]\n____\n',
        '<blockquote cite="x">',
        '</blockquote>',
        '<q>',
        '<cite data-citekey="a">',
        '<ref name="a">',
        '</ref>',
        '{{cite news|title=',
        '}}',
      ),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

for (const dialect of DIALECTS) {
  describe(`${dialect.id} takes any draft`, () => {
    it('and gives sound ranges', () => {
      fc.assert(
        fc.property(draft, (text) => assertSound(dialect, text)),
        { numRuns: 300 },
      );
    });

    it('and inserts into it without loss', () => {
      const insertion = fc.record({
        cites: fc.array(
          fc.record({ citekey: fc.constantFrom('a', 'ruiz2019', 'x y}', '') }, { requiredKeys: ['citekey'] }),
          { maxLength: 3 },
        ),
        quote: fc.option(fc.record({ text: hostileText, kind: fc.constantFrom('inline' as const, 'block' as const) }), {
          nil: undefined,
        }),
      });
      const places = fc.array(fc.tuple(fc.nat(80), fc.nat(6)), { minLength: 1, maxLength: 3 });
      fc.assert(
        fc.property(draft, places, insertion, (text, starts, { cites, quote }) => {
          const selections = starts.map(([start, length]) => ({
            start,
            end: quote === undefined ? start : start + length,
          }));
          const { edits, selections: after } = dialect.insert(
            text,
            selections,
            quote === undefined ? { cites } : { cites, quote },
          );
          const result = applyEdits(text, edits);
          assert.equal(after.length, selections.length);
          for (const { start, end } of after)
            assert.ok(start === end && start >= 0 && end <= result.length, 'caret outside');
          assert.equal(new Set(edits.map(({ start }) => start)).size, edits.length, 'two edits begin at one place');
        }),
        { numRuns: 300 },
      );
    });

    it('and declares a bibliography once', () => {
      fc.assert(
        fc.property(draft, (text) => {
          const once = applyEdits(text, dialect.declareBibliography(text, 'refs/my sources.bib'));
          assert.deepEqual(dialect.declareBibliography(once, 'refs/my sources.bib'), []);
        }),
        { numRuns: 200 },
      );
    });

    it('and completes at any place', () => {
      fc.assert(
        fc.property(draft, fc.nat(60), (text, offset) => {
          const at = dialect.keyAt(text, Math.min(offset, text.length));
          if (at === undefined) return;
          assert.ok(at.range.start + at.typed.length === Math.min(offset, text.length));
          applyEdits(text, dialect.completeKey(text, at, { cites: [{ citekey: 'ruiz2019' }] }));
        }),
        { numRuns: 300 },
      );
    });
  });
}

describe('the dialect of a draft', () => {
  it('is found for anything', () => {
    fc.assert(
      fc.property(draft, fc.constantFrom('markdown', 'latex', 'plaintext', 'x', ''), (text, language) => {
        detectDialect({ language, text, path: 'a.md' });
      }),
    );
  });
});
