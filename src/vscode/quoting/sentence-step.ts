import * as vscode from 'vscode';
import { citesOf } from '../citing/chosen-cites';
import type { Ibid } from '../ibid';
import type { Choice } from '../lookup/lookup';
import type { Draft } from '../writing/draft';
import { SentencePick } from './sentence-pick';
import { chooseUse, useWords } from './use-words';

/** The second step of quoting, and the keys that work while its box is open. */
export class SentenceStep implements vscode.Disposable {
  private open: SentencePick | undefined;
  private readonly commands: vscode.Disposable;

  constructor(private readonly ibid: Ibid) {
    const command = vscode.commands.registerCommand;
    this.commands = vscode.Disposable.from(
      command('ibid.words.more', () => this.open?.extend(1)),
      command('ibid.words.fewer', () => this.open?.extend(-1)),
      command('ibid.words.cite', () => this.open?.use('cite')),
      command('ibid.words.shelve', () => this.open?.use('shelve')),
      command('ibid.words.ways', () => this.open?.use('more')),
    );
  }

  /** @returns whether the person wants to go back to the lookup */
  async run(draft: Draft | undefined, { chosen, words }: Choice): Promise<boolean> {
    const source = words && (await this.ibid.engine.request('source', { citekey: words.source.citekey }));
    if (!words || !source) return false;
    this.open = new SentencePick(this.ibid.reader, source, words.passage.ordinal, words.matches);
    const picked = await this.open.choose();
    this.open = undefined;
    if (!picked || picked.use === 'back') return picked !== undefined;
    const { excerpt } = picked;
    const use = picked.use === 'more' ? await chooseUse(excerpt) : picked.use;
    const sources = chosen.map((it) => it.source);
    if (use) await useWords(this.ibid, draft, use, excerpt, { sources, cites: citesOf({ chosen }) });
    // One collects several in a row.
    return use === 'shelve';
  }

  dispose(): void {
    this.open?.dispose();
    this.commands.dispose();
  }
}
