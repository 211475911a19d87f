import assert from 'node:assert/strict';
import { bibTitle } from '../../../../src/cite/formats/bib-title';

describe('capitals in a title of a .bib file', () => {
  const cases: readonly (readonly [title: string, language: string | undefined, expected: string])[] = [
    ['A winter without snow', 'en', 'A winter without snow'],
    ['A winter in Porto Velho', 'en', 'A winter in {Porto} {Velho}'],
    ['Notes from NATO: What eBay taught us', 'en', 'Notes from {NATO}: What {eBay} taught us'],
    ['“NATO” and the sea', undefined, '“{NATO}” and the sea'],
    ['Two Ministers Sign Water Agreement', 'en', '{Two Ministers Sign Water Agreement}'],
    ['RAIN AGAIN OVER PORTO', 'en', '{RAIN AGAIN OVER PORTO}'],
    ['Der Regen in Wien', 'de', 'Der Regen in Wien'],
    ['Profit & loss at the U.S. Mint', 'en-US', 'Profit \\& loss at the {U.S}. {Mint}'],
    ['Fog', 'en', 'Fog'],
    ['iPhone prices fall', 'en', '{iPhone} prices fall'],
  ];
  for (const [title, language, expected] of cases) {
    it(`${title} (${language ?? 'language not known'})`, () => assert.equal(bibTitle(title, language), expected));
  }
});
