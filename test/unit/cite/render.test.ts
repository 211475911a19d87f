import assert from 'node:assert/strict';
import type { CslItem } from '../../../src/model/item';
import type { RenderFormat } from '../../../src/model/render';
import { type Cluster, citationsOf, cite, entryOf, para, renderer } from './rendering';
import { SAMPLE } from './sample-items';

describe('citations', () => {
  const cases: readonly (readonly [what: string, style: string, cluster: Cluster, expected: string])[] = [
    ['author and year', 'apa', [cite('ruiz2019Winter')], '(Ruiz, 2019)'],
    ['paragraph', 'apa', [cite('ruiz2019Winter', { locator: para('4') })], '(Ruiz, 2019, para. 4)'],
    ['paragraphs', 'apa', [cite('ruiz2019Winter', { locator: para('4-6') })], '(Ruiz, 2019, paras. 4–6)'],
    ['no author, no date', 'apa', [cite('couriernd')], '(“Two Ministers Sign Water Agreement in Porto Velho,” n.d.)'],
    ['organisation', 'apa', [cite('ministry2021Report')], '(Ministry of Water and Power, 2021)'],
    ['particle', 'apa', [cite('berg2018Ohne')], '(van der Berg & Müller, 2018)'],
    ['dropping particle', 'apa', [cite('desouza2017')], '(Souza, 2017)'],
    ['Cyrillic', 'apa', [cite('ivanov2020Pogoda')], '(Иванов, 2020)'],
    ['Chinese', 'apa', [cite('wang2021Tianqi')], '(王, 2021)'],
    ['Arabic', 'apa', [cite('rtl2020')], '(الحسن, 2020)'],
    [
      'prefix and suffix',
      'apa',
      [cite('book2005', { prefix: 'see', suffix: 'and elsewhere' })],
      '(see Quill, 2005 and elsewhere)',
    ],
    ['suffix with its own comma', 'apa', [cite('book2005', { suffix: ', my italics' })], '(Quill, 2005, my italics)'],
    ['year only', 'apa', [cite('book2005', { form: 'suppress-author' })], '(2005)'],
    ['narrative', 'apa', [cite('ruiz2019Winter', { form: 'narrative', locator: para('4') })], 'Ruiz (2019, para. 4)'],
    [
      'narrative organisation',
      'apa',
      [cite('ministry2021Report', { form: 'narrative' })],
      'Ministry of Water and Power (2021)',
    ],
    [
      'narrative without author, quoted as in the citation',
      'apa',
      [cite('couriernd', { form: 'narrative' })],
      '“Two Ministers Sign Water Agreement in Porto Velho” (n.d.)',
    ],
    [
      'narrative first, another after it',
      'apa',
      [cite('ruiz2019Winter', { form: 'narrative' }), cite('book2005')],
      'Ruiz (2019; Quill, 2005)',
    ],
    ['two, in the style’s order', 'apa', [cite('ruiz2019Winter'), cite('book2005')], '(Quill, 2005; Ruiz, 2019)'],
    ['many authors', 'apa', [cite('four2016Many')], '(Ash et al., 2016)'],
    ['MLA needs no year', 'modern-language-association', [cite('ruiz2019Winter')], '(Ruiz)'],
    [
      'MLA, paragraph',
      'modern-language-association',
      [cite('ruiz2019Winter', { locator: para('4') })],
      '(Ruiz, par. 4)',
    ],
    ['MLA, nothing but the author', 'modern-language-association', [cite('book2005', { form: 'suppress-author' })], ''],
    ['MLA, narrative', 'modern-language-association', [cite('book2005', { form: 'narrative' })], 'Quill'],
    ['numbered', 'ieee', [cite('ruiz2019Winter')], '[1]'],
    ['numbered, narrative', 'ieee', [cite('ruiz2019Winter', { form: 'narrative' })], 'Ruiz [1]'],
    ['superscript, narrative', 'nature', [cite('ruiz2019Winter', { form: 'narrative' })], 'Ruiz1'],
    ['Harvard without author', 'harvard-cite-them-right', [cite('couriernd')], '(The Harbour Courier, no date)'],
    [
      'Harvard without author, narrative',
      'harvard-cite-them-right',
      [cite('couriernd', { form: 'narrative' })],
      'The Harbour Courier (no date)',
    ],
    ['about', 'apa', [cite('circa1999')], '(O’Neill, ca. 1999)'],
    [
      'a note',
      'chicago-notes-bibliography',
      [cite('ruiz2019Winter', { locator: para('4') })],
      'Ana Ruiz, “A Winter without Snow in the Sierra de Alba,” The Daily Gazette, March 7, 2019, para. 4, https://gazette.example/2019/03/07/a_winter?x=1&y=2.',
    ],
  ];
  for (const [what, style, cluster, expected] of cases) {
    it(`${what}: ${expected || 'nothing'}`, async () => {
      assert.deepEqual((await citationsOf(style, [cluster])).citations, [expected]);
    });
  }

  it('knows what was cited before: a second note is short', async () => {
    const { citations, kind } = await citationsOf('oscola', [
      [cite('book2005')],
      [cite('ruiz2019Winter')],
      [cite('book2005')],
    ]);
    assert.equal(kind, 'note');
    assert.match(citations[2] ?? '', /^Quill \(n 1\)/);
  });

  it('tells works of one author and year apart', async () => {
    const { citations } = await citationsOf('apa', [[cite('ash2016a')], [cite('ash2016b')]]);
    assert.deepEqual(citations, ['(Ash, 2016a)', '(Ash, 2016b)']);
  });

  it('gives the author for the sentence, and the whole note, in note styles', async () => {
    const { citations, narratives } = await citationsOf('chicago-notes-bibliography', [
      [cite('berg2018Ohne', { form: 'narrative' })],
      [cite('book2005')],
    ]);
    assert.deepEqual(narratives, ['van der Berg and Müller', '']);
    assert.match(citations[0] ?? '', /^Vincent van der Berg and Jörg Müller Jr\., “Ohne Wasser geht es nicht,”/);
  });

  it('reports unknown citekeys, once, and renders the rest', async () => {
    const { citations, unknown } = await citationsOf('apa', [[cite('nobody'), cite('book2005')], [cite('nobody')]]);
    assert.deepEqual({ citations, unknown }, { citations: ['(Quill, 2005)', ''], unknown: ['nobody'] });
  });

  it('takes a citekey that is a word of JavaScript', async () => {
    const item: CslItem = { id: '__proto__', type: 'book', title: 'Fog', author: [{ family: 'Stone' }] };
    const { citations } = await renderer.render({ style: 'apa', format: 'text', citations: [[cite('__proto__')]] }, [
      item,
    ]);
    assert.deepEqual(citations, ['(Stone, n.d.)']);
  });

  it('uses a record as it is now', async () => {
    const book = SAMPLE.find(({ id }) => id === 'book2005');
    assert.ok(book);
    const corrected: CslItem = { ...book, issued: { 'date-parts': [[2006]] } };
    for (const [item, expected] of [
      [book, '(Quill, 2005)'],
      [corrected, '(Quill, 2006)'],
      [book, '(Quill, 2005)'],
    ] as const) {
      const { citations } = await renderer.render({ style: 'apa', format: 'text', citations: [[cite('book2005')]] }, [
        item,
      ]);
      assert.deepEqual(citations, [expected]);
    }
  });
});

describe('bibliography entries', () => {
  const cases: readonly (readonly [what: string, style: string, citekey: string, expected: string])[] = [
    [
      'a news article, read on a day',
      'modern-language-association',
      'couriernd',
      '“Two Ministers Sign Water Agreement in Porto Velho.” The Harbour Courier, https://courier.example/water. Accessed 6 May 2024.',
    ],
    [
      'without author and date',
      'apa',
      'couriernd',
      'Two Ministers Sign Water Agreement in Porto Velho. (n.d.). The Harbour Courier. Retrieved May 6, 2024, from https://courier.example/water',
    ],
    [
      'organisation',
      'apa',
      'ministry2021Report',
      'Ministry of Water and Power. (2021). Report on rivers & lakes. Ministry of Water and Power. https://water.example/report.pdf',
    ],
    [
      'access date',
      'harvard-cite-them-right',
      'ruiz2019Winter',
      'Ruiz, A. (2019) ‘A winter without snow in the Sierra de Alba’, The Daily Gazette, 7 March. Available at: https://gazette.example/2019/03/07/a_winter?x=1&y=2 (Accessed: 2 January 2020).',
    ],
    [
      'archived',
      'modern-language-association',
      'archived2010',
      'Harbour Office, Sales and Tickets. The Last Ferry Timetable. 4 May 2010, https://ferry.example/timetable. Web Archive of the Coast, https://archive.example/2011/ferry.',
    ],
    [
      'an address keeps its small letter at the beginning of a sentence',
      'chicago-author-date',
      'archived2010',
      'Harbour Office, Sales and Tickets. 2010. “The Last Ferry Timetable.” https://archive.example/2011/ferry. Web Archive of the Coast. May 4, 2010. https://ferry.example/timetable.',
    ],
    ['Russian', 'gost-r-7-0-5-2008', 'ivanov2020Pogoda', '1. Иванов П. О погоде и о море // Вечерняя газета. 2020.'],
    [
      'numbered',
      'vancouver',
      'book2005',
      '1. Quill Q. A history of rain. 2nd ed. Reed R, editor. Porto Velho: Cloud & Sons; 2005.',
    ],
  ];
  for (const [what, style, citekey, expected] of cases) {
    it(`${what}, ${style}`, async () => {
      assert.equal(await entryOf(style, citekey), expected);
    });
  }

  it('only what was asked for, in the style’s order', async () => {
    const { bibliography } = await renderer.render(
      {
        style: 'apa',
        format: 'text',
        citations: [[cite('ruiz2019Winter')]],
        bibliography: ['chapter2001', 'book2005'],
      },
      SAMPLE,
    );
    assert.deepEqual(
      bibliography.map(({ citekey }) => citekey),
      ['book2005', 'chapter2001'],
    );
  });

  it('can be cancelled', async () => {
    const controller = new AbortController();
    const work = renderer.render(
      { style: 'apa', format: 'text', bibliography: SAMPLE.map(({ id }) => id) },
      SAMPLE,
      controller.signal,
    );
    controller.abort();
    await assert.rejects(work, { name: 'AbortError' });
    assert.equal(await entryOf('apa', 'bare'), 'Untitled note. (n.d.).');
  });
});

describe('what text can do in a format', () => {
  const hostile = SAMPLE.filter(({ id }) => id === 'okafor2022Hostile');
  const cases: readonly (readonly [RenderFormat, string])[] = [
    ['html', '100% of $5 &amp; #1_list: {braces}, [x](y), &lt;b&gt; | ^caret~ \\end{document} -- “quoted” “straight'],
    [
      'markdown',
      '100% of \\$5 & \\#1\\_list: \\{braces\\}, \\[x\\](y), \\<b\\> \\| \\^caret\\~ \\\\end\\{document\\} \\-\\- “quoted” “straight',
    ],
    [
      'latex',
      '100\\% of \\$5 \\& \\#1\\_list: \\{braces\\}, [x](y), \\textless{}b\\textgreater{} \\textbar{} \\textasciicircum{}caret\\textasciitilde{} \\textbackslash{}end\\{document\\} -{}- “quoted” “straight',
    ],
    [
      'typst',
      '100% of \\$5 & \\#1\\_list: {braces}, \\[x\\](y), \\<b\\> | ^caret\\~ \\\\end{document} \\-- “quoted” “straight',
    ],
  ];
  for (const [format, title] of cases) {
    it(`${format}: nothing`, async () => {
      const { bibliography } = await renderer.render(
        { style: 'apa', format, bibliography: ['okafor2022Hostile'] },
        hostile,
      );
      assert.ok(bibliography[0]?.text.includes(title), bibliography[0]?.text);
    });
  }

  it('control characters, line breaks and our own marks are gone', async () => {
    const item: CslItem = {
      id: 'x',
      type: 'book',
      title: 'A \u0001ib\u0002\n\n# c\u0000',
      author: [{ family: 'F\u0002' }],
    };
    const { bibliography } = await renderer.render({ style: 'apa', format: 'text', bibliography: ['x'] }, [item]);
    assert.equal(bibliography[0]?.text, 'F. (n.d.). A ib # c.');
  });

  const links: readonly (readonly [RenderFormat, string])[] = [
    ['text', 'https://gazette.example/2019/03/07/a_winter?x=1&y=2'],
    [
      'html',
      '<a href="https://gazette.example/2019/03/07/a_winter?x=1&amp;y=2">https://gazette.example/2019/03/07/a_winter?x=1&amp;y=2</a>',
    ],
    ['markdown', '<https://gazette.example/2019/03/07/a_winter?x=1&y=2>'],
    ['latex', 'https://gazette.example/2019/03/07/a\\_winter?x=1\\&y=2'],
    [
      'typst',
      '#link("https://gazette.example/2019/03/07/a_winter?x=1&y=2")[https:\\/\\/gazette.example\\/2019\\/03\\/07\\/a\\_winter?x=1&y=2];',
    ],
  ];
  for (const [format, link] of links) {
    it(`an address in ${format}`, async () => {
      const entry = await entryOf('apa', 'ruiz2019Winter', format);
      assert.ok(entry.endsWith(link), entry);
    });
  }

  it('an address that is not of the web is no link', async () => {
    const item: CslItem = { id: 'x', type: 'webpage', title: 'T', URL: 'javascript:alert(1)' };
    const { bibliography } = await renderer.render({ style: 'apa', format: 'html', bibliography: ['x'] }, [item]);
    assert.equal(bibliography[0]?.text, '<i>T</i>. (n.d.). javascript:alert(1)');
  });
});
