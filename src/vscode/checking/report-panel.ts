import * as vscode from 'vscode';
import { version } from '../../../package.json';
import { writeReport } from '../../verify/report/report';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { checkedDrafts } from './draft-report';
import { markdownReport } from './report-markdown';
import { type PageFrame, REPORT_COMMANDS, type Report, reportPage, waitingPage } from './report-page';
import { readPlace, restoreAt, showPlace } from './report-places';
import { REPORT_VIEW } from './report-tab';
import { ReportUpkeep } from './report-upkeep';

/** Of the workspace's memory: what the report is about. */
const NAMED = 'ibid.report.named';

/**
 * The page of the last report, beside the draft. One of them: a newer report takes its place. It follows its drafts while they
 * change, and is there again when the window is reloaded.
 */
export class ReportPanel implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #ibid: Ibid;
  readonly #context: vscode.ExtensionContext;
  readonly #subscriptions: vscode.Disposable[];
  readonly #upkeep: ReportUpkeep;
  #panel: vscode.WebviewPanel | undefined;
  #named: readonly vscode.Uri[] = [];
  #report: Report | undefined;

  constructor(ibid: Ibid, context: vscode.ExtensionContext) {
    this.#ibid = ibid;
    this.#context = context;
    this.#upkeep = new ReportUpkeep(ibid, (report) => this.#write(report));
    const command = (id: string, what: string, work: (...args: unknown[]) => Promise<unknown>) =>
      vscode.commands.registerCommand(id, (...args: unknown[]) => attempt(what, ibid.log, () => work(...args)));
    this.#subscriptions = [
      this.#upkeep,
      vscode.window.registerWebviewPanelSerializer(REPORT_VIEW, this),
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
    const report = await checkedDrafts(this.#ibid, named);
    if (!report) return;
    this.#named = named;
    const panel = this.#panel ?? this.#adopted(created());
    this.#write(report);
    this.#upkeep.keep(report);
    await this.#context.workspaceState.update(
      NAMED,
      named.map((uri) => uri.toString()),
    );
    panel.reveal(panel.viewColumn, false);
  }

  /** VS Code opens the tab of the last session again. */
  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    const named = this.#context.workspaceState.get<readonly string[]>(NAMED, []);
    if (named.length === 0 || this.#panel) return panel.dispose();
    this.#named = named.map((address) => vscode.Uri.parse(address));
    this.#adopted(panel);
    panel.webview.html = waitingPage(this.#frame(panel));
    await attempt('The draft could not be checked', this.#ibid.log, async () => {
      await this.#ibid.library.opened();
      const report = await checkedDrafts(this.#ibid, this.#named);
      if (!report) return panel.dispose();
      this.#write(report);
      this.#upkeep.keep(report);
    });
  }

  dispose(): void {
    this.#panel?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** VS Code keeps the place to which the page is scrolled. */
  #write(report: Report): void {
    this.#report = report;
    const panel = this.#panel;
    if (!panel) return;
    const [first] = report.drafts;
    panel.title = report.drafts.length === 1 && first ? `Check: ${nameOf(first.file)}` : 'Check: Quotations';
    panel.webview.html = reportPage(report, this.#frame(panel));
  }

  #frame({ webview }: vscode.WebviewPanel): PageFrame {
    const style = vscode.Uri.joinPath(this.#context.extensionUri, 'media', 'report.css');
    return { csp: webview.cspSource, style: webview.asWebviewUri(style).toString() };
  }

  /** Restored panels have the options of the last session, and perhaps of an older Ibid. */
  #adopted(panel: vscode.WebviewPanel): vscode.WebviewPanel {
    const media = vscode.Uri.joinPath(this.#context.extensionUri, 'media');
    panel.webview.options = { localResourceRoots: [media], enableCommandUris: REPORT_COMMANDS };
    panel.onDidDispose(() => {
      this.#panel = undefined;
      this.#upkeep.keep(undefined);
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

const created = (): vscode.WebviewPanel =>
  vscode.window.createWebviewPanel(REPORT_VIEW, 'Check Draft', vscode.ViewColumn.Beside, { enableFindWidget: true });
