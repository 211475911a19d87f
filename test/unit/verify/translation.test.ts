import assert from 'node:assert/strict';
import { pandoc } from '../../../src/dialect/pandoc';
import type { Passage } from '../../../src/model/source';
import { makeVerifier } from '../../../src/verify/verify';
import { paragraphs, shelfOf } from './library';

const SOURCE = paragraphs('Vorher.', 'Die Schleusen wurden 1978 geschlossen, und niemand fragte danach.');
const CHANGED = paragraphs('Vorher.', 'Die Schleusen wurden 1987 geschlossen, und viele fragten danach.');
const ORIGINAL = 'Die Schleusen wurden 1978 geschlossen';
const DRAFT = '“The sluices were closed in 1978” [@ferro, para. 2, my translation]';

async function verdictOn(draft: string, passages: readonly Passage[]) {
  const original = {
    citekey: 'ferro',
    file: '/articles/ferro.html',
    selector: { type: 'TextQuoteSelector' as const, exact: ORIGINAL },
    seen: '2026-11-24',
  };
  const translated = async () => [{ words: 'The sluices were closed in 1978', original }];
  const { quotes } = await makeVerifier(shelfOf({ ferro: passages }, { translated })).check(draft, pandoc.parse(draft));
  return quotes[0];
}

describe('a quotation in translation', () => {
  it('is checked on its original', async () => {
    const finding = await verdictOn(DRAFT, SOURCE);
    assert.equal(finding?.verdict, 'verbatim');
    assert.equal(finding?.source?.selector[0].exact, ORIGINAL);
    assert.deepEqual(finding?.differences, []);
  });

  it('is no longer true when the source changes, and the original is at hand', async () => {
    const finding = await verdictOn(DRAFT, CHANGED);
    assert.equal(finding?.verdict, 'source-changed');
    assert.equal(finding?.once?.selector.exact, ORIGINAL);
  });

  it('is missing when its words are changed: another translation was not stored', async () => {
    assert.equal((await verdictOn(DRAFT.replace('closed', 'opened'), SOURCE))?.verdict, 'missing');
  });
});
