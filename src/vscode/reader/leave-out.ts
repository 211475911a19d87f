import * as vscode from 'vscode';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';

/** **Ibid: Not Part of the Article**: the passages of the selection in the reader view are left out from now on. */
export function leaveOut({ engine, reader, log }: Ibid): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.leaveOut', () =>
    attempt('Nothing was left out', log, async () => {
      const { selection, source } = reader;
      if (!selection || selection.citekey !== source?.citekey) {
        void vscode.window.showInformationMessage('Select words of a passage in the reader view first.');
        return;
      }
      const { from, to, citekey } = selection;
      const ordinals = Array.from({ length: to.ordinal - from.ordinal + 1 }, (_it, i) => from.ordinal + i);
      const { source: now, texts } = await engine.request('leaveOut', { citekey, ordinals });
      if (now === undefined) return;
      const near = { ordinal: Math.max(0, from.ordinal - 1) };
      await reader.showAnew({ source: now, ...near }, { focus: true });
      const [first = ''] = texts;
      const what = texts.length === 1 ? `“${shortened(first)}” is` : `${texts.length} passages are`;
      const choice = await vscode.window.showInformationMessage(`${what} no part of the article any more.`, 'Undo');
      if (!choice) return;
      const back = await engine.request('takeBack', { citekey: now.citekey, texts });
      if (back) await reader.showAnew({ source: back, ordinal: from.ordinal }, { focus: true });
    }),
  );
}

export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
