import assert from 'node:assert/strict';
import { latex } from '../../../src/dialect/latex';
import { pandoc } from '../../../src/dialect/pandoc';
import { attachQuotes } from '../../../src/verify/attach';

/** Each quotation's first word, tie and citekeys: `one sentence ruiz`. */
function ties(draft: string, dialect = pandoc): readonly string[] {
  return attachQuotes(draft, dialect.parse(draft)).map(({ quote, tie, citation }) => {
    const keys = citation?.cites.map(({ citekey }) => citekey).join('+');
    return [quote.text.split(/\W/)[0], tie, keys].filter((part) => part !== undefined).join(' ');
  });
}

describe('attach: which citation a quotation belongs to', () => {
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['right behind it', 'It says “one thing” [@ruiz].', ['one sentence ruiz']],
    ['at the end of its sentence', 'It says “one thing” and goes on [@ruiz]. More.', ['one sentence ruiz']],
    ['each its own', '“One thing” [@ruiz] and “two things” [@li].', ['One sentence ruiz', 'two sentence li']],
    ['two share the next', '“One thing” and “two things” [@li].', ['One sentence li', 'two sentence li']],
    ['a cluster', '“One thing” [@ruiz; @li].', ['One sentence ruiz+li']],
    [
      'full stop inside the marks',
      'It says “one thing.” [@ruiz] Others say “two.” [@li]',
      ['one sentence ruiz', 'two sentence li'],
    ],
    [
      'a full stop inside ends the sentence',
      'He said “one thing.” Later @li said “two things”.',
      ['one none', 'two before li'],
    ],
    ['an abbreviation ends nothing', '“One thing” is what Dr. Ames wrote [@ames].', ['One sentence ames']],
    ['the one that closes the paragraph', '“One thing” was said. So much is known [@ruiz].', ['One paragraph ruiz']],
    ['not one in the midst of the next sentence', '“One thing” was said. Yet [@ruiz] differs from that.', ['One none']],
    ['a narrative one before', 'As @ruiz says, “one thing” is clear.', ['one before ruiz']],
    ['the narrative one rather than the nearer', '@ruiz (see [@li]) says “one thing”.', ['one before ruiz']],
    [
      'a narrative one that begins the next sentence is not its own',
      '@ruiz writes “one thing”. @li writes “two things.” @ames writes “three”.',
      ['one before ruiz', 'two before li', 'three before ames'],
    ],
    [
      'one in a note',
      'It says “one thing”[^1] and “two”[^2].\n\n[^1]: See @ruiz, p. 3.\n[^2]: And @li.',
      ['one sentence ruiz', 'two sentence li'],
    ],
    ['not one in another note', 'It says “one thing”[^2].\n\n[^1]: See @ruiz.\n\n[^2]: Nothing.', ['one none']],
    ['side by side', '“One thing” [@ruiz]; [@li].', ['One sentence ruiz']],
    ['not one of the sentence before', '@ruiz says much. “One thing” is clear.', ['One none']],
    ['not one of another paragraph', '“One thing” is clear.\n\nMore [@ruiz].', ['One none']],
    ['a block quotation', '> One thing\n> and two [@ruiz]', ['One markup ruiz']],
    ['a block quotation with its citation below', '> One thing and two\n\n[@ruiz]\n\nMore.', ['One paragraph ruiz']],
    [
      'a block quotation with its citation above',
      'As @ruiz says:\n\n> One thing and two\n\nMore [@li].',
      ['One before ruiz'],
    ],
    ['a block quotation on its own', 'He said much [@ruiz].\n\n> One thing and two\n\nMore.', ['One none']],
  ];
  for (const [name, draft, expected] of rows) it(name, () => assert.deepEqual(ties(draft), expected));

  it('by the markup, in LaTeX', () =>
    assert.deepEqual(ties('\\textcquote[4]{ruiz}{one thing} and more \\autocite{li}.', latex), ['one markup ruiz']));
  it('next in the sentence, in LaTeX', () =>
    assert.deepEqual(ties('He says \\enquote{one thing}~\\autocite{li}.', latex), ['one sentence li']));
});
