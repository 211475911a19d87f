import assert from 'node:assert/strict';
import { cslName, looksLikePerson, splitByline } from '../../../src/extract/names';

describe('bylines', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['By Ana Ruiz', ['Ana Ruiz']],
    ['By Ana Ruiz and Li Wei', ['Ana Ruiz', 'Li Wei']],
    ['Von Jürgen Brand, Petra Ohm und Kai Lenz', ['Jürgen Brand', 'Petra Ohm', 'Kai Lenz']],
    ['Авторы: Людмила Ветрова, Арсений Колчин', ['Людмила Ветрова', 'Арсений Колчин']],
    ["Tim O'Malley", ["Tim O'Malley"]],
    ['By ANA RUIZ, Staff Writer', ['Ana Ruiz']],
    ['ByAna Ruiz', ['Ana Ruiz']],
    ['By Ana Ruiz Senior Politics Editor, The Daily Example', ['Ana Ruiz']],
    ['Ruiz, Ana', ['Ana Ruiz']],
    ['Walter Amadi, Jr.', ['Walter Amadi, Jr.']],
    ['jeudi 13 juin 2019, par Anna Petit', ['Anna Petit']],
    ['By Poppy Lane Feb 21, 2020', ['Poppy Lane']],
    ['Publiziert am 13. Januar 2014 von uriel', ['uriel']],
    ['17/11/2019 ~ Cem Yilmaz', ['Cem Yilmaz']],
    ['Eine Kolumne von Nils Peters', ['Nils Peters']],
    ['Ana Ruiz | ana@example.org', ['Ana Ruiz']],
    ['By', []],
  ];
  for (const [line, names] of cases)
    it(`${line} → ${names.join(' · ')}`, () => assert.deepEqual(splitByline(line), names));
});

describe('what can be a person’s name', () => {
  for (const name of [
    'Ana Ruiz',
    'Vincent van der Berg',
    'J. R. Hale',
    "Tim O'Malley",
    'Людмила Ветрова',
    '沈若兰',
    '김하늘',
  ]) {
    it(`${name}: yes`, () => assert.equal(looksLikePerson(name), true));
  }
  for (const name of [
    'Example News',
    'Staff',
    'Read More',
    'Redaktion',
    'The Daily Example',
    'ana@example.org',
    'Room 12',
    '文化庁は１日',
  ]) {
    it(`${name}: no`, () => assert.equal(looksLikePerson(name), false));
  }
});

describe('names in CSL’s parts', () => {
  const cases: readonly (readonly [string, object])[] = [
    ['Ana Ruiz', { family: 'Ruiz', given: 'Ana' }],
    ['Marijke van der Hoeve', { family: 'Hoeve', given: 'Marijke', 'non-dropping-particle': 'van der' }],
    ['Walter Amadi, Jr.', { family: 'Amadi', given: 'Walter', suffix: 'Jr.' }],
    ['Dr. Ana Ruiz', { family: 'Ruiz', given: 'Ana' }],
    ['Inland Waters Agency', { literal: 'Inland Waters Agency' }],
    ['沈若兰', { family: '沈', given: '若兰' }],
    ['oz', { literal: 'oz' }],
  ];
  for (const [name, expected] of cases) it(name, () => assert.deepEqual(cslName(name), expected));
});
