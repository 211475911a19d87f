import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { sharedVSCode } from './harness/shared';
import { until } from './harness/until';
import { goToRow, isPassage, lookUp, plain, waitForSources } from './lookup';

const PICKED = '.quick-input-list .monaco-list-row .codicon-check';

/** The end of a paragraph and the beginning of the next. */
const OVER_THE_BORDER = {
  typed: 'brought soup the trouble',
  first: 'brought soup. ¶ The trouble',
  quoted: /> brought soup\.\n>\n> The trouble \[@amadi\w+, paras?\. 2[–-]3\]/,
};

describe('quoting just the words one wants', () => {
  const vscode = sharedVSCode();
  let reader: Frame;
  const shelved = () =>
    vscode().hasFile('sources/shelf.yaml')
      ? [
          ...vscode()
            .fileText('sources/shelf.yaml')
            .matchAll(/citekey: (\w+)/g),
        ].map(([, key]) => key)
      : [];
  const picked = () => vscode().page.$$eval(PICKED, (all) => all.length);

  /** The list of sentences of the passage on the acoustic counter. */
  async function sentences(): Promise<void> {
    await lookUp(vscode(), 'acoustic counter soup', (rows) => rows.some(isPassage));
    await goToRow(vscode(), 'a passage', isPassage);
    await vscode().pressKey('Shift+Enter');
    await vscode().waitForQuickPick('Enter quotes the sentence');
  }

  /** What the list of ways has under these words, in a new paragraph of the draft. */
  async function wayOf(words: string): Promise<void> {
    await vscode().goToEnd();
    await vscode().typeText('\n\n');
    await sentences();
    await vscode().pressKey('Control+.');
    await vscode().waitForQuickPick('What are these words for?');
    await vscode().screenshot('quoting-ways');
    await vscode().typeText(words);
    await vscode().pressKey('Enter');
  }

  it('lists the sentences of a passage, at the one that was remembered', async () => {
    await vscode().openFile('draft.md');
    await waitForSources(vscode());
    await vscode().goToEnd();
    await vscode().typeText('\n\n');
    await lookUp(vscode(), 'acoustic counter soup', (rows) => rows.some(isPassage));
    await goToRow(vscode(), 'a passage', isPassage);
    await vscode().pressKey('Shift+Enter');
    await vscode().waitForQuickPick('Enter quotes the sentence');
    const rows = await vscode().waitForRows('sentences', (all) => all.some(({ focused }) => focused));
    assert.match(rows.find(({ focused }) => focused)?.label ?? '', /acoustic counter/);
    reader = await vscode().frameWith('#article .here');
    await vscode().screenshot('quoting-sentences');
  });

  it('takes more sentences and fewer, and the reader follows', async () => {
    await vscode().pressKey('Shift+ArrowUp');
    await until('two sentences', async () => (await picked()) === 2);
    await vscode().screenshot('quoting-two-sentences');
    await vscode().pressKey('Shift+ArrowDown');
    await until('one sentence', async () => (await picked()) === 1);
  });

  it('takes typed words as they stand in the source', async () => {
    await vscode().typeText('acoustic … upstream');
    await vscode().waitForRows('the words', (all) => /^acoustic counter.*upstream$/.test(all[0]?.label ?? ''));
    await vscode().screenshot('quoting-typed-words');
    await vscode().pressKey('Enter');
    const text = await vscode().waitForSavedText('draft.md', /upstream" \[@amadi2023\w+, para\. \d+\]/);
    assert.ok(plain(text).includes('"acoustic counter, installed in 2011 forty metres upstream" [@amadi2023'));
  });

  it('selects words and sentences in the reader with the keyboard, and puts them on the shelf', async () => {
    await lookUp(vscode(), 'acoustic counter soup', (rows) => rows.some(isPassage));
    await goToRow(vscode(), 'a passage', isPassage);
    await vscode().pressKey('Alt+ArrowRight');
    await until('the keyboard in the reader', () => reader.$('#article :focus').then((it) => it !== null));
    const selected = () => reader.evaluate<string>('document.getSelection().toString()');
    await vscode().pressKey('ArrowRight');
    const first = await until('a word', async () => (await selected()) || undefined);
    assert.match(first, /^\S+$/);
    await vscode().pressKey('Shift+ArrowRight');
    await until('two words', async () => (await selected()).split(/\s+/).length === 2);
    await vscode().pressKey('Control+Shift+ArrowRight');
    const sentence = await until('the sentence', async () => {
      const now = await selected();
      return /[.!?]$/.test(now) && now;
    });
    assert.ok(sentence.startsWith(first));
    await vscode().screenshot('quoting-reader-sentence');
    await vscode().pressKey('ControlOrMeta+c');
    await vscode().pressKey('Alt+Shift+b');
    await until('the shelf file', () => vscode().hasFile('sources/shelf.yaml'));
    assert.match(vscode().fileText('sources/shelf.yaml'), /citekey: amadi2023/);
  });

  it('pastes what was copied in the reader as a quotation, in one step of undo', async () => {
    await vscode().openFile('paper.tex');
    await vscode().goTo(48, 1);
    const before = vscode().fileText('paper.tex');
    await vscode().pressKey('ControlOrMeta+v');
    const text = await vscode().waitForSavedText('paper.tex', /\\\w*quote\[para\.~\d\]\{amadi2023\w+\}/);
    assert.ok(vscode().fileText('paper.bib').includes('{amadi2023'), text);
    await vscode().screenshot('quoting-pasted');
    await vscode().pressKey('ControlOrMeta+z');
    await until('the draft as it was', async () => (await vscode().savedText('paper.tex')) === before);
  });

  it('keeps the shelf in a view that the keyboard orders', async () => {
    await vscode().openFile('draft.md');
    await lookUp(vscode(), 'library lends silence hour', (rows) => rows.some(isPassage));
    await goToRow(vscode(), 'a passage', isPassage);
    await vscode().pressKey('Control+s');
    await until('two on the shelf', () => shelved().length === 2);
    await vscode().pressKey('Escape');
    await vscode().runCommand('Ibid: Focus on Quote Shelf View');
    const pane = '.pane:has-text("Quote Shelf")';
    await vscode().page.waitForSelector(`${pane} .monaco-list-row >> nth=1`);
    await vscode().page.waitForSelector(`${pane}:focus-within`);
    await vscode().pressKey('ArrowDown');
    await vscode().pressKey('ArrowDown');
    const before = shelved();
    await vscode().pressKey('Alt+ArrowUp');
    await until('the other order', () => shelved().join() === before.toReversed().join());
    await vscode().pressKey('Alt+ArrowDown');
    await until('the order before', () => shelved().join() === before.join());
    await vscode().pressKey('Alt+ArrowUp');
    await until('the other order again', () => shelved().join() === before.toReversed().join());
    await vscode().pressKey('F2');
    await vscode().waitForQuickPick('intro, chapter 2');
    await vscode().typeText('opening');
    await vscode().pressKey('Enter');
    await until('the tag', () => vscode().fileText('sources/shelf.yaml').includes('[ opening ]'));
    await vscode().screenshot('quoting-shelf');
  });

  it('inserts from the shelf what one types a word of', async () => {
    await vscode().openFile('draft.md');
    await vscode().goToEnd();
    await vscode().typeText('\n\nShelved: ');
    await vscode().pressKey('Alt+Shift+l');
    await vscode().waitForQuickPick('Type words, an author or #tag');
    await vscode().typeText('#opening');
    await vscode().waitForRows('the tagged one', (rows) => rows.length === 1);
    await vscode().screenshot('quoting-from-shelf');
    await vscode().pressKey('ArrowDown');
    await vscode().pressKey('Space');
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('draft.md', /Shelved: "[^"]+" \[@\w+, para\. \d+\]|> .+\[@\w+, para\. \d+\]/);
  });

  it('quotes typed words over the border of two paragraphs', async () => {
    await vscode().goToEnd();
    await vscode().typeText('\n\n');
    await sentences();
    await vscode().typeText(OVER_THE_BORDER.typed);
    await vscode().waitForRows('the words', (all) => all[0]?.label.startsWith(OVER_THE_BORDER.first) === true);
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('draft.md', OVER_THE_BORDER.quoted);
  });

  it('cites a passage without quoting it, and leads back to its words', async () => {
    await wayOf('without quoting');
    await vscode().waitForSavedText('draft.md', /\n\[@amadi\w+, para\. 2\]\s*$/);
    await until('the place', () => vscode().hasFile('sources/cited.jsonl'));
    assert.match(vscode().fileText('sources/cited.jsonl'), /An acoustic counter/);
  });

  it('quotes somebody whom the source quotes, as the style has it', async () => {
    await wayOf('Quoted in this source');
    await vscode().waitForQuickPick('Rabbitt, 1982');
    await vscode().typeText('Rabbitt, 1982');
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('draft.md', /" \[Rabbitt, 1982, as cited in @amadi\w+, para\. 2\]/);
  });

  it('quotes in translation from the list of ways, and leads back to the original', async () => {
    await wayOf('translation');
    await vscode().waitForQuickPick('The words in the language');
    await vscode().screenshot('quoting-translation');
    await vscode().typeText('Ein akustischer Zähler braucht keine Suppe.');
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText(
      'draft.md',
      /"Ein akustischer Zähler braucht keine Suppe." \[@amadi\w+, para\. 2, my translation\]/,
    );
    await until('the original', () => vscode().hasFile('sources/cited.jsonl'));
    assert.match(vscode().fileText('sources/cited.jsonl'), /"words":"Ein akustischer.*An acoustic counter/);
    await vscode().pressKey('ArrowLeft');
    await vscode().pressKey('Alt+Shift+d');
    await until('the original in the reader', async () =>
      /An acoustic counter/.test((await reader.textContent('#article .here')) ?? ''),
    );
    await vscode().screenshot('quoting-cited-passage');
  });
});
