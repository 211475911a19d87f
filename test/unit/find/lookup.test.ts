import assert from 'node:assert/strict';
import { openSearch, type Search } from '../../../src/find/search';
import { passageKeys, put, sourceKeys, type Told } from './library';

const LIBRARY: readonly Told[] = [
  {
    key: 'pact',
    title: 'Russia and Iran Sign Military Cooperation Agreement',
    publication: 'The Moscow Times',
    year: 2015,
    url: 'https://www.moscow.example/2015/pact',
    passages: [
      'The defence ministers of both countries met in the capital on Tuesday.',
      'Russia and Iran agreed on joint military training and on the exchange of officers.',
      'A spokesman would not say when the missiles are to be delivered.',
    ],
  },
  {
    key: 'harbour',
    title: 'How Gdańsk Lost Its Shipyards',
    author: 'Ana María Ruiz',
    publication: 'Baltic Review',
    year: 2019,
    subtitle: 'The yards that made the union',
    tags: ['economy'],
    notes: ['for the chapter on Solidarity'],
    passages: [
      'The companies that built the cranes closed one after another.',
      {
        ordinal: 1,
        kind: 'paragraph',
        text: 'Nobody photographed the last launch of a ship.',
        highlights: [{ start: 0, end: 6, note: 'check this against the almanac' }],
      },
    ],
  },
  {
    key: 'shcherbak',
    title: 'Министерство обсуждает договор',
    author: 'Юрий Щербак',
    publication: 'Ведомости',
    year: 2001,
    language: 'ru',
    passages: ['Сибирский университет подписал договоры о строительстве моста.'],
  },
  {
    key: 'budget',
    title: 'Bundesregierung verkündet Haushaltskürzungen',
    author: 'Jürgen Größner',
    year: 2010,
    language: 'de',
    passages: ['Die Haushaltskürzungen treffen die Universitäten in den Städten.'],
  },
  {
    key: 'beijing',
    title: '北京大学与财政部',
    publication: '人民晚报',
    language: 'zh',
    passages: ['财政部表示铁路公司涉及三百万人，北京大学研究所随后发表报告。'],
  },
  {
    key: 'other',
    title: 'Military Bands of the Provinces',
    author: 'John Smith',
    year: 2014,
    passages: ['Brass and drums.'],
  },
];

for (const driver of ['node', 'wasm'] as const) {
  describe(`lookup, ${driver} driver`, () => {
    let search: Search;
    before(async function () {
      if (driver === 'node' && process.getBuiltinModule?.('node:sqlite') === undefined) {
        console.error('      this Node has no SQLite: skipped');
        this.skip();
      }
      search = await openSearch(undefined, driver);
      search.store.transaction(() => LIBRARY.forEach((article) => put(search, article)));
    });
    after(() => search?.store.close());

    describe('finds sources', () => {
      const cases: readonly (readonly [string, string, string])[] = [
        ['misspelt', 'rusia iran militry', 'pact'],
        ['in another order', 'agreement iran sign', 'pact'],
        ['from beginnings', 'coop mili russ', 'pact'],
        ['by the initials of the paper', 'TMT iran', 'pact'],
        ['without accents', 'gdansk ruiz', 'harbour'],
        ['by an initial and a year', 'A. ruiz 2019', 'harbour'],
        ['a year off', 'ruiz 2018 shipyards', 'harbour'],
        ['in Latin letters', 'shcherbak dogovor', 'shcherbak'],
        ['in another romanisation', 'scherbak', 'shcherbak'],
        ['by sound', 'bundesregirung haushaltskurzung', 'budget'],
        ['a word in two', 'ship yards gdansk', 'harbour'],
        ['two words in one', 'militarycooperation', 'pact'],
        ['in Chinese', '财政部', 'beijing'],
        ['by the line under its title', 'yards union', 'harbour'],
        ['by a note on it', 'chapter solidarity', 'harbour'],
        ['by a note on a passage', 'almanac', 'harbour'],
      ];
      for (const [name, text, expected] of cases) {
        it(`${name}: ${text}`, () => assert.equal(sourceKeys(search, text)[0], expected));
      }

      it('with the note that has the words', () => {
        const [source] = search.find({ text: 'chapter solidarity' }).sources;
        assert.equal(source?.note?.text, 'for the chapter on Solidarity');
        const [passage] = search.find({ text: 'almanac' }).passages;
        assert.deepEqual(passage?.note, { text: 'check this against the almanac', matches: [{ start: 23, end: 30 }] });
        assert.deepEqual(passage?.matches, []);
      });

      it('with its best passage and the letters that matched', () => {
        const [first] = search.find({ text: 'rusia iran militry' }).sources;
        assert.equal(first?.source.citekey, 'pact');
        assert.equal(first?.best?.passage.ordinal, 1);
        const title = first?.source.item.title ?? '';
        const marked = (first?.matches.title ?? []).map(({ start, end }) => title.slice(start, end));
        assert.deepEqual(marked, ['Russia', 'Iran', 'Military']);
      });

      it('by the words of their text, in the same box', () => {
        const [first] = search.find({ text: 'missiles delivered' }).sources;
        assert.equal(first?.source.citekey, 'pact');
        assert.equal(first?.best?.passage.ordinal, 2);
      });
    });

    describe('finds passages', () => {
      const cases: readonly (readonly [string, string, string])[] = [
        ['in another order', 'officers exchange training', 'pact#1'],
        ['with umlauts as two letters', 'haushaltskuerzungen universitaeten', 'budget#0'],
        ['with a wrong word', 'spokesman missiles elephants delivered', 'pact#2'],
        ['misspelt', 'defense ministrs capitol', 'pact#0'],
        ['in another form', 'company building crane', 'harbour#0'],
        ['by sound', 'fotografed launch', 'harbour#1'],
        ['half typed', 'the last lau', 'harbour#1'],
        ['by the note on it', 'checking almanacs', 'harbour#1'],
        ['by the note and the text', 'launch almanac', 'harbour#1'],
        ['in another case', 'сибирского университета договор', 'shcherbak#0'],
        ['in Latin letters', 'sibirskiy universitet', 'shcherbak#0'],
        ['by part of a compound', 'kürzungen universität', 'budget#0'],
        ['without spaces', '铁路公司涉及', 'beijing#0'],
        ['as an exact phrase', '"exchange of officers"', 'pact#1'],
      ];
      for (const [name, text, expected] of cases) {
        it(`${name}: ${text}`, () => assert.equal(passageKeys(search, text)[0], expected));
      }

      it('with the words that matched', () => {
        const [first] = search.find({ text: 'miltary trainings', kinds: ['passage'] }).passages;
        const text = first?.passage.text ?? '';
        assert.deepEqual(
          first?.matches.map(({ start, end }) => text.slice(start, end)),
          ['military', 'training'],
        );
      });

      it('not for a phrase that stands nowhere', () =>
        assert.deepEqual(passageKeys(search, '"officers of exchange"'), []));
    });

    describe('is narrowed', () => {
      const cases: readonly (readonly [string, readonly string[]])[] = [
        ['author:ruiz', ['harbour']],
        ['by:smith military', ['other']],
        ['military year:2015', ['pact']],
        ['military year:..2014', ['other']],
        ['military year:2013..2014', ['other']],
        ['military -iran', ['other']],
        ['site:moscow.example', ['pact']],
        ['tag:economy', ['harbour']],
        ['title:shipyards', ['harbour']],
        ['title:union', ['harbour']],
        ['has:note', ['harbour']],
        ['author:nobody', []],
      ];
      for (const [text, expected] of cases) it(text, () => assert.deepEqual(sourceKeys(search, text), expected));

      const ofPassages: readonly (readonly [string, readonly string[]])[] = [
        ['ministers -capital', []],
        ['officers -capital', ['pact#1']],
        ['launch author:ruiz', ['harbour#1']],
        ['launch author:smith', []],
        ['missiles site:moscow.example', ['pact#2']],
        ['missiles site:other.example', []],
        ['missiles year:2015', ['pact#2']],
        ['missiles year:2016..', []],
        ['cranes title:gdansk', ['harbour#0']],
        ['cranes title:military', []],
        ['cranes tag:economy', ['harbour#0']],
        ['cranes tag:sports', []],
        ['launch has:note', ['harbour#1']],
        ['almanac has:note', ['harbour#1']],
        ['"a ship check this"', []],
        ['cranes has:note', []],
        ['"military training" author:ruiz', []],
        ['"military training" year:2015 site:moscow.example', ['pact#1']],
        ['university author:щербак', []],
        ['университет author:shcherbak', ['shcherbak#0']],
      ];
      for (const [text, expected] of ofPassages)
        it(`passages: ${text}`, () => assert.deepEqual(passageKeys(search, text), expected));

      const exact: readonly (readonly [string, readonly string[]])[] = [
        ['"military cooperation"', ['pact']],
        ['"cooperation military"', []],
        ['“Military Bands”', ['other']],
        ['"military bands" -provinces', []],
        ['title:"military bands"', ['other']],
        ['author:"ana maría"', ['harbour']],
      ];
      for (const [text, expected] of exact)
        it(`sources: ${text}`, () => assert.deepEqual(sourceKeys(search, text), expected));

      it('in:passages and in:sources', () => {
        assert.deepEqual(search.find({ text: 'iran in:passages' }).sources, []);
        assert.deepEqual(search.find({ text: 'iran in:sources' }).passages, []);
      });
    });

    it('what was marked when saving comes before what fits as well', () => {
      const [plain, text] = [
        'The lamp on the mole of Vell was lit by the keeper of the ferry, every evening of that winter.',
        'Nobody but the keeper of the ferry knew why a lamp stood on the mole, or who had asked him for it.',
      ];
      put(search, { key: 'plain', title: 'Evenings', passages: [plain] });
      put(search, {
        key: 'marked',
        title: 'Questions',
        passages: [{ ordinal: 0, kind: 'paragraph', text, highlights: [{ start: 0, end: 6 }] }],
      });
      assert.deepEqual(passageKeys(search, 'lamp mole keeper ferry'), ['marked#0', 'plain#0']);
    });

    it('folds the same story of two papers under one row', () => {
      const story = [
        'The bridge over the river was closed this morning after engineers found cracks in three of its pillars.',
        'Drivers were told to take the ferry, which runs every twenty minutes until midnight and costs nothing.',
      ];
      put(search, { key: 'wire1', title: 'Bridge Closed After Cracks Found', publication: 'Herald', passages: story });
      put(search, {
        key: 'wire2',
        title: 'Bridge Closed After Cracks Found',
        publication: 'Tribune',
        passages: [story[0] ?? '', (story[1] ?? '').replace('costs nothing', 'is free')],
      });
      const { sources, passages } = search.find({ text: 'bridge cracks pillars' });
      assert.deepEqual(
        [sources[0]?.source, ...(sources[0]?.duplicates ?? [])].map((source) => source?.citekey).sort(),
        ['wire1', 'wire2'],
      );
      assert.equal(passages.filter(({ passage }) => passage.text.startsWith('The bridge')).length, 1);
    });

    it('finds nothing in an empty query, and breaks on none', () => {
      for (const text of [
        '',
        ' ',
        '"',
        '""',
        '-',
        'year:',
        'author:',
        ':::',
        '\u0000',
        '('.repeat(500),
        'x'.repeat(9000),
      ]) {
        search.find({ text });
        search.locate({ text });
      }
      assert.deepEqual(search.find({ text: 'qqqqzzzz' }).passages, []);
    });

    it('stops when the answer is no longer wanted', () => {
      assert.throws(() => search.find({ text: 'iran' }, AbortSignal.abort()), { name: 'AbortError' });
    });
  });
}
