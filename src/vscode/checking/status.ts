import * as vscode from 'vscode';
import type { LiveChecks } from './live-checks';
import { tallyOf } from './tally';

/** How the quotations of the draft in hand stand, at the right of the status bar: a number where all is right, else what is not. */
export function quotationStatus(checks: LiveChecks): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('ibid.quotations', vscode.StatusBarAlignment.Right, 90);
  item.name = 'Ibid: Quotations';
  item.command = 'ibid.checkDraft';
  const draw = () => {
    const document = vscode.window.activeTextEditor?.document;
    const checked = document && checks.latest(document);
    const tally = checked && tallyOf(checked.counts);
    if (!tally || tally.text === '') return item.hide();
    item.text = `${tally.isAllRight ? '$(pass)' : '$(quote)'} ${tally.text}`;
    item.tooltip = `${tally.sentence}. Check the draft to see all of them.`;
    item.accessibilityInformation = { label: `Quotations: ${tally.sentence}`, role: 'button' };
    item.show();
  };
  draw();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(draw),
    checks.onDidCheck((document) => {
      if (document === vscode.window.activeTextEditor?.document) draw();
    }),
  );
}
