import assert from 'node:assert/strict';
import { respellings } from '../../../src/find/inverted/respell';

describe('another spelling of a letter with a mark', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['koehler', 'kohler'],
    ['kohler', 'koehler'],
    ['strassenbaufoerderung', 'strassenbauforderung'],
    ['neuegruendung', 'neuegrundung'],
    ['haakon', 'hakon'],
    ['soeren', 'soren'],
  ];
  for (const [word, expected] of cases) {
    it(`${word}: ${expected}`, () => assert.ok(respellings(word).has(expected), [...respellings(word)].join(' ')));
  }
  it('is none of a word without such letters', () => assert.deepEqual([...respellings('krimi')], []));
});
