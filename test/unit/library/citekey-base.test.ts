import assert from 'node:assert/strict';
import { citekeyBase } from '../../../src/library/citekey-base';
import { DEFAULT_CITEKEY_TEMPLATE, isCitekey } from '../../../src/model/citekey';
import type { CslRecord } from '../../../src/model/item';

describe('citekey of a record', () => {
  const in2019 = { issued: { 'date-parts': [[2019]] } } as const;
  const cases: readonly [string, Omit<CslRecord, 'type'>, string][] = [
    [
      'a person, a year, a title',
      { author: [{ family: 'Ruiz', given: 'Ana' }], ...in2019, title: 'The Long Winter of Orrin Sound' },
      'ruiz2019Long',
    ],
    [
      'the first of several authors',
      { author: [{ family: 'Ruiz' }, { family: 'Berg' }], ...in2019, title: 'Winter' },
      'ruiz2019Winter',
    ],
    [
      'a name with particles and a hyphen',
      { author: [{ 'non-dropping-particle': 'van der', family: 'Berg-Lund' }], ...in2019, title: 'Ice' },
      'vanderberglund2019Ice',
    ],
    ['an apostrophe', { author: [{ family: 'O’Brien' }], ...in2019, title: 'Ed’s Ice' }, 'obrien2019Eds'],
    [
      'German',
      { author: [{ family: 'Müller' }], ...in2019, title: 'Über die Größe', language: 'de' },
      'mueller2019Ueber',
    ],
    [
      'Swedish',
      { author: [{ family: 'Sjöberg' }], ...in2019, title: 'En älg i dimman', language: 'sv-SE' },
      'sjoberg2019Alg',
    ],
    [
      'Cyrillic',
      { author: [{ family: 'Щукина' }], ...in2019, title: 'Карта, нарисованная углём', language: 'ru' },
      'schukina2019Karta',
    ],
    [
      'Chinese',
      { 'container-title': '蓝江晚报', ...in2019, title: '四点十分以后', language: 'zh' },
      'lanjiangwanbao2019Sidianshifenyihou',
    ],
    ['Hebrew', { author: [{ family: 'לוי' }], ...in2019, title: 'חורף' }, 'lvy2019Hvrf'],
    [
      'an organisation of one word',
      { author: [{ literal: 'Greenpeace' }], ...in2019, title: 'Ice' },
      'greenpeace2019Ice',
    ],
    [
      'an organisation of three words by its initials',
      { author: [{ literal: 'The World Institute of Health' }], ...in2019, title: 'Ice' },
      'wih2019Ice',
    ],
    [
      'an organisation by the short name it gives itself',
      { author: [{ literal: 'Nordischer Rundfunk (NR)' }], ...in2019, title: 'Eis' },
      'nr2019Eis',
    ],
    [
      'no author: the publication',
      { 'container-title': 'The Meridian Post', ...in2019, title: 'Ice' },
      'meridianpost2019Ice',
    ],
    ['neither: the site', { URL: 'https://www.notes.example.co.uk/a', ...in2019, title: 'Ice' }, 'example2019Ice'],
    ['none of them: the title', { ...in2019, title: 'The Roman Kiln Under the Car Park' }, 'roman2019Kiln'],
    ['a title of one word', { ...in2019, title: 'Ice' }, 'ice2019'],
    ['no date', { author: [{ family: 'Ruiz' }], title: 'Ice' }, 'ruizndIce'],
    ['a title of small words', { author: [{ family: 'Ruiz' }], ...in2019, title: 'What Is It?' }, 'ruiz2019What'],
    [
      'a title that begins with a number',
      { author: [{ family: 'Ruiz' }], ...in2019, title: '50% & Rising' },
      'ruiz2019Rising',
    ],
    ['nothing', {}, 'savedpagend'],
  ];
  for (const [title, record, expected] of cases) {
    it(`${title}: ${expected}`, () => {
      assert.equal(citekeyBase({ type: 'webpage', ...record }, 'saved page', DEFAULT_CITEKEY_TEMPLATE), expected);
      assert.ok(isCitekey(expected));
    });
  }
});
