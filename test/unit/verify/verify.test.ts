import assert from 'node:assert/strict';
import type { Dialect } from '../../../src/dialect/dialect';
import { footnote } from '../../../src/dialect/footnote';
import { latex } from '../../../src/dialect/latex';
import { pandoc } from '../../../src/dialect/pandoc';
import { plainText } from '../../../src/dialect/plain-text';
import type { Shelf } from '../../../src/verify/shelf';
import { makeVerifier } from '../../../src/verify/verify';
import { paragraphs, shelfOf } from './library';

const sources = {
  ferro: paragraphs(
    'The harbour master did not close the gates in 1987.',
    'We had 2,300 boats to count and nobody to count them.',
    'By the end of the winter the council had paid for twelve new lamps.',
  ),
  lind: paragraphs(
    'An old map shows the river where it ran before the flood.',
    'Being right was never what the gauge was short of.',
    'Being right was never what the clock in the tower was short of; but being right was never what the gauge was short of.',
  ),
  empty: [],
};

const check = (draft: string, options = {}, more = {}, dialect = pandoc) =>
  makeVerifier(shelfOf(sources, more)).check(draft, dialect.parse(draft), {
    bibliography: new Set(['book1999']),
    ...options,
  });

describe('verify: a verdict on every quotation', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['verbatim', '“did not close the gates” [@ferro]', ['verbatim ferro 0']],
    ['with markup', '“did *not* close the gates” [@ferro]', ['verbatim ferro 0']],
    ['altered', '“did close the gates in 1987” [@ferro]', ['altered ferro 0']],
    ['missing', '“herring are counted by ear after dark” [@ferro]', ['missing ferro']],
    ['wrong source', '“the council had paid for twelve new lamps” [@lind]', ['wrong-source lind→ferro 2']],
    ['in one of a cluster', '“the council had paid for twelve new lamps” [@lind; @ferro]', ['verbatim ferro 2']],
    [
      'in one of several citations side by side',
      '“the council had paid for twelve new lamps” [@lind]; [@ferro]',
      ['verbatim ferro 2'],
    ],
    ['altered from one of them', '“the council had paid for ten new lamps” [@lind] [@ferro]', ['altered ferro 2']],
    [
      'of the source that its paragraph is about',
      '@ferro was there. Nobody else was: “the council had paid for twelve new lamps”. So it is.',
      ['verbatim ferro 2'],
    ],
    ['uncited', '“the council had paid for twelve new lamps” is all.', ['uncited →ferro 2']],
    ['no citation, in no source', '“herring are counted by ear after dark” is all.', ['unchecked ']],
    ['cited, without a saved file', '“herring are counted by ear after dark” [@book1999]', ['unchecked book1999']],
    ['cited, without saved text', '“herring are counted by ear after dark” [@empty]', ['unchecked empty']],
    [
      'cited, without saved text, though another source has the words',
      '“where it ran before the flood” [@empty]',
      ['unchecked empty'],
    ],
    ['few words that the source has', '“twelve new lamps” [@ferro]', ['verbatim ferro 2']],
    ['few words that it has not', '“eleven old lamps” [@ferro]', []],
    ['few words without a citation', '“new lamps” for old.', []],
    ['ignored', '<!-- ibid:ignore -->\n“did close the gates in 1987” [@ferro]', []],
    [
      'ignored alone above',
      '<!-- ibid:ignore -->\n\n“did close the gates in 1987” [@ferro]\n\n“twelve new lamps” [@ferro]',
      ['verbatim ferro 2'],
    ],
    ['ignored by a comment of several lines', '<!--\nibid:ignore\n-->\n“did close the gates in 1987” [@ferro]', []],
    ['the whole file ignored', '“did close the gates in 1987” [@ferro]\n\n<!-- ibid:ignore-file -->', []],
    [
      'its own citation stands before',
      '@ferro says “did not close the gates”, and “where it ran before” is the other [@lind].',
      ['verbatim ferro 0', 'verbatim lind 0'],
    ],
  ];
  for (const [name, draft, expected] of rows) {
    it(name, async () => {
      const { quotes } = await check(draft);
      const shown = quotes.map(({ verdict, citekey = '', source }) => {
        const other = source && source.citekey !== citekey ? `→${source.citekey}` : '';
        return `${verdict} ${citekey}${other}${source ? ` ${source.ordinal}` : ''}`;
      });
      assert.deepEqual(shown, expected);
    });
  }

  it('a note that is no source’s may be of another kind: nobody can say that its source is wrong', async () => {
    const draft = 'It says “where it ran before the flood”.[^1]\n\n[^1]: Lind, A Map.';
    const verifier = makeVerifier(shelfOf(sources));
    const { quotes, issues } = await verifier.check(draft, footnote.parse(draft), { citations: 'formatted' });
    assert.deepEqual([quotes.map(({ verdict }) => verdict), issues], [['unchecked'], []]);
  });

  it('where sources are cited by their names, the one that is named near the words is the one cited', async () => {
    const shelf = shelfOf(sources);
    const source: Shelf['source'] = async (citekey) => {
      const found = await shelf.source(citekey);
      return found && { ...found, names: citekey === 'lind' ? ['Lind', 'An Old Map'] : ['Ferro'] };
    };
    const verdict = async (draft: string, dialect: Dialect) => {
      const verifier = makeVerifier({ ...shelf, source });
      const { quotes } = await verifier.check(draft, dialect.parse(draft), { citations: dialect.citations });
      return quotes.map(({ verdict: it, citekey = '' }) => `${it} ${citekey}`.trim());
    };
    const note = (said: string, words = 'where it ran before the flood') =>
      `It says “${words}”.[^1]\n\n[^1]: ${said}\n`;
    assert.deepEqual(await verdict(note('Eva Lind, “A Map”, 2019.'), footnote), ['verbatim lind']);
    assert.deepEqual(await verdict(note('An old map, p. 4.'), footnote), ['verbatim lind']);
    assert.deepEqual(
      await verdict(note('Lind.', 'An old map shows the river where it ran after the flood'), footnote),
      ['altered lind'],
    );
    assert.deepEqual(await verdict(note('Blind faith, 2019.'), footnote), ['unchecked 1']);
    assert.deepEqual(await verdict('Lind says “where it ran before the flood” (2019).', plainText), ['verbatim lind']);
    assert.deepEqual(await verdict('It says “where it ran before the flood”.', plainText), ['uncited']);
    assert.deepEqual(await verdict('As Lind says, “where it ran before the flood”.', pandoc), ['uncited']);
  });

  it('differences are placed in the draft, over its markup', async () => {
    const draft = '\\blockcquote{ferro}{The harbour \\emph{master} did close the gates in 1978}';
    const { quotes } = await check(draft, {}, {}, latex);
    const shown = quotes[0]?.differences.map(({ range, found, expected }) => [
      draft.slice(range.start, range.end),
      found,
      expected,
    ]);
    assert.deepEqual(shown, [
      ['', '', 'not'],
      ['1978', '1978', '1987'],
    ]);
    assert.equal(quotes[0]?.differences[0]?.range.start, draft.indexOf('close'));
  });

  it('selectors say where the words stand', async () => {
    const { quotes } = await check('“nobody to count them” [@ferro]');
    assert.deepEqual(quotes[0]?.source, {
      citekey: 'ferro',
      file: '/articles/ferro.html',
      ordinal: 1,
      paragraph: 2,
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: 'nobody to count them',
          prefix: 'We had 2,300 boats to count and ',
          suffix: '.\n\nBy the end of the winter the ',
        },
        { type: 'TextPositionSelector', start: 32, end: 52 },
      ],
    });
  });

  it('of look-alike passages the locator decides, and the others are told', async () => {
    const { quotes, issues } = await check('“being right was never what the gauge was short of” [@lind, para. 3]');
    assert.deepEqual([quotes[0]?.source?.ordinal, quotes[0]?.elsewhere.length, issues], [2, 0, []]);
    const words = '“what the gauge was short of”';
    assert.equal((await check(`${words} [@lind, para. 3]`)).quotes[0]?.source?.ordinal, 2);
    assert.equal((await check(`${words} [@lind, para. 2]`)).quotes[0]?.source?.ordinal, 1);
    assert.equal((await check(`${words} [@lind, para. 2]`)).quotes[0]?.elsewhere.length, 1);
  });

  it('of look-alike passages the nearer context decides where there is no locator', async () => {
    const { quotes } = await check('Of the clock in the tower: “what the gauge was short of” [@lind].');
    assert.equal(quotes[0]?.source?.ordinal, 2);
  });
});

describe('verify: citations and prose', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['a known key', 'So it is [@ferro; @book1999].', []],
    ['an unknown key', 'So it is [@nobody2020].', ['unknown-citekey nobody2020']],
    ['a locator that leads there', '“twelve new lamps” [@ferro, para. 3]', []],
    [
      'a locator that leads elsewhere',
      '“twelve new lamps” [@ferro, para. 1]',
      ['ambiguous-locator “twelve new lamps” [@ferro, para. 1] 3'],
    ],
    [
      'a page, where there are none',
      '“twelve new lamps” [@ferro, p. 1]',
      ['ambiguous-locator “twelve new lamps” [@ferro, p. 1] 3'],
    ],
    ['a range of paragraphs', '“twelve new lamps” [@ferro, paras. 2-4]', []],
    [
      'copied without marks',
      'Surely, By the end of the winter the council had paid for twelve new ones.',
      ['copied-without-marks By the end of the winter the council had paid for twelve new'],
    ],
    [
      'copied in front matter and code',
      '---\ntitle: By the end of the winter the council had paid for twelve new lamps\n---\n\n    By the end of the winter the council had paid for twelve new lamps\n',
      [],
    ],
    ['its own words', 'Surely the council paid, by the end of that winter, for a dozen of lamps.', []],
    ['copied, but quoted', '“By the end of the winter the council had paid for twelve new lamps” [@ferro].', []],
  ];
  for (const [name, draft, expected] of rows) {
    it(name, async () => {
      const { issues } = await check(draft, { copied: true });
      const shown = issues.map((issue) => {
        const actual = issue.kind === 'ambiguous-locator' ? ` ${issue.actual}` : '';
        const at = issue.kind === 'ambiguous-locator' ? draft : draft.slice(issue.range.start, issue.range.end);
        return `${issue.kind} ${at}${actual}`;
      });
      assert.deepEqual(shown, expected);
    });
  }
});

describe('verify: only what changed is compared again', () => {
  it('asks for a source once, and looks up only what is in doubt', async () => {
    const shelf = shelfOf(sources);
    const asked: string[] = [];
    const verifier = makeVerifier({
      ...shelf,
      source: (citekey) => {
        asked.push(citekey);
        return shelf.source(citekey);
      },
      holders: (text, limit) => {
        asked.push(text);
        return shelf.holders(text, limit);
      },
    });
    const draft = '“did not close the gates” [@ferro] and “where it ran before” [@lind].';
    await verifier.check(draft, pandoc.parse(draft));
    const changed = draft.replace('did not', 'did nt');
    await verifier.check(changed, pandoc.parse(changed));
    await verifier.check(changed, pandoc.parse(changed));
    assert.deepEqual(asked, ['ferro', 'lind', 'did nt close the gates']);
  });

  it('hears that it is no longer wanted', async () => {
    const draft = '“did not close the gates” [@ferro]';
    const verifier = makeVerifier(shelfOf(sources));
    await assert.rejects(verifier.check(draft, pandoc.parse(draft), {}, AbortSignal.abort()), { name: 'AbortError' });
  });
});
