import assert from 'node:assert/strict';
import { displayName, isoDate } from '../../../src/model/item';
import { extractPageOf, jsonLd, type PageParts } from './pages';

/** What a page says in one place alone, and what is made of it. */
interface Case extends PageParts {
  readonly from: string;
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly issued?: string;
  readonly publication?: string;
  readonly fields?: { readonly [field: string]: string };
  /** Where the field's value is said to come from. */
  readonly origin?: readonly [field: string, origin: string];
}

const cases: readonly Case[] = [
  {
    from: 'JSON-LD',
    head: jsonLd({
      '@type': 'NewsArticle',
      headline: 'The Ferry Waits for Nobody',
      author: [{ '@type': 'Person', name: 'Tilda Brandvold' }, { name: 'Ole Vik' }],
      datePublished: '2021-03-08T07:00:00+01:00',
      publisher: { '@type': 'Organization', name: 'The Sarn Mercury' },
      articleSection: 'Harbour',
    }),
    authors: ['Tilda Brandvold', 'Ole Vik'],
    issued: '2021-03-08',
    publication: 'The Sarn Mercury',
    fields: { section: 'Harbour', type: 'article-newspaper' },
    origin: ['author', 'json-ld'],
  },
  {
    from: 'a JSON-LD graph whose article refers to its author by @id',
    head: jsonLd({
      '@graph': [
        { '@type': 'WebPage', '@id': '#page' },
        { '@type': 'Article', headline: 'The Ferry', author: { '@id': '#p1' }, datePublished: '2021-03-08' },
        { '@type': 'Person', '@id': '#p1', name: 'Tilda Brandvold' },
      ],
    }),
    authors: ['Tilda Brandvold'],
    issued: '2021-03-08',
  },
  {
    from: 'JSON-LD with a trailing comma and a raw line break',
    head: '<script type="application/ld+json">{"@type":"Article","headline":"The\nFerry","author":"Tilda Brandvold",}</script>',
    authors: ['Tilda Brandvold'],
  },
  {
    from: 'Open Graph',
    head: `<meta property="og:title" content="The Ferry Waits for Nobody"><meta property="og:site_name" content="Sarn Mercury">
      <meta property="article:author" content="Tilda Brandvold"><meta property="article:published_time" content="2021-03-08T06:00:00Z">
      <meta property="article:section" content="Harbour">`,
    authors: ['Tilda Brandvold'],
    issued: '2021-03-08',
    publication: 'Sarn Mercury',
    fields: { section: 'Harbour' },
    origin: ['issued', 'meta'],
  },
  {
    from: 'Highwire Press tags',
    head: `<meta name="citation_title" content="The Ferry Waits for Nobody"><meta name="citation_author" content="Brandvold, Tilda">
      <meta name="citation_author" content="Vik, Ole"><meta name="citation_publication_date" content="2021/03/08">
      <meta name="citation_journal_title" content="Journal of Harbours"><meta name="citation_volume" content="4">
      <meta name="citation_issue" content="2"><meta name="citation_firstpage" content="17"><meta name="citation_lastpage" content="23">
      <meta name="citation_doi" content="doi:10.5555/sarn.17"><meta name="citation_issn" content="1234-5679">`,
    authors: ['Tilda Brandvold', 'Ole Vik'],
    issued: '2021-03-08',
    publication: 'Journal of Harbours',
    fields: {
      type: 'article-journal',
      volume: '4',
      issue: '2',
      page: '17-23',
      DOI: '10.5555/sarn.17',
      ISSN: '1234-5679',
    },
  },
  {
    from: 'Dublin Core',
    head: `<meta name="DC.creator" content="Tilda Brandvold"><meta name="DC.date.issued" content="2021-03-08">
      <meta name="DC.publisher" content="Sarn Harbour Office"><meta name="DC.identifier" content="https://doi.org/10.5555/sarn.17">
      <meta name="DC.language" content="en">`,
    authors: ['Tilda Brandvold'],
    issued: '2021-03-08',
    fields: { DOI: '10.5555/sarn.17', language: 'en' },
  },
  {
    from: 'Parse.ly',
    head: `<meta name="parsely-author" content="Tilda Brandvold"><meta name="parsely-pub-date" content="2021-03-08T06:00:00Z">
      <meta name="parsely-section" content="Harbour">`,
    authors: ['Tilda Brandvold'],
    issued: '2021-03-08',
    fields: { section: 'Harbour' },
  },
  {
    from: 'microdata',
    heading: '<p class="top">Harbour</p><div itemprop="headline">The Ferry Waits for Nobody</div>',
    under: `<span itemprop="author"><span itemprop="name">Tilda Brandvold</span></span>
      <meta itemprop="datePublished" content="2021-03-08">`,
    title: 'The Ferry Waits for Nobody',
    authors: ['Tilda Brandvold'],
    issued: '2021-03-08',
  },
  {
    from: 'RDFa',
    heading: '<h2 property="schema:headline">The Ferry Waits for Nobody</h2>',
    under:
      '<p><a rel="author" href="/tilda">Tilda Brandvold</a> <span property="schema:datePublished" content="2021-03-08">Monday</span></p>',
    title: 'The Ferry Waits for Nobody',
    authors: ['Tilda Brandvold'],
    issued: '2021-03-08',
  },
  {
    from: 'the time element under the heading',
    under: '<p class="meta">Posted on <time datetime="2021-03-08T06:00:00+01:00">Monday</time></p>',
    issued: '2021-03-08',
    origin: ['issued', 'byline'],
  },
  {
    from: 'an author’s page that the byline links to',
    under: '<div><a href="/authors/tilda-brandvold">Tilda Brandvold</a></div>',
    authors: ['Tilda Brandvold'],
    origin: ['author', 'byline'],
  },
  {
    from: 'the visible byline and date',
    under: '<p>By Tilda Brandvold and Ole Vik, 8 March 2021</p>',
    authors: ['Tilda Brandvold', 'Ole Vik'],
    issued: '2021-03-08',
  },
  {
    from: 'a pen name in a blog’s line of data',
    under:
      '<div class="entry-meta">8 March 2021 by <span class="author vcard"><a class="url fn" href="/author/fogh/">fogh</a></span></div>',
    authors: ['fogh'],
    issued: '2021-03-08',
  },
  {
    from: 'the address',
    url: 'https://www.sarnmercury.example/2021/03/08/ferry-waits?utm_source=feed&id=7#top',
    issued: '2021-03-08',
    fields: { URL: 'https://www.sarnmercury.example/2021/03/08/ferry-waits?id=7' },
    origin: ['issued', 'url'],
  },
  {
    from: 'the canonical address, without what says how one came',
    head: '<link rel="canonical" href="/local/ferry?fbclid=x1">',
    fields: { URL: 'https://www.sarnmercury.example/local/ferry' },
  },
  {
    from: 'the tab’s title and the copyright line',
    head: '<title>The Ferry Waits for Nobody | Sarn Mercury</title>',
    below: '<footer>© 2021 Sarn Mercury. All rights reserved.</footer>',
    publication: 'Sarn Mercury',
  },
  {
    from: 'the host, for a paper whose site is named by its abbreviation',
    url: 'https://www1.wdr.de/nachrichten/faehre-100.html',
    head: '<meta property="og:site_name" content="WDR">',
    publication: 'Westdeutscher Rundfunk',
    fields: { type: 'article-newspaper' },
    origin: ['container-title', 'url'],
  },
  {
    from: 'a name in Latin letters where the page has both',
    url: 'https://www.sarnshimbun.example/a/1',
    head: '<meta property="og:site_name" content="沈新聞オンライン">',
    below: '<footer>© The Sarn Shimbun. All rights reserved.</footer>',
    publication: 'The Sarn Shimbun',
  },
  {
    from: 'a site’s name with its slogan',
    head: '<meta property="og:site_name" content="Sarn Mercury - News from the quay"><title>The Ferry | Sarn Mercury</title>',
    publication: 'Sarn Mercury',
  },
  {
    from: 'Parsely’s JSON',
    head: `<meta name="parsely-page" content='{"title":"The Ferry Waits for Nobody","pub_date":"2021-03-08T06:00:00Z","authors":["Tilda Brandvold"],"section":"Harbour"}'>`,
    authors: ['Tilda Brandvold'],
    issued: '2021-03-08',
    fields: { section: 'Harbour' },
  },
  {
    from: 'the logo in the masthead, where the data have the bare address',
    head: '<meta property="og:site_name" content="sarnmercury.example">',
    heading:
      '<a href="/" title="Back to the home page"><img src="l.svg" alt="Sarn Mercury logo"></a><h1>The Ferry Waits for Nobody</h1>',
    publication: 'Sarn Mercury',
  },
  {
    from: 'the feed and the masthead of a blog without any data',
    url: 'https://tilda.sarnblogs.example/ferry',
    head: '<link rel="alternate" type="application/rss+xml" title="Notes from the Quay » Feed" href="/feed">',
    heading: '<p><a href="/">Notes from the Quay</a></p><h1>The Ferry Waits for Nobody</h1>',
    publication: 'Notes from the Quay',
  },
  {
    from: 'the writer of a personal site, which bears the writer’s name',
    url: 'https://www.tildabrandvold.example/ferry',
    head: '<meta name="author" content="Tilda Brandvold"><meta property="og:site_name" content="Tilda Brandvold">',
    authors: ['Tilda Brandvold'],
  },
  {
    from: 'a heading that announces a speech',
    heading: '<h1>Speech by Harbourmaster Tilda Brandvold at the opening of the quay</h1>',
    authors: ['Tilda Brandvold'],
    origin: ['author', 'heading'],
  },
  {
    from: 'an agency’s line under the heading, though the data have the owner of the site',
    head: jsonLd({
      '@type': 'NewsArticle',
      headline: 'The Ferry',
      author: { '@type': 'Organization', name: 'Sarn Media House' },
    }),
    under: '<ul><li class="name">AFP, SARN</li></ul>',
    authors: ['AFP'],
  },
  {
    from: 'a line with the paper, the day and the writer that nothing marks as a byline',
    under: '<div><span>Harbour Daily</span> <span>3/8/2021</span> <span>Tilda Brandvold</span></div>',
    authors: ['Tilda Brandvold'],
  },
  {
    from: 'the byline that the data confirm, not a longer one beside it',
    head: jsonLd({
      '@type': 'NewsArticle',
      headline: 'The Ferry',
      author: { '@type': 'Person', name: 'Tilda Brandvold' },
    }),
    under:
      '<div class="byline"><span class="author">WriterLos Sarnos</span></div><div class="authors"><a href="/authors/tb">Tilda Brandvold</a></div>',
    authors: ['Tilda Brandvold'],
  },
  {
    from: 'a page of which React streamed the article into a hidden box',
    heading: '<div hidden id="S:0"><h1>The Ferry Waits for Nobody</h1><p>By Tilda Brandvold, 8 March 2021</p></div>',
    title: 'The Ferry Waits for Nobody',
    authors: ['Tilda Brandvold'],
    issued: '2021-03-08',
  },
];

describe('each place where a page says what it is', () => {
  for (const { from, title, authors, issued, publication, fields = {}, origin, ...parts } of cases) {
    it(from, () => {
      const { record, provenance } = extractPageOf(parts);
      if (title !== undefined) assert.equal(record.title, title);
      if (authors !== undefined) assert.deepEqual((record.author ?? []).map(displayName), authors);
      if (issued !== undefined) assert.equal(record.issued && isoDate(record.issued), issued);
      if (publication !== undefined) assert.equal(record['container-title'], publication);
      for (const [field, value] of Object.entries(fields)) assert.equal(Object(record)[field], value, field);
      if (origin !== undefined) assert.equal(provenance[origin[0]]?.origin, origin[1]);
    });
  }
});

describe('what is unknown is said, never guessed', () => {
  const none: readonly (readonly [string, PageParts, 'author' | 'issued' | 'container-title'])[] = [
    ['a photographer is no author', { under: '<figure><figcaption>Photo: Ole Vik</figcaption></figure>' }, 'author'],
    ['who answers in an interview is not asked to sign', { story: '<p>Ole Vik lives on the quay.</p>' }, 'author'],
    ['a way to follow a site is no pen name', { under: '<p>Subscribe by email</p>' }, 'author'],
    ['a day and the name of a section are no byline', { under: '<p>Sarn Harbour 8 March 2021</p>' }, 'author'],
    [
      'writers of other texts, under a heading each, are no authors',
      {
        below: `<div class="more">${['Ole Vik', 'Anna Fogh', 'Ida Moe']
          .map((name) => `<h3><a href="/x">Another text</a></h3><p class="writer">${name}</p>`)
          .join('')}</div>`,
      },
      'author',
    ],
    [
      'the maker of the theme is no author',
      { head: '<meta name="author" content="Ole Vik - http://themes.example">' },
      'author',
    ],
    [
      'a commentator is no author',
      { below: '<section id="comments"><p class="comment-author">Ole Vik</p><p>I was on that ferry.</p></section>' },
      'author',
    ],
    ['the day of a change is not the day of publication', { under: '<p>Last updated: 9 March 2021</p>' }, 'issued'],
    ['the year in the footer is no date', { below: '<footer>© 2021 Sarn</footer>' }, 'issued'],
    [
      'the day of a comment is no date',
      {
        below: '<section class="comments"><time datetime="2021-03-09">9 March 2021</time><p>Late again.</p></section>',
      },
      'issued',
    ],
  ];
  for (const [what, parts, field] of none) it(what, () => assert.equal(extractPageOf(parts).record[field], undefined));

  it('data that list everybody who had a part: the pictures’ maker is left out', () => {
    const { record } = extractPageOf({
      head: '<meta name="author" content="Tilda Brandvold, Ole Vik">',
      below: '<p class="credits">Photographed by Ole Vik</p>',
    });
    assert.deepEqual((record.author ?? []).map(displayName), ['Tilda Brandvold']);
  });

  it('a page that names only itself as its author says so with little confidence', () => {
    const { record, provenance } = extractPageOf({
      head: jsonLd({
        '@type': 'NewsArticle',
        headline: 'The Ferry',
        author: { '@type': 'Organization', name: 'Sarn Mercury' },
        publisher: { name: 'Sarn Mercury' },
      }),
    });
    assert.deepEqual(record.author, [{ literal: 'Sarn Mercury' }]);
    assert.ok((provenance['author']?.confidence ?? 1) < 0.6);
  });
});

describe('the heading', () => {
  it('without a kicker set small in it', () => {
    const { record } = extractPageOf({
      head: jsonLd({ '@type': 'NewsArticle', headline: 'The Ferry Waits for Nobody' }),
      heading: '<h1><small>Letter from Sarn</small><br>The Ferry Waits for Nobody</h1>',
    });
    assert.equal(record.title, 'The Ferry Waits for Nobody');
  });

  it('that microdata marks, not the one for search engines in the trail of links', () => {
    const { record } = extractPageOf({
      heading: `<ol class="breadcrumb"><li><h1>Ferry late: what travellers must know</h1></li></ol>
        <div itemprop="headline">The Ferry Waits for Nobody</div>`,
    });
    assert.equal(record.title, 'The Ferry Waits for Nobody');
  });

  it('not the site’s name over it', () => {
    const { record } = extractPageOf({
      head: '<title>The Ferry Waits for Nobody - Sarn Mercury</title>',
      heading: '<h1><a href="/">Sarn Mercury</a></h1><h2>The Ferry Waits for Nobody</h2>',
    });
    assert.equal(record.title, 'The Ferry Waits for Nobody');
  });
});

describe('the language', () => {
  const german = Array(4)
    .fill(
      '<p>Die Fähre nach Sarn fuhr am Montag eine Stunde zu spät ab, wie an jedem Montag, seit die Glocke des Hafens in der Schule hängt.</p>',
    )
    .join('');
  it('as declared', () => assert.equal(extractPageOf({ lang: 'en_gb' }).record.language, 'en-GB'));
  it('of the words, where nothing is declared', () =>
    assert.equal(extractPageOf({ story: german }).record.language, 'de'));
  it('of the words, where the template says otherwise', () => {
    const { record, provenance } = extractPageOf({ story: german, lang: 'en' });
    assert.equal(record.language, 'de');
    assert.equal(provenance['language']?.evidence, 'en');
  });
});

describe('the type', () => {
  const types: readonly (readonly [string, PageParts])[] = [
    [
      'article-magazine',
      {
        head: `${jsonLd({ '@type': 'NewsArticle', headline: 'F' })}<meta property="og:site_name" content="Sarn Magazine">`,
      },
    ],
    ['post-weblog', { head: '<meta name="generator" content="WordPress 6.4">' }],
    ['post-weblog', { url: 'https://quayside.wordpress.com/2021/ferry' }],
    ['post', { url: 'https://www.reddit.com/r/ferries/1' }],
    ['entry-encyclopedia', { url: 'https://en.wikipedia.org/wiki/Ferry' }],
    ['report', { head: jsonLd({ '@type': 'Report', headline: 'The Ferry' }) }],
    ['thesis', { head: '<meta name="citation_dissertation_institution" content="University of Sarn">' }],
    ['paper-conference', { head: '<meta name="citation_conference_title" content="Ferries 2021">' }],
    ['review', { head: jsonLd({ '@type': 'Review', name: 'The Ferry' }) }],
    ['webpage', {}],
  ];
  for (const [type, parts] of types) it(type, () => assert.equal(extractPageOf(parts).record.type, type));
});
