import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addToBibliography, bibliographyKeys, writeBibliography } from '../../../src/cite/bibliography';
import { BIBLIOGRAPHY_FILES } from '../../../src/cite/formats/files';
import type { BibliographyFormat } from '../../../src/model/bibliography-format';
import type { CslItem } from '../../../src/model/item';
import { SAMPLE } from './sample-items';

const FORMATS = Object.keys(BIBLIOGRAPHY_FILES) as BibliographyFormat[];
const fog: CslItem = { id: 'stone2001', type: 'book', title: 'Fog', author: [{ family: 'Stone', given: 'Sam' }] };

function add(text: string, format: BibliographyFormat, items: readonly CslItem[]) {
  const result = addToBibliography(text, format, items);
  assert.ok(result.ok, result.ok ? '' : result.error.message);
  return result;
}

describe('adding to a bibliography file', () => {
  for (const format of FORMATS) {
    it(`${format}: a new file holds every item, and adding again changes nothing`, () => {
      const first = add('', format, SAMPLE);
      assert.deepEqual(
        first.added,
        SAMPLE.map(({ id }) => id),
      );
      assert.deepEqual(bibliographyKeys(first.text, format), first.added);
      assert.match(first.text, /[^\n]\n$/);
      const again = add(first.text, format, SAMPLE);
      assert.deepEqual(
        { ...again, text: again.text === first.text },
        {
          ok: true,
          text: true,
          added: [],
          present: SAMPLE.map(({ id }) => id),
          different: [],
          refused: [],
        },
      );
    });

    it(`${format}: one by one gives the same keys as all at once`, () => {
      const text = SAMPLE.reduce((file, item) => add(file, format, [item]).text, '');
      assert.deepEqual(
        bibliographyKeys(text, format),
        SAMPLE.map(({ id }) => id),
      );
    });

    it(`${format}: a key that stands for something else is kept and reported`, () => {
      const file = writeBibliography([{ ...fog, title: 'Rain over the harbour' }], format);
      const { text, added, present, different } = add(file, format, [fog]);
      assert.deepEqual(
        { text, added, present, different },
        { text: file, added: [], present: ['stone2001'], different: ['stone2001'] },
      );
    });

    it(`${format}: keeps Windows line breaks, and no final one where there was none`, () => {
      const windows = writeBibliography(SAMPLE.slice(0, 2), format).replaceAll('\n', '\r\n');
      const { text } = add(windows, format, [fog]);
      assert.ok(!/(?<!\r)\n/.test(text), JSON.stringify(text));
      const open = windows.replace(/(\r\n)+$/, '');
      assert.ok(!/\n$/.test(add(open, format, [fog]).text));
    });

    it(`${format}: keeps a byte order mark`, () => {
      const { text } = add(`\uFEFF${writeBibliography([fog], format)}`, format, SAMPLE.slice(0, 1));
      assert.ok(text.startsWith('\uFEFF') && bibliographyKeys(text, format).length === 2);
    });
  }

  describe('keeps what others wrote byte for byte', () => {
    const bibFile = [
      '% my bibliography, please do not sort',
      '@string{gaz = "The Gazette"}',
      '@Article {Old:1999,author="A and B",  title = {{T}},journal=gaz}   % odd, but mine',
      '@comment{jabref-meta: databaseType:biblatex;}',
    ].join('\n');
    const kept: readonly (readonly [what: string, BibliographyFormat, before: string, after: string])[] = [
      [
        '.bib, no final line break',
        'biblatex',
        bibFile,
        `${bibFile}\n\n@book{stone2001,\n  author = {Stone, Sam},\n  title = {Fog},\n}`,
      ],
      [
        '.bib, final line break',
        'bibtex',
        `${bibFile}\n`,
        `${bibFile}\n\n@book{stone2001,\n  author = {Stone, Sam},\n  title = {Fog},\n}\n`,
      ],
      [
        'JSON, laid out',
        'csl-json',
        '[\n    {"id": "a", "type": "book"},\n    {\n        "id": "b", "custom": 1.0\n    }\n]\n',
        '[\n    {"id": "a", "type": "book"},\n    {\n        "id": "b", "custom": 1.0\n    },\n    {\n        "id": "stone2001",\n        "type": "book",\n        "title": "Fog",\n        "author": [\n            {\n                "family": "Stone",\n                "given": "Sam"\n            }\n        ]\n    }\n]\n',
      ],
      [
        'JSON, in one line',
        'csl-json',
        '[{"id":"a"}]',
        '[{"id":"a"}, {"id":"stone2001","type":"book","title":"Fog","author":[{"family":"Stone","given":"Sam"}]}]',
      ],
      ['JSON, an empty array', 'csl-json', '[]\n', `${writeBibliography([fog], 'csl-json')}`],
      [
        'Zotero’s JSON',
        'csl-json',
        '{"config": {"items": [1]}, "items": [{"id":"a"}], "x": []}',
        '{"config": {"items": [1]}, "items": [{"id":"a"}, {"id":"stone2001","type":"book","title":"Fog","author":[{"family":"Stone","given":"Sam"}]}], "x": []}',
      ],
      [
        'YAML, list not indented, comments',
        'csl-yaml',
        '# mine\nreferences:\n- id: a # first\n  type: book\n# the end\nother: 1\n',
        '# mine\nreferences:\n- id: a # first\n  type: book\n- id: "stone2001"\n  type: "book"\n  title: "Fog"\n  author:\n    - family: "Stone"\n      given: "Sam"\n# the end\nother: 1\n',
      ],
      [
        'YAML, list indented, between --- and ...',
        'csl-yaml',
        '---\nreferences:\n    - id: a\n      type: book\n...\n',
        '---\nreferences:\n    - id: a\n      type: book\n    - id: "stone2001"\n      type: "book"\n      title: "Fog"\n      author:\n        - family: "Stone"\n          given: "Sam"\n...\n',
      ],
      [
        'YAML without references',
        'csl-yaml',
        'nocite: x\n',
        'nocite: x\nreferences:\n- id: "stone2001"\n  type: "book"\n  title: "Fog"\n  author:\n    - family: "Stone"\n      given: "Sam"\n',
      ],
      [
        'RIS',
        'ris',
        'TY  - BOOK\nTI  - Old\nID  - a\nER  - \n',
        'TY  - BOOK\nTI  - Old\nID  - a\nER  - \n\nTY  - BOOK\nID  - stone2001\nAU  - Stone, Sam\nTI  - Fog\nER  - \n',
      ],
      [
        'hayagriva',
        'hayagriva',
        '# mine\na:\n    type: book # yes\n',
        '# mine\na:\n    type: book # yes\nstone2001:\n  type: "book"\n  title: "Fog"\n  author:\n    - name: "Stone"\n      given-name: "Sam"\n',
      ],
    ];
    for (const [what, format, before, after] of kept) {
      it(what, () => assert.equal(add(before, format, [fog]).text, after));
    }
  });

  describe('writes nothing into a file that is broken', () => {
    const broken: readonly (readonly [BibliographyFormat, string])[] = [
      ['biblatex', '@book{a, title = {x}}\n@book{b,\n title = {y\n'],
      ['bibtex', '@book{a, title = {x}\n\n@book{b, title = {y}}\n'],
      ['csl-json', '[{"id": "a"}'],
      ['csl-json', '{"id": "a"}'],
      ['csl-json', 'null'],
      ['csl-yaml', 'references:\n - id: a\n- b: [\n'],
      ['csl-yaml', 'references: none\n'],
      ['ris', 'TY  - BOOK\nTI  - Old\n'],
      ['hayagriva', '- a\n- b\n'],
      ['hayagriva', 'a: {b: c\n'],
    ];
    for (const [format, text] of broken) {
      it(`${format}: ${JSON.stringify(text)}`, () => {
        const result = addToBibliography(text, format, [fog]);
        assert.ok(!result.ok && result.error.code === 'format-broken');
        assert.match(result.error.message, /Nothing was written/);
        assert.ok(Array.isArray(bibliographyKeys(text, format)));
      });
    }
  });

  it('refuses a key that a .bib file cannot hold, or that BibTeX takes for another', () => {
    const { added, refused } = add('@book{Stone2001, title = {Fog}}', 'biblatex', [
      fog,
      { ...fog, id: 'a, b' },
      { ...fog, id: 'ok' },
    ]);
    assert.deepEqual([added, refused.map(({ citekey }) => citekey)], [['ok'], ['stone2001', 'a, b']]);
  });

  describe('whatever the file and the items hold', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab \\{}$&#%_^~<>|"-\',;:@=[]()\n\r\téЖ漢🌊') });
    const item = fc
      .record(
        {
          type: fc.constantFrom<CslItem['type']>('article-newspaper', 'webpage', 'book', 'report'),
          title: word,
          author: fc.array(fc.record({ family: word, given: word }), { maxLength: 2 }),
          'container-title': word,
          publisher: word,
          URL: fc.webUrl({ withQueryParameters: true, withFragments: true }),
          note: word,
        },
        { requiredKeys: ['type', 'title'] },
      )
      .map((fields): CslItem => ({ id: '', ...fields }));
    const items = fc
      .array(item, { minLength: 1, maxLength: 4 })
      .map((list) => list.map((one, i) => ({ ...one, id: `key${i}` })));

    for (const format of FORMATS) {
      it(`${format}: entries added are entries read, and those before them stay`, () => {
        fc.assert(
          fc.property(items, items, (before, after) => {
            const renamed = after.map((one) => ({ ...one, id: `new${one.id}` }));
            const file = writeBibliography(before, format);
            const { text, added } = add(file, format, renamed);
            assert.deepEqual(
              added,
              renamed.map(({ id }) => id),
            );
            assert.deepEqual(
              bibliographyKeys(text, format),
              [...before, ...renamed].map(({ id }) => id),
            );
            const kept = format === 'csl-json' ? file.slice(0, file.lastIndexOf('\n]')) : file.replace(/\.\.\.\n$/, '');
            assert.ok(text.startsWith(kept));
          }),
        );
      });
    }

    for (const format of ['csl-json', 'csl-yaml'] as const) {
      it(`${format}: what is read is what was written`, () => {
        fc.assert(
          fc.property(items, (list) => {
            // Markdown has one blank.
            const text = (it: string) => (format === 'csl-yaml' ? it.replace(/\s+/g, ' ').trim() : it);
            const field = (v: unknown) => (typeof v === 'string' ? text(v) || undefined : v);
            const known = list.map((one) =>
              JSON.parse(JSON.stringify(one, (_, v) => (Array.isArray(v) && v.length === 0 ? undefined : field(v)))),
            );
            const { items: read } = BIBLIOGRAPHY_FILES[format].read(writeBibliography(known, format));
            const people = (one: CslItem) => ({
              ...one,
              author: (one.author ?? []).filter((name) => Object.keys(name).length > 0),
            });
            assert.deepEqual(read.map(people), known.map(people));
          }),
        );
      });
    }
  });
});
