import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/model/range';
import { combine, inOneRound } from '../../../src/vscode/writing/combine';

/** Makes the step and shows the caret as `|` in the result. */
function made(
  draft: string,
  insertAt: number,
  newText: string,
  declaration: { start: number; end: number; newText: string }[],
) {
  const caret = insertAt + newText.length;
  const insertion = {
    edits: [{ start: insertAt, end: insertAt, newText }],
    selections: [{ start: caret, end: caret }],
  };
  const step = combine(draft, insertion, declaration);
  const lines = applyEdits(draft, step.edits).split('\n');
  const at = step.carets[0]?.start;
  assert.ok(at);
  lines[at.line] = `${lines[at.line]?.slice(0, at.character)}|${lines[at.line]?.slice(at.character)}`;
  return lines.join('\n');
}
const HEAD = '---\nbibliography: r.bib\n---\n\n';

describe('combine', () => {
  it('moves the caret with a declaration before it', () => {
    assert.equal(made('One.\nTwo.', 8, ' [@a]', [{ start: 0, end: 0, newText: HEAD }]), `${HEAD}One.\nTwo [@a]|.`);
  });

  it('leaves the caret where it is with a declaration behind it', () => {
    assert.equal(made('One.\nend', 3, '!', [{ start: 5, end: 8, newText: 'END OF IT' }]), 'One!|.\nEND OF IT');
  });

  it('puts the declaration first in an empty draft, as one edit', () => {
    assert.equal(made('', 0, '[@a]', [{ start: 0, end: 0, newText: HEAD }]), `${HEAD}[@a]|`);
    const insertion = { edits: [{ start: 0, end: 0, newText: 'x' }], selections: [] };
    assert.equal(combine('', insertion, [{ start: 0, end: 0, newText: HEAD }]).edits.length, 1);
  });

  it('keeps a declaration at the foot behind what is inserted there', () => {
    const foot = (at: number) => ({ start: at, end: at, newText: '\n\n#bibliography("r.bib")\n' });
    assert.equal(made('One.', 4, ' @a', [foot(4)]), 'One. @a|\n\n#bibliography("r.bib")\n');
    assert.equal(made('One.\n\nTwo.', 4, ' @a', [foot(10)]), 'One. @a|\n\nTwo.\n\n#bibliography("r.bib")\n');
    const head = { start: 0, end: 0, newText: '#+bibliography: r.bib\n\n' };
    assert.equal(
      made('', 0, '@a', [head, { ...foot(0), newText: '\n\n#+print_bibliography:\n' }]),
      '#+bibliography: r.bib\n\n@a|\n\n#+print_bibliography:\n',
    );
  });

  it('counts lines alike with \\r\\n', () => {
    const draft = 'One.\r\nTwo.';
    const insertion = { edits: [{ start: 9, end: 9, newText: '!' }], selections: [{ start: 10, end: 10 }] };
    assert.deepEqual(combine(draft, insertion, []).carets[0]?.start, { line: 1, character: 4 });
  });
});

describe('two rounds of edits', () => {
  it('are one, at the places of the text before both', () => {
    const text = 'a [1] b [2]. LIST end';
    const first = [
      { start: 2, end: 5, newText: '[10]' },
      { start: 8, end: 11, newText: '' },
    ];
    const second = [
      { start: applyEdits(text, first).indexOf('LIST'), end: applyEdits(text, first).indexOf(' end'), newText: 'NEW' },
    ];
    const once = applyEdits(text, inOneRound(first, second));
    assert.equal(once, applyEdits(applyEdits(text, first), second));
    assert.equal(once, 'a [10] b . NEW end');
  });
});
