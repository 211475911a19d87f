import assert from 'node:assert/strict';
import { pandoc } from '../../../src/dialect/pandoc';
import type { QuotedWords } from '../../../src/model/quoted-words';
import { quotedIn } from '../../../src/verify/quoted-in';
import type { Capture } from '../../../src/verify/shelf';
import { makeVerifier } from '../../../src/verify/verify';
import { paragraphs, shelfOf } from './library';

const BEFORE = paragraphs('The gates were closed in 1978.', 'Nobody knows who ordered it, and nobody asked for weeks.');
const AFTER = paragraphs('The gates were closed in 1987.', 'Nobody knows who ordered it, and few asked for weeks.');

const seen = (words: readonly QuotedWords[]) => words.map((it) => ({ ...it, seen: '2026-11-24' }));

/** What is remembered of a draft that was checked while the source still had the words. */
async function remembered(draft: string) {
  const { quotes } = await makeVerifier(shelfOf({ ferro: BEFORE })).check(draft, pandoc.parse(draft));
  return seen(quotedIn(quotes));
}

const check = (draft: string, words: readonly QuotedWords[], versions: readonly Capture[] = []) =>
  makeVerifier(
    shelfOf({ ferro: AFTER }, { versions, quoted: async (key) => seen(words).filter((it) => it.citekey === key) }),
  ).check(draft, pandoc.parse(draft));

describe('source changed: words that were verbatim are remembered', () => {
  it('the words of the source and what stands around them; not of two words or three', async () => {
    assert.deepEqual(await remembered('“nobody … asked for weeks” [@ferro] and “in 1978” [@ferro]'), [
      {
        citekey: 'ferro',
        file: '/articles/ferro.html',
        selector: {
          type: 'TextQuoteSelector',
          exact: 'nobody asked for weeks',
          prefix: 'obody knows who ordered it, and ',
          suffix: '.',
        },
        seen: '2026-11-24',
      },
    ]);
  });

  it('the quotation is told from the source: it is the source that changed, and how', async () => {
    const draft = '“Nobody knows who ordered it, and nobody asked” [@ferro]';
    const words = await remembered(draft);
    const [finding] = (await check(draft, words)).quotes;
    assert.equal(finding?.verdict, 'source-changed');
    assert.equal(finding?.once?.selector.exact, 'Nobody knows who ordered it, and nobody asked');
    assert.deepEqual(
      finding?.differences.map(({ found, expected }) => [found, expected]),
      [['nobody', 'few']],
    );
    assert.equal((await check(draft, [])).quotes[0]?.verdict, 'altered');
  });

  it('a shorter quotation of the same words, or one with an ellipsis, is one of them', async () => {
    const words = await remembered('“Nobody knows who ordered it, and nobody asked for weeks” [@ferro]');
    for (const draft of ['“and nobody asked for weeks” [@ferro]', '“Nobody knows … nobody asked” [@ferro]']) {
      assert.equal((await check(draft, words)).quotes[0]?.verdict, 'source-changed', draft);
    }
  });

  it('a quotation that was altered all along stays altered', async () => {
    const words = await remembered('“Nobody knows who ordered it, and nobody asked for weeks” [@ferro]');
    assert.equal((await check('“who ordered it, and somebody asked” [@ferro]', words)).quotes[0]?.verdict, 'altered');
  });

  it('a long omission is remembered as one', async () => {
    const filler = Array.from({ length: 40 }, (_, i) => `Line ${i} of the minutes says this and that.`);
    const source = paragraphs('The council met early in spring.', ...filler, 'It closed late in autumn that year.');
    const draft = '“The council met early … closed late in autumn” [@ferro]';
    const shelf = shelfOf({ ferro: source });
    const { quotes } = await makeVerifier(shelf).check(draft, pandoc.parse(draft));
    assert.equal(quotedIn(quotes)[0]?.selector.exact, 'The council met early […] closed late in autumn');
    const now = (await check(draft, quotedIn(quotes))).quotes[0];
    assert.equal(now?.verdict, 'source-changed');
  });
});

describe('two captures of a page', () => {
  const older: Capture = { file: '/articles/ferro-2019.html', revision: 1, passages: BEFORE };

  it('what either has is verbatim, in that one', async () => {
    for (const [draft, file] of [
      ['“and nobody asked for weeks” [@ferro]', '/articles/ferro-2019.html'],
      ['“and few asked for weeks” [@ferro]', '/articles/ferro.html'],
      ['“Nobody knows who ordered it” [@ferro]', '/articles/ferro.html'],
    ] as const) {
      const [finding] = (await check(draft, [], [older])).quotes;
      assert.deepEqual([finding?.verdict, finding?.source?.file], ['verbatim', file], draft);
    }
  });

  it('the one that was quoted stays the one that is checked', async () => {
    const words: QuotedWords = {
      citekey: 'ferro',
      file: older.file,
      selector: { type: 'TextQuoteSelector', exact: 'Nobody knows who ordered it' },
    };
    const [finding] = (await check('“Nobody knows who ordered it” [@ferro]', [words], [older])).quotes;
    assert.equal(finding?.source?.file, '/articles/ferro-2019.html');
  });

  it('a quotation that neither has is held against the nearer one', async () => {
    const [finding] = (await check('“and nobody asked for months” [@ferro]', [], [older])).quotes;
    assert.deepEqual(
      [finding?.verdict, finding?.differences.map(({ found, expected }) => [found, expected])],
      ['altered', [['months', 'weeks']]],
    );
  });
});
