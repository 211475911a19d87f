import * as vscode from 'vscode';
import { count } from '../count';
import type { Library } from './library';

/** One short item: how many sources there are, or how far reading them has come. Without a library there is nothing to say. */
export function statusBar(library: Library): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('ibid.library', vscode.StatusBarAlignment.Left, -10);
  item.name = 'Ibid';
  item.command = 'ibid.showStatus';
  const draw = () => {
    const { state, status } = library;
    const { sources, problems, progress } = status;
    if (state === 'none') return item.hide();
    const busy = state === 'opening' || state === 'indexing';
    const reading = progress && progress.total > 0 ? `${progress.done} of ${progress.total}` : 'opening…';
    item.text = busy
      ? `$(sync~spin) Ibid: ${reading}`
      : state === 'failed'
        ? '$(error) Ibid: no index'
        : `$(book) Ibid: ${count(sources, 'source')}`;
    const doubts = problems > 0 ? `, ${count(problems, 'file')} with problems` : '';
    item.tooltip = new vscode.MarkdownString(
      `${count(sources, 'saved article')} in ${library.folders.map(code).join(', ')}${doubts}.`,
    );
    item.accessibilityInformation = {
      label: busy ? `Ibid is reading, ${reading}` : `Ibid: ${count(sources, 'source')}${doubts}`,
    };
    item.show();
  };
  draw();
  return vscode.Disposable.from(item, library.onDidChange(draw));
}

/** A path as code in Markdown, whatever letters it has. */
function code(path: string): string {
  return `\`\` ${path.replaceAll('`', 'ˋ')} \`\``;
}
