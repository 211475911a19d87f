import assert from 'node:assert/strict';
import type { Passage } from '../../../src/model/source';
import { extractPageOf, jsonLd, STORY } from './pages';

const kinds = (passages: readonly Passage[]) =>
  passages.map(({ kind, text }) => [kind, text.length > 60 ? `${text.slice(0, 30)}…` : text]);
const said = (passages: readonly Passage[]) => passages.map(({ text }) => text).join('\n');

describe('the kinds of passages', () => {
  const story = `${STORY}
    <h2>What the tide said</h2>
    <p>The harbour office keeps a book in which every delay of the ferry is written down, with its reason and the height of the water.</p>
    <ul><li>On Monday it was the bell, which nobody could hear over the children.</li><li>On Tuesday it was the wind, which everybody could hear very well.</li></ul>
    <blockquote><p>A late ferry is still a ferry, and an early one is a rumour that has got as far as the quay.</p></blockquote>
    <figure><img src="ferry.jpg" alt=""><figcaption>The ferry at the quay of Sarn</figcaption></figure>
    <table><tr><th>Day</th><th>Delay</th></tr><tr><td>Monday</td><td>62 min</td></tr><tr><td>Tuesday</td><td>48 min</td></tr></table>
    <pre><code>delay = arrival - promise</code></pre>
    <p>By Friday the book was full, and the harbour office sent to the city for another one, which came with the ferry, an hour late.</p>`;
  const { passages } = extractPageOf({ story });

  it('in the order that a reader sees them', () =>
    assert.deepEqual(kinds(passages).slice(3), [
      ['heading', 'What the tide said'],
      ['paragraph', 'The harbour office keeps a boo…'],
      ['list-item', 'On Monday it was the bell, whi…'],
      ['list-item', 'On Tuesday it was the wind, wh…'],
      ['quotation', 'A late ferry is still a ferry,…'],
      ['caption', 'The ferry at the quay of Sarn'],
      ['table-row', 'Day | Delay'],
      ['table-row', 'Monday | 62 min'],
      ['table-row', 'Tuesday | 48 min'],
      ['code', 'delay = arrival - promise'],
      ['paragraph', 'By Friday the book was full, a…'],
    ]));

  it('paragraphs alone are numbered', () => {
    const numbers = passages.flatMap(({ kind, paragraph }) => (paragraph === undefined ? [] : [[kind, paragraph]]));
    assert.deepEqual(
      numbers,
      [1, 2, 3, 4, 5].map((n) => ['paragraph', n]),
    );
  });
});

describe('what stands around an article is left out', () => {
  const around: readonly (readonly [string, string, string])[] = [
    [
      'related links',
      '<section class="related"><h3>Related</h3><ul><li><a href="/a">Harbour bell sold to the school</a></li></ul></section>',
      'sold to the school',
    ],
    [
      'a newsletter box',
      '<div class="newsletter-signup"><p>Sign up for our newsletter and get the tide tables every morning.</p></div>',
      'tide tables every morning',
    ],
    [
      'a cookie notice',
      '<div class="cookie-consent"><p>We use cookies to improve your experience on our site. Accept all cookies.</p></div>',
      'We use cookies',
    ],
    [
      'share bars',
      '<div class="share"><a href="#">Share on Facebook</a> <a href="#">Tweet</a></div>',
      'Share on Facebook',
    ],
    [
      'an appeal for money',
      '<div class="donate"><p>Support independent journalism. Become a member today for 5 a month.</p></div>',
      'Become a member',
    ],
    [
      'the writer’s life',
      '<div class="author-bio"><p>Tilda Brandvold is a reporter for the Sarn Mercury and lives on the quay.</p></div>',
      'lives on the quay',
    ],
    [
      'comments',
      '<section id="comments"><h3>2 comments</h3><div class="comment"><p>I was on that ferry, and it was two hours late if you ask me.</p></div></section>',
      'if you ask me',
    ],
    ['the copyright line', '<footer><p>© 2021 Sarn Mercury. All rights reserved.</p></footer>', 'All rights reserved'],
  ];
  for (const [what, below, words] of around)
    it(what, () => {
      const text = said(extractPageOf({ below }).passages);
      assert.ok(!text.includes(words));
      assert.ok(text.includes('tide would have waited'));
    });
});

describe('an article that the saved page does not show', () => {
  const articleBody = STORY.replace(/<[^>]*>/g, '')
    .trim()
    .repeat(2);
  it('is taken from its data, in paragraphs', () => {
    const { passages, warnings } = extractPageOf({
      head: jsonLd({ '@type': 'NewsArticle', headline: 'The Ferry Waits for Nobody', articleBody }),
      story: '<div id="app"></div>',
    });
    assert.ok(passages.length >= 5);
    assert.match(passages[0]?.text ?? '', /^The ferry to Sarn left an hour late/);
    assert.deepEqual(warnings, []);
  });
  it('but what is shown comes first where there is as much of it', () => {
    const { passages } = extractPageOf({
      head: jsonLd({
        '@type': 'NewsArticle',
        headline: 'F',
        articleBody: 'Another text than the one that is shown here. '.repeat(12),
      }),
    });
    assert.match(passages[0]?.text ?? '', /^The ferry to Sarn/);
  });
});

describe('a page without an article', () => {
  it('says that there is none', () => {
    const { passages, warnings } = extractPageOf({ heading: '', story: '' });
    assert.ok(passages.every((passage) => passage.beside === true || passage.text.length < 60));
    assert.equal(warnings.length, 1);
  });
});
