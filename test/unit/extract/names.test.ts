import assert from 'node:assert/strict';
import { cslName } from '../../../src/extract/csl-name';
import { looksLikePerson, splitByline } from '../../../src/extract/names';

describe('bylines', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['By Ana Ruiz', ['Ana Ruiz']],
    ['ByAna Ruiz', ['Ana Ruiz']],
    ['By: Ana Ruiz', ['Ana Ruiz']],
    ["Tim O'Malley", ["Tim O'Malley"]],
    ['By', []],
    // Several, joined as each language joins them.
    ['By Ana Ruiz and Li Wei', ['Ana Ruiz', 'Li Wei']],
    ['By Ana Ruiz, Li Wei, and Kai Lenz', ['Ana Ruiz', 'Li Wei', 'Kai Lenz']],
    ['BY ANA RUIZ AND LI WEI', ['Ana Ruiz', 'Li Wei']],
    ['Ana Ruiz & Li Wei', ['Ana Ruiz', 'Li Wei']],
    ['Ana Ruiz; Li Wei; Kai Lenz', ['Ana Ruiz', 'Li Wei', 'Kai Lenz']],
    ['Von Jürgen Brand, Petra Ohm und Kai Lenz', ['Jürgen Brand', 'Petra Ohm', 'Kai Lenz']],
    ['Par Anna Petit et Luc Moulin', ['Anna Petit', 'Luc Moulin']],
    ['Por Ana Ruiz y Luis Prado', ['Ana Ruiz', 'Luis Prado']],
    ['Por Ana Ruiz e Inés Sol', ['Ana Ruiz', 'Inés Sol']],
    ['Di Carla Fiore e Ugo Monti', ['Carla Fiore', 'Ugo Monti']],
    ['Door Sanne Mulder en Joost Kamp', ['Sanne Mulder', 'Joost Kamp']],
    ['Авторы: Людмила Ветрова и Арсений Колчин', ['Людмила Ветрова', 'Арсений Колчин']],
    ['山田太郎、鈴木花子', ['山田太郎', '鈴木花子']],
    ['记者 沈若兰 王小明', ['沈若兰', '王小明']],
    ['文/沈若兰', ['沈若兰']],
    ['김하늘 기자', ['김하늘']],
    ['Oleh Budi Santoso', ['Budi Santoso']],
    ['Tekst: Kari Nordmann', ['Kari Nordmann']],
    // One person, whatever the commas.
    ['Ruiz, Ana', ['Ana Ruiz']],
    ['Walter Amadi, Jr.', ['Walter Amadi, Jr.']],
    ['By Walter Amadi Jr. and Henry Field III', ['Walter Amadi Jr.', 'Henry Field III']],
    // What stands around names.
    ['By ANA RUIZ, Staff Writer', ['Ana Ruiz']],
    ['By Ana Ruiz Senior Politics Editor, The Daily Example', ['Ana Ruiz']],
    ['By Ana Ruiz in Madrid and Li Wei in Beijing', ['Ana Ruiz', 'Li Wei']],
    ['By Ana Ruiz Associated Press', ['Ana Ruiz']],
    ['Ana Ruiz, Reuters', ['Ana Ruiz']],
    ['Ana Ruiz | ana@example.org', ['Ana Ruiz']],
    ['by Ana Ruiz @anaruiz Apr 24, 2016, 3:30p', ['Ana Ruiz']],
    ['Politics · Ana Ruiz, Li Wei', ['Ana Ruiz', 'Li Wei']],
    ['February 23, 2016/0 Comments/in Harbour/by Ana Ruiz', ['Ana Ruiz']],
    ['(责编：沈若、王小明)', ['沈若', '王小明']],
    ['jeudi 13 juin 2019, par Anna Petit', ['Anna Petit']],
    ['By Poppy Lane Feb 21, 2020', ['Poppy Lane']],
    ['Von Jule Rad Vom 3. Februar 2022', ['Jule Rad']],
    ['Publiziert am 13. Januar 2014 von uriel', ['uriel']],
    ['17/11/2019 ~ Cem Yilmaz', ['Cem Yilmaz']],
    ['Eine Kolumne von Nils Peters', ['Nils Peters']],
    // Who is asked, who took the pictures, and nobody.
    ['Ein Interview von Nils Peters mit Sonja Berg', ['Nils Peters']],
    ['Interview by Ana Ruiz with Li Wei', ['Ana Ruiz']],
    ['Text: Ana Ruiz, Fotos: Li Wei', ['Ana Ruiz']],
    ['Words by Ana Ruiz Photography by Li Wei', ['Ana Ruiz']],
    ['By Staff and Wire Reports', []],
    // An organisation signs by itself, and is no author beside a person.
    ['By The Inland Waters Agency', ['The Inland Waters Agency']],
    ['Ana Ruiz/Example Agency', ['Ana Ruiz']],
  ];
  for (const [line, names] of cases)
    it(`${line} → ${names.join(' · ')}`, () => assert.deepEqual(splitByline(line), names));
});

describe('what can be a person’s name', () => {
  for (const name of [
    'Ana Ruiz',
    'Vincent van der Berg',
    'Nasir al-Hakim',
    'J. R. Hale',
    "Tim O'Malley",
    'Людмила Ветрова',
    'محمد السيد',
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
    ['ANA RUIZ', { family: 'Ruiz', given: 'Ana' }],
    ['Ruiz, Ana', { family: 'Ruiz', given: 'Ana' }],
    ['Dr. Ana Ruiz', { family: 'Ruiz', given: 'Ana' }],
    ['Prof. Dr. Kai Lenz', { family: 'Lenz', given: 'Kai' }],
    ['Ana Ruiz, PhD', { family: 'Ruiz', given: 'Ana' }],
    ['Ana Ruiz (Madrid)', { family: 'Ruiz', given: 'Ana' }],
    // Particles in small letters go with the family name, though they are not sorted by.
    ['Marijke van der Hoeve', { family: 'Hoeve', given: 'Marijke', 'non-dropping-particle': 'van der' }],
    ['Juan de la Cueva', { family: 'Cueva', given: 'Juan', 'non-dropping-particle': 'de la' }],
    ['Otto von Hausen', { family: 'Hausen', given: 'Otto', 'non-dropping-particle': 'von' }],
    ['Hala bint Salem', { family: 'Salem', given: 'Hala', 'non-dropping-particle': 'bint' }],
    ['van der Hoeve, Marijke', { family: 'Hoeve', given: 'Marijke', 'non-dropping-particle': 'van der' }],
    // Those with a capital or a hyphen are the family name's own.
    ['Carlo De Luca', { family: 'De Luca', given: 'Carlo' }],
    ['Hugo Van den Berg', { family: 'Van den Berg', given: 'Hugo' }],
    ['Ahmed El Sayed', { family: 'El Sayed', given: 'Ahmed' }],
    ['Nasir al-Hakim', { family: 'al-Hakim', given: 'Nasir' }],
    ["Jean d'Aubry", { family: "d'Aubry", given: 'Jean' }],
    ['José Prado y Solís', { family: 'Prado y Solís', given: 'José' }],
    ['Ana Ruiz-Gómez', { family: 'Ruiz-Gómez', given: 'Ana' }],
    // Suffixes.
    ['Walter Amadi, Jr.', { family: 'Amadi', given: 'Walter', suffix: 'Jr.' }],
    ['Henry Field III', { family: 'Field', given: 'Henry', suffix: 'III' }],
    ['Field, Henry James, Jr.', { family: 'Field', given: 'Henry James', suffix: 'Jr.' }],
    // Where the family name comes first.
    ['沈若兰', { family: '沈', given: '若兰' }],
    ['欧阳若兰', { family: '欧阳', given: '若兰' }],
    ['김하늘', { family: '김', given: '하늘' }],
    ['山田 太郎', { family: '山田', given: '太郎' }],
    ['Nguyễn Văn Bảo', { family: 'Nguyễn', given: 'Văn Bảo' }],
    ['Л. Н. Ветрова', { family: 'Ветрова', given: 'Л. Н.' }],
    ['Σωτήρης Παππάς', { family: 'Παππάς', given: 'Σωτήρης' }],
    // What is not surely a person.
    ['Inland Waters Agency', { literal: 'Inland Waters Agency' }],
    ['oz', { literal: 'oz' }],
  ];
  for (const [name, expected] of cases) it(name, () => assert.deepEqual(cslName(name), expected));
});
