import * as vscode from 'vscode';
import { attempt, isAbort } from '../failures';
import type { Ibid } from '../ibid';
import { checkedDraft, isComplete } from './draft-report';
import type { Report } from './report-page';

/** Nobody reads a report while a sentence is being written. */
const PAUSE_MS = 1000;

/**
 * Keeps a report true while its drafts and the library change: after a pause what has changed is checked again, without a word.
 * `show` gets the new report.
 */
export class ReportUpkeep implements vscode.Disposable {
  readonly #ibid: Ibid;
  readonly #show: (report: Report) => void;
  readonly #subscriptions: vscode.Disposable[];
  readonly #changed = new Set<string>();
  #report: Report | undefined;
  #timer: NodeJS.Timeout | undefined;
  #running: AbortController | undefined;

  constructor(ibid: Ibid, show: (report: Report) => void) {
    this.#ibid = ibid;
    this.#show = show;
    this.#subscriptions = [
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#note([document.uri.toString()])),
      ibid.library.onDidChange(() => this.#note(this.#report?.drafts.map(({ address }) => address) ?? [])),
    ];
  }

  /** The report to keep; `undefined` for none. What was being checked for an earlier one is dropped. */
  keep(report: Report | undefined): void {
    this.#report = report;
    this.#running?.abort();
    this.#changed.clear();
    clearTimeout(this.#timer);
  }

  dispose(): void {
    this.keep(undefined);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #note(addresses: readonly string[]): void {
    const known = addresses.filter((it) => this.#report?.drafts.some(({ address }) => address === it));
    if (known.length === 0) return;
    for (const address of known) this.#changed.add(address);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void attempt('The report is not up to date', this.#ibid.log, () => this.#again());
    }, PAUSE_MS);
  }

  async #again(): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const report = this.#report;
    if (report === undefined) return;
    try {
      const drafts = await Promise.all(
        report.drafts.map(async (draft) => {
          if (!this.#changed.has(draft.address)) return draft;
          const outcome = await checkedDraft(this.#ibid, vscode.Uri.parse(draft.address, true), running.signal);
          // A draft that can no longer be checked keeps what was last known of it.
          return typeof outcome === 'string' ? draft : outcome;
        }),
      );
      if (running.signal.aborted || report !== this.#report) return;
      this.#changed.clear();
      this.#report = { ...report, drafts, isComplete: isComplete(this.#ibid) };
      this.#show(this.#report);
    } catch (error) {
      if (!isAbort(error)) throw error;
    }
  }
}
