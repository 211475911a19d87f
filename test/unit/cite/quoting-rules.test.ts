import assert from 'node:assert/strict';
import path from 'node:path';
import { quotationMarks } from '../../../src/cite/locale-marks';
import { placeInSource, quotedInPrefix, quotingRule } from '../../../src/cite/quoting-rules';
import type { Passage } from '../../../src/model/source';

describe('how a style quotes', () => {
  it('in blocks from its own length on, with its own dots', () => {
    const CASES = {
      apa: [{ words: 40 }, '…'],
      'modern-language-association': [{ lines: 5 }, '. . .'],
      'chicago-author-date': [{ words: 100 }, '. . .'],
      'http://www.zotero.org/styles/chicago-notes-bibliography': [{ words: 100 }, '. . .'],
      '/home/ann/styles/mla.csl': [{ lines: 5 }, '. . .'],
      'din-1505-2': [{ words: 40 }, '[…]'],
      'gost-r-7-0-5-2008': [{ words: 40 }, '…'],
      bluebook: [{ words: 50 }, '. . .'],
      oscola: [{ lines: 4 }, '…'],
      'australian-guide-to-legal-citation': [{ lines: 4 }, '…'],
      'associacao-brasileira-de-normas-tecnicas': [{ lines: 4 }, '[...]'],
      'of-a-journal-nobody-knows': [{ words: 40 }, '…'],
    };
    for (const [style, [block, omission]] of Object.entries(CASES)) {
      const rule = quotingRule(style);
      assert.deepEqual([rule.block, rule.omission], [block, omission], style);
    }
  });

  it('says “quoted in” in its own words and the language of the draft', () => {
    assert.equal(quotedInPrefix(quotingRule('apa'), undefined), 'as cited in');
    assert.equal(quotedInPrefix(quotingRule('mla'), 'en-GB'), 'qtd. in');
    assert.equal(quotedInPrefix(quotingRule('apa'), 'de-DE'), 'zit. n.');
    assert.equal(quotedInPrefix(quotingRule('chicago-author-date'), 'xx'), 'quoted in');
  });

  const paragraph = (ordinal: number, more: Partial<Passage> = {}): Passage => ({
    ordinal,
    kind: 'paragraph',
    paragraph: ordinal,
    text: 'words',
    ...more,
  });
  const CASES: [what: string, passages: Passage[], style: string, heading: string | undefined, place: object][] = [
    ['a paragraph in APA', [paragraph(4)], 'apa', 'Nets', { locator: { label: 'paragraph', value: '4' } }],
    [
      'several in APA',
      [paragraph(4), paragraph(5)],
      'apa',
      undefined,
      { locator: { label: 'paragraph', value: '4–5' } },
    ],
    ['a heading in Chicago', [paragraph(4)], 'chicago-author-date', 'Nets', { suffix: ', under “Nets”' }],
    ['nothing above it in Chicago', [paragraph(4)], 'chicago-author-date', undefined, {}],
    ['nothing in MLA, which counts no paragraphs', [paragraph(4)], 'mla', 'Nets', {}],
    [
      'a page in every style',
      [paragraph(4, { page: '12' })],
      'mla',
      'Nets',
      { locator: { label: 'page', value: '12' } },
    ],
    [
      'pages',
      [paragraph(4, { page: '12' }), paragraph(5, { page: '13' })],
      'apa',
      undefined,
      { locator: { label: 'page', value: '12–13' } },
    ],
    [
      'a time',
      [paragraph(4, { page: '1:02:03' })],
      'mla',
      undefined,
      { locator: { label: 'timestamp', value: '1:02:03' } },
    ],
  ];
  for (const [what, passages, style, heading, place] of CASES) {
    it(`names ${what}`, () =>
      assert.deepEqual(
        placeInSource({ passages, ...(heading === undefined ? {} : { heading }) }, quotingRule(style).unpaged),
        place,
      ));
  }

  it('marks quotations as the language has it, after the terms of its locale', () => {
    const csl = path.resolve('dist/csl');
    assert.deepEqual(quotationMarks(csl, 'de'), { outer: { open: '„', close: '“' }, inner: { open: '‚', close: '‘' } });
    assert.equal(quotationMarks(csl, 'fr-FR')?.outer.open, '«\u00a0');
    assert.equal(quotationMarks(csl, 'xx'), undefined);
  });
});
