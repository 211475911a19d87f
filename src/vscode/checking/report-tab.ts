import * as vscode from 'vscode';

export const REPORT_VIEW = 'ibid.report';

/** Whether the last session has left a report on the screen. VS Code puts a word of its own before the kind of a view. */
export function isReportOpen(): boolean {
  return vscode.window.tabGroups.all.some(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(REPORT_VIEW)),
  );
}
