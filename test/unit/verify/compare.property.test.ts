import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compare } from '../../../src/verify/compare';
import { prepareSource, type SourceText } from '../../../src/verify/source-text';
import { paragraphs } from './library';

/** Words that occur often and seldom, with signs, in several scripts. */
const word = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('the', 'of', 'and', 'a', 'not', 'river', 'gauge', 'council', 'lamps', 'winter'),
  },
  { weight: 3, arbitrary: fc.stringMatching(/^[a-z]{2,9}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[1-9]\d{0,3}$/) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'Füße',
      'don’t',
      'well-known',
      'naïve',
      'река',
      'l’eau',
      '2,300',
      '“so”',
      'it,',
      'end.',
      '—',
    ),
  },
);
const article = fc.array(fc.array(word, { minLength: 6, maxLength: 60 }), { minLength: 1, maxLength: 5 });

/** An article, a run of words of one of its paragraphs, and a place inside it. */
const run = article.chain((texts) =>
  fc.nat({ max: texts.length - 1 }).chain((p) => {
    const words = texts[p] ?? [];
    return fc
      .tuple(fc.nat({ max: words.length - 6 }), fc.integer({ min: 6, max: words.length }))
      .map(([from, length]) => words.slice(from, from + length))
      .chain((span) =>
        fc.record({
          source: fc.constant(prepareSource(paragraphs(...texts.map((text) => text.join(' '))))),
          span: fc.constant(span),
          at: fc.integer({ min: 2, max: span.length - 3 }),
          length: fc.integer({ min: 1, max: 4 }),
        }),
      );
  }),
);
type Run = {
  readonly source: SourceText;
  readonly span: readonly string[];
  readonly at: number;
  readonly length: number;
};

const PERMITTED: { readonly [name: string]: (run: Run) => string } = {
  'word for word': ({ span }) => span.join(' '),
  'white space': ({ span }) => span.join('\u00a0\n '),
  'marks and dashes': ({ span }) => span.join(' ').replace(/[“”]/g, "'").replaceAll('’', "'").replaceAll('—', '–'),
  composition: ({ span }) => span.join(' ').normalize('NFD'),
  'soft hyphens': ({ span }) => span.map((w) => `${w.slice(0, 2)}\u00ad${w.slice(2)}`).join(' '),
  ...Object.fromEntries(
    ['…', '...', '. . .', '[…]', '(...)'].map((mark) => [
      mark,
      ({ span, at, length }: Run) => [...span.slice(0, at), mark, ...span.slice(at + length)].join(' '),
    ]),
  ),
  'a bracketed insertion': ({ span, at }) => [...span.slice(0, at), '[of course]', ...span.slice(at)].join(' '),
  'a bracketed replacement': ({ span, at, length }) =>
    [...span.slice(0, at), '[something else]', ...span.slice(at + length)].join(' '),
  '[sic]': ({ span, at }) => [...span.slice(0, at), '[sic]', ...span.slice(at)].join(' '),
  'a final stop': ({ span }) => `${span.join(' ')}.`,
};

describe('compare: whatever the source', function () {
  this.timeout(60_000);
  for (const [name, edit] of Object.entries(PERMITTED)) {
    it(`${name} is verbatim`, () => {
      fc.assert(
        fc.property(run, (it) => {
          const { verdict, differences } = compare(edit(it), it.source);
          assert.deepEqual([verdict, differences], ['verbatim', []]);
        }),
      );
    });
  }

  it('a word that the source has nowhere is shown, and nothing else', () => {
    fc.assert(
      fc.property(run, ({ source, span, at }) => {
        const text = [...span.slice(0, at), 'Xyzzy', ...span.slice(at + 1)].join(' ');
        const { verdict, differences } = compare(text, source);
        assert.equal(verdict, 'altered');
        const found = differences.map(({ range }) => text.slice(range.start, range.end)).join(' ');
        assert.match(found, /Xyzzy/);
      }),
    );
  });

  it('a word put in is shown as that word', () => {
    fc.assert(
      fc.property(run, ({ source, span, at }) => {
        const text = [...span.slice(0, at), 'Xyzzy', ...span.slice(at)].join(' ');
        const shown = compare(text, source).differences.map(({ found, expected }) => [found, expected]);
        assert.deepEqual(shown, [['Xyzzy', '']]);
      }),
    );
  });

  it('offsets lie within both texts and in order, for any quotation', () => {
    fc.assert(
      fc.property(article, fc.string({ unit: 'grapheme', maxLength: 80 }), run, (texts, noise, { span, at }) => {
        const source = prepareSource(paragraphs(...texts.map((text) => text.join(' '))));
        const text = [...span.slice(0, at), noise, ...span.slice(at)].join(' ');
        const { differences, notes, range } = compare(text, source);
        let last = 0;
        for (const { range: where, found } of differences) {
          assert.ok(where.start >= last && where.end >= where.start && where.end <= text.length);
          assert.equal(text.slice(where.start, where.end), found);
          last = where.end;
        }
        for (const { source: place } of notes) assert.ok(place.start <= place.end);
        assert.ok(range.start <= range.end && range.end <= source.tokens.text.length);
      }),
    );
  });

  it('is total: any text against any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 4 }),
        fc.string({ unit: 'binary', maxLength: 60 }),
        (texts, text) => {
          assert.ok(compare(text, prepareSource(paragraphs(...texts))).score >= 0);
        },
      ),
    );
  });
});
