import * as vscode from 'vscode';
import type { Range } from '../../model/range';
import type { QuoteFinding } from '../../verify/finding';
import { short } from '../../verify/report/wording';
import type { Severity } from '../setting-checks';
import { readSettings } from '../settings';
import { SETTING_OF } from './checks';
import type { Checked, LiveChecks } from './live-checks';
import type { Mark } from './marks';

/** Looked at again when the person has stopped writing. */
const LATER_MS = 1600;

const SEVERITIES: { readonly [It in Exclude<Severity, 'off'>]: vscode.DiagnosticSeverity } = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** A problem as it is shown, and what it stands for. */
export interface Shown {
  readonly mark: Mark;
  readonly diagnostic: vscode.Diagnostic;
}

/** Shows what checking finds as problems of the draft: underlined, and in the Problems view. */
export class QuoteDiagnostics implements vscode.Disposable {
  readonly #checks: LiveChecks;
  readonly #collection = vscode.languages.createDiagnosticCollection('Ibid');
  readonly #shown = new Map<string, readonly Shown[]>();
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(checks: LiveChecks) {
    this.#checks = checks;
    this.#subscriptions = [
      this.#collection,
      checks.onDidCheck((document) => this.#show(document)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor: { document } }) => {
        if (this.#waiting.has(document.uri.toString())) this.#show(document);
      }),
    ];
  }

  /** What is shown of the draft as it is now. */
  of(document: vscode.TextDocument): readonly Shown[] {
    return this.#checks.of(document) ? (this.#shown.get(document.uri.toString()) ?? []) : [];
  }

  dispose(): void {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #show(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#waiting.get(key));
    this.#waiting.delete(key);
    const checked = this.#checks.of(document);
    if (!checked) {
      // An older outcome stands until the newer one is there; where there is none at all, the draft is done with.
      if (this.#checks.latest(document)) return;
      this.#shown.delete(key);
      this.#collection.delete(document.uri);
      return;
    }
    const before = new Set((this.#shown.get(key) ?? []).map(({ mark }) => nameOf(mark)));
    const all = shownOf(checked);
    const now = all.filter(({ mark }) => before.has(nameOf(mark)) || !this.#isUnfinished(document, mark));
    if (now.length < all.length)
      this.#waiting.set(
        key,
        setTimeout(() => this.#show(document), LATER_MS),
      );
    this.#shown.set(key, now);
    this.#collection.set(
      document.uri,
      now.map(({ diagnostic }) => diagnostic),
    );
  }

  #isUnfinished(document: vscode.TextDocument, { finding, range }: Mark): boolean {
    return this.#checks.isUnfinished(document, rangeIn(document, finding?.outer ?? range));
  }
}

/** The same problem before and after a keystroke elsewhere. */
const nameOf = ({ check, message }: Mark): string => `${check} ${message}`;

function shownOf({ document, marks, places, isComplete }: Checked): readonly Shown[] {
  const settings = readSettings(document.uri);
  return marks.flatMap((mark) => {
    const severity = settings[SETTING_OF[mark.check]];
    // While the library is being read, what is not found may still come.
    if (severity === 'off' || (!isComplete && (mark.check === 'missing' || mark.check === 'unknown-citekey')))
      return [];
    const range = rangeIn(document, mark.range);
    const diagnostic = new vscode.Diagnostic(range, `${mark.message}.`, SEVERITIES[severity]);
    diagnostic.source = 'Ibid';
    diagnostic.code = mark.check;
    const related = mark.finding && inSource(mark.finding, places);
    if (related) diagnostic.relatedInformation = [related];
    return [{ mark, diagnostic }];
  });
}

/** The source's words, at their line of the saved file. */
function inSource(
  { range, source }: QuoteFinding,
  places: Checked['places'],
): vscode.DiagnosticRelatedInformation | undefined {
  const place = places[range.start];
  if (!source || !place) return undefined;
  const at = new vscode.Location(vscode.Uri.file(source.file), new vscode.Position(place.line, place.character));
  return new vscode.DiagnosticRelatedInformation(at, `“${short(source.selector[0].exact)}”`);
}

export function rangeIn(document: vscode.TextDocument, { start, end }: Range): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
