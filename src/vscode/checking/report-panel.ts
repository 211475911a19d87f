import * as vscode from 'vscode';
import { version } from '../../../package.json';
import { writeReport } from '../../verify/report/report';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { markdownReport } from './report-markdown';
import { REPORT_COMMANDS, type Report, reportPage } from './report-page';
import { readPlace, restoreAt, showPlace } from './report-places';

const VIEW = 'ibid.report';

/** The page of the last report, beside the draft. One of them: a newer report takes its place. */
export class ReportPanel implements vscode.Disposable {
  readonly #ibid: Ibid;
  readonly #extension: vscode.Uri;
  readonly #check: (named: readonly vscode.Uri[]) => Promise<Report | undefined>;
  readonly #subscriptions: vscode.Disposable[];
  #panel: vscode.WebviewPanel | undefined;
  #named: readonly vscode.Uri[] = [];
  #report: Report | undefined;

  constructor(ibid: Ibid, extension: vscode.Uri, check: (named: readonly vscode.Uri[]) => Promise<Report | undefined>) {
    this.#ibid = ibid;
    this.#extension = extension;
    this.#check = check;
    const command = (id: string, what: string, work: (...args: unknown[]) => Promise<unknown>) =>
      vscode.commands.registerCommand(id, (...args: unknown[]) => attempt(what, ibid.log, () => work(...args)));
    this.#subscriptions = [
      command('ibid.report.show', 'The place could not be shown', async (...link) => {
        const place = readPlace(link);
        if (place) await showPlace(place);
      }),
      command('ibid.report.restore', 'The draft was not changed', async (...link) => {
        const place = readPlace(link);
        if (place) await restoreAt(ibid, place);
      }),
      command('ibid.report.again', 'The draft could not be checked', () => this.show(this.#named)),
      command('ibid.report.save', 'The report was not saved', () => this.#save()),
    ];
  }

  /** Checks what is named and shows the report; what a person stopped leaves the last report as it is. */
  async show(named: readonly vscode.Uri[]): Promise<void> {
    const report = await this.#check(named);
    if (!report) return;
    this.#named = named;
    this.#report = report;
    const panel = this.#opened();
    const [first] = report.drafts;
    panel.title = report.drafts.length === 1 && first ? `Check: ${nameOf(first.file)}` : 'Check: Quotations';
    panel.webview.html = reportPage(report, {
      csp: panel.webview.cspSource,
      style: panel.webview.asWebviewUri(vscode.Uri.joinPath(this.#extension, 'media', 'report.css')).toString(),
    });
    panel.reveal(panel.viewColumn, false);
  }

  dispose(): void {
    this.#panel?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #opened(): vscode.WebviewPanel {
    if (this.#panel) return this.#panel;
    const media = vscode.Uri.joinPath(this.#extension, 'media');
    const options = { localResourceRoots: [media], enableCommandUris: REPORT_COMMANDS, enableFindWidget: true };
    const panel = vscode.window.createWebviewPanel(VIEW, 'Check Draft', vscode.ViewColumn.Beside, options);
    panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    this.#panel = panel;
    return panel;
  }

  async #save(): Promise<void> {
    const report = this.#report;
    const [first] = this.#named;
    if (!report || !first) return;
    const folder = vscode.workspace.getWorkspaceFolder(first)?.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
    const uri = await vscode.window.showSaveDialog({
      title: 'Save the report',
      filters: { 'Web page': ['html'], Markdown: ['md'] },
      ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, 'quotations.html') } : {}),
    });
    if (!uri) return;
    const isMarkdown = /\.(md|markdown)$/i.test(uri.path);
    const text = isMarkdown ? markdownReport(report.drafts) : writeReport('html', report.drafts, version);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    vscode.window.setStatusBarMessage(`$(check) The report is in ${nameOf(uri.fsPath)}`, 5000);
    this.#ibid.log.info(`Report: ${uri.fsPath}`);
  }
}

const nameOf = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
