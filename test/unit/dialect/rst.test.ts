import assert from 'node:assert/strict';
import { rst } from '../../../src/dialect/rst';
import { rstFootnote } from '../../../src/dialect/rst-footnote';
import { applyEdits } from '../../../src/model/range';
import { citationsIn, insertions, marked, quotesIn } from './drafts';

const para4 = { citekey: 'k', locator: { label: 'paragraph', value: '4' } } as const;

describe('reStructuredText: reading', () => {
  const citations: readonly (readonly [draft: string, expected: readonly string[]])[] = [
    [':cite:p:`a,b` :cite:t:`c`', [':cite:p:`a,b` → a; b', ':cite:t:`c` → !c']],
    [':cite:p:`a`, para. 4 and', [':cite:p:`a`, para. 4 → a (paragraph 4)']],
    [':cite:p:`{see}a{p. 4},b`', [':cite:p:`{see}a{p. 4},b` → [see] a (page 4); b']],
    ['``:cite:p:`a` `` and\n\n.. code::\n\n   :cite:p:`b`\n\n:cite:year:`c`', [':cite:year:`c` → -c']],
  ];
  for (const [draft, expected] of citations)
    it(JSON.stringify(draft), () => assert.deepEqual(citationsIn(rst, draft), expected));
  const quotes: readonly (readonly [draft: string, expected: readonly string[]])[] = [
    ['He said "the *sea* \\*rises\\*" :cite:p:`a`.', ['the sea *rises* → inline']],
    ['He said:\n\n   One.\n\n   Two. :cite:p:`a`\n\nNext.', ['One. Two. → block']],
    ['He said:\n\n   One.\n\n   -- Ana :cite:p:`a`\n', ['One. → block']],
    ['.. epigraph::\n\n   Words.\n', ['Words. → block']],
    ['.. note::\n\n   Not a quote.\n\n- item\n\n  more\n\nx::\n\n   code\n', []],
  ];
  for (const [draft, expected] of quotes)
    it(JSON.stringify(draft), () => assert.deepEqual(quotesIn(rst, draft), expected));
});

describe('reStructuredText: inserting', () => {
  insertions(rst, { cites: [{ citekey: 'k' }] }, [
    ['word|', 'word :cite:p:`k`|'],
    [':cite:p:`a|`', ':cite:p:`a,k|`'],
    [':cite:p:`a`|', ':cite:p:`a,k`|'],
  ]);
  insertions(rst, { cites: [para4] }, [
    ['word|.', 'word :cite:p:`k`, para. 4|.'],
    [':cite:p:`{see}a` x|', ':cite:p:`{see}a` x :cite:p:`k{para. 4}`|'],
  ]);
  insertions(rst, { cites: [para4], quote: { text: '1. a\n* b', kind: 'block' } }, [
    ['x|', 'x\n\n   \\1. a\n\n   \\* b :cite:p:`k`, para. 4|'],
  ]);
});

describe('reStructuredText: footnotes', () => {
  const note = { cites: [{ citekey: 'k' }], formatted: 'Ruiz, *Winter*.' };
  insertions(rstFootnote, note, [
    ['word|. Next\n', 'word.\\ [#k]_| Next\n\n.. [#k] Ruiz, \\*Winter\\*.\n'],
    ['a| b|', 'a\\ [#k]_| b\\ [#k]_|\n\n.. [#k] Ruiz, \\*Winter\\*.\n'],
    ['a [#k]_ b|\n\n.. [#k] Ruiz, \\*Winter\\*.\n', 'a [#k]_ b\\ [#k]_|\n\n.. [#k] Ruiz, \\*Winter\\*.\n'],
    ['a [#k]_ b|\n\n.. [#k] Other.\n', 'a [#k]_ b\\ [#k-2]_|\n\n.. [#k] Other.\n\n.. [#k-2] Ruiz, \\*Winter\\*.\n'],
  ]);
  it('are read back', () =>
    assert.deepEqual(citationsIn(rstFootnote, 'a [#k]_ [#k-2]_\n\n.. [#k] x\n'), ['[#k]_ → k', '[#k-2]_ → k']));
  it('complete', () => {
    const { draft, selections } = marked('word [#ru|\n');
    const at = rstFootnote.keyAt(draft, selections[0]?.start ?? 0);
    const edits =
      at === undefined ? [] : rstFootnote.completeKey(draft, at, { cites: [{ citekey: 'ruiz' }], formatted: 'R.' });
    assert.equal(applyEdits(draft, edits), 'word [#ruiz]_\n\n.. [#ruiz] R.\n');
  });
});
