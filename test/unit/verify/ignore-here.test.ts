import assert from 'node:assert/strict';
import type { Dialect } from '../../../src/dialect/dialect';
import { DIALECTS } from '../../../src/dialect/dialects';
import { applyEdits } from '../../../src/model/range';
import { ignoreBlock, ignoreFile } from '../../../src/verify/ignore-here';
import { ignoredRanges } from '../../../src/verify/ignored';

const FIRST = 'The first paragraph\nruns over two lines.';
const SECOND = 'The second one is not to be checked.';
const LAST = 'The last one is.';

const withComments = DIALECTS.filter(({ id }) => id !== 'text');
const shows = (dialect: Dialect, draft: string) => dialect.parse(draft).quotes.map(({ text }) => text);

describe('what is not to be checked: the comment that says so', () => {
  for (const dialect of withComments) {
    for (const [name, end] of [
      ['\\n', '\n'],
      ['\\r\\n', '\r\n'],
    ] as const) {
      it(`${dialect.id}, ${name}: of a paragraph, and of no other`, () => {
        const draft = [FIRST, SECOND, LAST].join('\n\n').replaceAll('\n', end);
        const edit = ignoreBlock(draft, draft.indexOf('second'), dialect.id);
        const after = applyEdits(draft, edit ? [edit] : []);
        const isIgnored = (words: string) => {
          const at = after.indexOf(words);
          return ignoredRanges(after).some(({ start, end }) => start <= at && at < end);
        };
        assert.deepEqual(['first', 'two lines', 'second', 'checked', 'last'].map(isIgnored), [
          false,
          false,
          true,
          true,
          false,
        ]);
        if (end === '\r\n') assert.doesNotMatch(after, /[^\r]\n/);
      });
    }

    it(`${dialect.id}: of the whole file`, () => {
      const edit = ignoreFile(SECOND, dialect.id);
      const after = applyEdits(SECOND, edit ? [edit] : []);
      assert.deepEqual(ignoredRanges(after), [{ start: 0, end: after.length }]);
    });

    it(`${dialect.id}: quotations are read as before`, () => {
      const quoted = dialect.insert('', [{ start: 0, end: 0 }], {
        cites: [],
        quote: { text: 'the words of a source', kind: 'inline' },
      });
      const draft = `So they say:\n${applyEdits('', quoted.edits)} and no more.`;
      const edit = ignoreBlock(draft, draft.indexOf('words'), dialect.id);
      assert.deepEqual(shows(dialect, applyEdits(draft, edit ? [edit] : [])), shows(dialect, draft));
    });
  }

  it('plain text has no comments', () => {
    assert.equal(ignoreBlock(FIRST, 3, 'text'), undefined);
    assert.equal(ignoreFile(FIRST, 'text'), undefined);
  });
});
