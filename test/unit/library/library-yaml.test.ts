import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseLibraryYaml } from '../../../src/library/library-yaml';
import { onScanned, page, type Shelf } from './shelf';

const yaml = (s: Shelf) => readFileSync(s.at('library.yaml'), 'utf8');
const codes = (s: Pick<Shelf, 'library'>) => s.library.problems().map(({ code }) => code);

describe('library.yaml', () => {
  describe('keeps citekeys for ever', () => {
    it('writes nothing before one is pinned', () =>
      onScanned({ 'a.html': page('Winter') }, async (s) => {
        assert.equal(existsSync(s.at('library.yaml')), false);
      }));

    it('writes a pinned one once, by place and bytes', () =>
      onScanned({ 'deep/a.html': page('Winter') }, async (s) => {
        await s.library.pin(['ruiz2019Winter']);
        const first = yaml(s);
        assert.match(first, /^ {2}ruiz2019Winter:\n {4}file: deep\/a\.html\n {4}hash: [0-9a-f]{32}$/m);
        await s.library.pin(['ruiz2019Winter']);
        assert.equal(yaml(s), first);
        assert.deepEqual(readdirSync(s.folder).sort(), ['deep', 'library.yaml']);
      }));

    it('adds to what the person wrote, comments and unknown sections included', () =>
      onScanned(
        {
          'a.html': page('Winter'),
          'library.yaml': '# mine\ncitekeys: # by hand\n  old: gone.html # keep\nmyNotes: [1, 2]\n',
        },
        async (s) => {
          await s.library.pin(['ruiz2019Winter']);
          const text = yaml(s);
          for (const kept of ['# mine', '# by hand', 'old: gone.html # keep', 'myNotes: [ 1, 2 ]']) {
            assert.ok(text.includes(kept), `${kept} in ${text}`);
          }
          assert.match(text, /ruiz2019Winter:\n {4}file: a\.html/);
        },
      ));

    it('is never written to while it is not understood', () =>
      onScanned({ 'a.html': page('Winter'), 'library.yaml': 'citekeys: {a: [\n' }, async (s) => {
        assert.deepEqual(codes(s), ['library-yaml-broken']);
        await assert.rejects(s.library.pin(['ruiz2019Winter']), { code: 'write-failed' });
        assert.equal(yaml(s), 'citekeys: {a: [\n');
        assert.deepEqual(s.keys(), ['a.html: ruiz2019Winter']);
      }));

    it('says when a citekey is not known', () =>
      onScanned({}, async (s) => {
        await assert.rejects(s.library.pin(['nobody']), { code: 'citekey-unknown' });
      }));

    it('holds whatever comes before it later, in a new index too', () =>
      onScanned({ 'm.html': page('Winter') }, async (s) => {
        await s.library.pin(['ruiz2019Winter']);
        s.write('a.html', page('Winter', 'Ana Ruiz', 'Other words'));
        const again = await s.again();
        await again.library.scan();
        assert.deepEqual(again.keys(), ['a.html: ruiz2019Wintera', 'm.html: ruiz2019Winter']);
      }));

    it('follows the article to another place, and stays when its record changes', () =>
      onScanned({ 'm.html': page('Winter'), 'n.html': page('Spring') }, async (s) => {
        await s.library.pin(['ruiz2019Winter', 'ruiz2019Spring']);
        s.rename('m.html', 'z/other.html');
        s.write('n.html', page('Quite Another Title', 'Jon Berg'));
        const expected = ['n.html: ruiz2019Spring', 'z/other.html: ruiz2019Winter'];
        await s.library.scan();
        assert.deepEqual(s.keys(), expected);
        const again = await s.again();
        await again.library.scan();
        assert.deepEqual(again.keys(), expected);
      }));

    it('takes a citekey back from an article that came to have it meanwhile', () =>
      onScanned({ 'a.html': page('Winter'), 'b.html': page('Winter', 'Ana Ruiz', 'Other words') }, async (s) => {
        s.write('library.yaml', 'citekeys:\n  ruiz2019Winter: b.html\n  cold: a.html\n');
        await s.library.changed([s.at('library.yaml')]);
        assert.deepEqual(s.keys(), ['a.html: cold', 'b.html: ruiz2019Winter']);
        s.write('library.yaml', 'citekeys:\n  ruiz2019Winter: a.html\n  cold: b.html\n');
        await s.library.scan();
        assert.deepEqual(s.keys(), ['a.html: ruiz2019Winter', 'b.html: cold']);
        const again = await s.again();
        await again.library.scan();
        assert.deepEqual(again.keys(), s.keys());
      }));

    it('goes over to a copy when the pinned file is deleted', () =>
      onScanned({ 'a.html': page('Winter'), 'copy.html': page('Winter') }, async (s) => {
        await s.library.pin(['ruiz2019Winter']);
        s.delete('a.html');
        await s.library.changed([s.at('a.html')]);
        assert.deepEqual(s.keys(), ['copy.html: ruiz2019Winter']);
        s.delete('copy.html');
        await s.library.changed([s.at('copy.html')]);
        assert.deepEqual(codes(s), ['pin-lost']);
      }));
  });

  describe('corrects records', () => {
    it('takes the person’s word over the page’s', () =>
      onScanned(
        {
          'a.html': page('Winter'),
          'library.yaml':
            'corrections:\n  a.html:\n    author: [Lund, Mia Ek, The Keepers]\n    issued: 2018-02\n    URL: null\n    title: Frost\n',
        },
        async (s) => {
          const source = s.source('a.html');
          assert.deepEqual(source?.item.author, [
            { literal: 'Lund' },
            { literal: 'Mia Ek' },
            { literal: 'The Keepers' },
          ]);
          assert.deepEqual(source?.item.issued, { 'date-parts': [[2018, 2]] });
          assert.deepEqual(source?.provenance['title'], { origin: 'user', confidence: 1 });
          assert.equal(source?.citekey, 'lund2018Frost');
        },
      ));

    it('follows its changes, and those of the article', () =>
      onScanned({ 'a.html': page('Winter'), 'b.html': page('Spring') }, async (s) => {
        const correct = async (text: string) => {
          s.write('library.yaml', text);
          await s.library.changed([s.at('library.yaml')]);
          return s.source('a.html')?.item.title;
        };
        assert.equal(await correct('corrections: {a.html: {title: Frost}}'), 'Frost');
        await s.library.changed([s.write('a.html', page('Snow'))]);
        assert.equal(s.source('a.html')?.item.title, 'Frost');
        assert.equal(await correct('corrections: {b.html: {title: Thaw}}'), 'Snow');
        assert.equal(s.source('b.html')?.item.title, 'Thaw');
        s.delete('library.yaml');
        await s.library.scan();
        assert.equal(s.source('b.html')?.item.title, 'Spring');
      }));

    it('leaves out passages that are not body, and counts the paragraphs anew', () =>
      onScanned(
        {
          'a.html': page('Winter'),
          'library.yaml': 'notBody:\n  a.html:\n    - "Winter: nobody in…"\n',
        },
        async (s) => {
          const passages = s.store.passages(s.source('a.html')?.id ?? 0);
          assert.deepEqual(
            passages.map(({ ordinal, paragraph, text }) => [ordinal, paragraph, text.slice(0, 8)]),
            [[0, 1, 'The snow']],
          );
        },
      ));
  });

  describe('says what it does not understand, and uses the rest', () => {
    const cases: readonly [yaml: string, message: RegExp | undefined][] = [
      ['', undefined],
      ['# only a comment\n', undefined],
      ['citekeys:\n', undefined],
      ['[1, 2]', /sections/],
      ['a: 1\na: 2', /not understood/],
      ['citekeys: [a]', /“citekeys” is not understood/],
      ['citekeys:\n  "ruiz 2019": a.html', /Line 2: “ruiz 2019” cannot be a citekey/],
      ['citekeys:\n  ruiz: {hash: abc}', /Line 2: ruiz: “file” is missing/],
      ['corrections:\n  a.html: nonsense', /a\.html: fields/],
      ['corrections:\n  a.html: {titel: X}', /“titel” is not a field/],
      ['corrections:\n  a.html: {issued: 2019-02-30}', /“issued” is not understood: a date/],
      ['corrections:\n  a.html: {type: blog}', /“type” is not understood/],
      ['corrections:\n  a.html: {author: [{given: 1}]}', /“author” is not understood/],
      ['notBody:\n  a.html: 7', /a list of passages/],
      ['x: &a [*a]\ncitekeys: {}', undefined],
      ['citekeys: &a {x: *a}', /x: “file” is missing/],
      [`a: &a [l, l, l, l, l]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nnotBody: {x: [*c, *c, *c, *c]}`, /x: /],
    ];
    for (const [text, message] of cases) {
      it(JSON.stringify(text), () => {
        const { problems } = parseLibraryYaml(text, '/lib/library.yaml');
        if (message === undefined) assert.deepEqual(problems, []);
        else assert.match(problems[0]?.message ?? '', message);
      });
    }
    it('of names, dates and pins what they mean', () => {
      const { pins, corrections } = parseLibraryYaml(
        `citekeys: {a: x.html, b: {file: ./y\\z.html, hash: 0f, part: "https://example.org/1"}}
corrections:
  x.html:
    author: ["Ruiz, Ana", The Keepers, {family: Berg, non-dropping-particle: van den}]
    issued: 2019-05-03/2019-06
    volume: 7
    container-title: null`,
        '/lib/library.yaml',
      );
      assert.deepEqual(pins, [
        { citekey: 'a', file: 'x.html' },
        { citekey: 'b', file: 'y/z.html', hash: '0f', part: 'https://example.org/1' },
      ]);
      assert.deepEqual(Object.fromEntries(corrections.get('x.html')?.whole ?? []), {
        author: [
          { family: 'Ruiz', given: 'Ana' },
          { literal: 'The Keepers' },
          { family: 'Berg', 'non-dropping-particle': 'van den' },
        ],
        issued: {
          'date-parts': [
            [2019, 5, 3],
            [2019, 6],
          ],
        },
        volume: '7',
        'container-title': undefined,
      });
    });
  });
});
