import assert from 'node:assert/strict';
import { DIALECTS } from '../../../src/dialect/dialects';
import { DRAFT_LANGUAGES } from '../../../src/vscode/citing/draft-languages';

describe('languages of drafts', () => {
  it('are those of the dialects, but for plain text and HTML', () => {
    const all = new Set(DIALECTS.flatMap(({ languages }) => languages));
    all.delete('plaintext');
    all.delete('html');
    assert.deepEqual([...DRAFT_LANGUAGES].sort(), [...all].sort());
  });
});
