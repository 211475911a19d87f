import * as vscode from 'vscode';
import type { DialectId } from '../../dialect/dialect';
import type { FindingRef } from '../../engine/protocol';
import type { TextEdit } from '../../model/range';
import type { FoundIn } from '../../verify/finding';
import { ignoreBlock, ignoreFile } from '../../verify/ignore-here';
import { isAbort, tell } from '../failures';
import type { Ibid } from '../ibid';
import { quotingRuleOf } from '../quoting/quoting-style';
import { CHECKED } from './checked-documents';
import { type QuoteDiagnostics, rangeIn, type Shown } from './diagnostics';
import type { LiveChecks } from './live-checks';
import type { Mark } from './marks';
import { similarCitekeys } from './similar-citekeys';

const KIND = vscode.CodeActionKind.QuickFix;

/** Ways to put a problem right, in the light bulb and on Ctrl+. at the words; the one that is right most often is preferred. */
export function quickFixes(ibid: Ibid, checks: LiveChecks, diagnostics: QuoteDiagnostics): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    CHECKED,
    {
      async provideCodeActions(document, range, { diagnostics: asked }, token) {
        const checked = checks.of(document);
        // With the list of problems VS Code asks for one; with Ctrl+. it gives those that the range touches.
        const shown = diagnostics
          .of(document)
          .filter(({ diagnostic }) => asked.some((it) => isSame(it, diagnostic)) || touches(diagnostic, range));
        if (!checked || shown.length === 0) return [];
        const abort = new AbortController();
        const listener = token.onCancellationRequested(() => abort.abort());
        try {
          const all = await Promise.all(shown.map((it) => fixes(ibid, document, it, checked.dialect, abort.signal)));
          if (checks.of(document) !== checked) return [];
          return [...all.flat(), ...(await fixAll(ibid, document, shown, abort.signal))];
        } catch (error) {
          if (!isAbort(error)) ibid.log.warn(`No quick fixes: ${tell(error)}`);
          return [];
        } finally {
          listener.dispose();
        }
      },
    },
    { providedCodeActionKinds: [KIND] },
  );
}

const isSame = (a: vscode.Diagnostic, b: vscode.Diagnostic): boolean =>
  a.source === b.source && a.message === b.message && a.range.isEqual(b.range);

const touches = ({ range }: vscode.Diagnostic, at: vscode.Range): boolean => range.intersection(at) !== undefined;

async function fixes(
  ibid: Ibid,
  document: vscode.TextDocument,
  shown: Shown,
  dialect: DialectId,
  signal: AbortSignal,
): Promise<vscode.CodeAction[]> {
  const { mark, diagnostic } = shown;
  const action = (title: string, more: Partial<vscode.CodeAction>): vscode.CodeAction =>
    Object.assign(new vscode.CodeAction(title, KIND), { diagnostics: [diagnostic] }, more);
  const repairs = await repairsOf(ibid, document, mark.of, signal);
  return [
    ...citing(document, mark).map(({ title, command }, i) => action(title, { command, isPreferred: i === 0 })),
    ...repairs
      // A citation brings its bibliography entry along: see above.
      .filter(({ kind }) => kind !== 'change-citation' && kind !== 'add-citation')
      .map(({ title, edits, kind }, i) =>
        action(title, {
          edit: workspaceEdit(document, edits),
          isPreferred: i === 0 && (kind === 'correct-locator' || mark.check === 'altered'),
        }),
      ),
    ...(await similarCitekeys(ibid.engine, mark, signal)).map((citekey) =>
      action(`Change to ${citekey}`, { command: command('Cite', 'ibid.check.recite', document, mark, citekey) }),
    ),
    ...looking(document, mark).map(({ title, command }) => action(title, { command })),
    ...ignoring(document, mark, dialect).map(({ title, edit }) => action(title, { edit })),
  ];
}

interface Offer {
  readonly title: string;
  readonly command: vscode.Command;
}

/** Citations that are to be added or to be other ones. */
function citing(document: vscode.TextDocument, mark: Mark): readonly Offer[] {
  const { check, finding, issue } = mark;
  const source = finding?.source;
  if (check === 'wrong-source' && source && finding.citation) {
    const title = `Cite ${source.citekey} instead of ${finding.citekey}`;
    return [{ title, command: command(title, 'ibid.check.recite', document, mark, source.citekey) }];
  }
  if (check === 'uncited' && source) {
    const title = `Cite ${source.citekey}`;
    return [{ title, command: command(title, 'ibid.check.cite', document, mark, source.citekey) }];
  }
  if (issue?.kind === 'copied-without-marks') {
    const title = `Put into quotation marks and cite ${issue.source.citekey}`;
    return [{ title, command: command(title, 'ibid.check.quote', document, mark, issue.source.citekey) }];
  }
  return [];
}

/** Ways to see for oneself. */
function looking(document: vscode.TextDocument, { finding, issue }: Mark): readonly Offer[] {
  const copied = issue?.kind === 'copied-without-marks' ? issue.source : undefined;
  const source = finding?.source ?? copied;
  if (!source) return [];
  const show = { title: 'Show in the source', command: previewOf(source) };
  if (!finding || finding.differences.length === 0) return [show];
  const title = 'Compare with the source side by side';
  const compare = { command: 'ibid.check.compare', title, arguments: [document.uri.toString(), finding.range.start] };
  return [{ title, command: compare }, show];
}

export function previewOf({ citekey, selector }: FoundIn): vscode.Command {
  const argument = { citekey, words: selector[0].exact };
  return { command: 'ibid.source.preview', title: 'Show in the source', arguments: [argument] };
}

function ignoring(document: vscode.TextDocument, mark: Mark, dialect: DialectId) {
  const text = document.getText();
  const block = ignoreBlock(text, mark.finding?.outer.start ?? mark.range.start, dialect);
  const file = ignoreFile(text, dialect);
  return [
    { title: 'Do not check this paragraph', edit: block },
    { title: 'Do not check this file', edit: file },
  ].flatMap(({ title, edit }) => (edit ? [{ title, edit: workspaceEdit(document, [edit]) }] : []));
}

/** Every altered quotation at once, where one of them is at hand. */
async function fixAll(
  ibid: Ibid,
  document: vscode.TextDocument,
  shown: readonly Shown[],
  signal: AbortSignal,
): Promise<vscode.CodeAction[]> {
  const altered = shown.filter(({ mark }) => mark.check === 'altered').map(({ diagnostic }) => diagnostic);
  if (altered.length === 0) return [];
  const repairs = await repairsOf(ibid, document, { kind: 'all-altered' }, signal);
  return repairs.map(({ title, edits }) =>
    Object.assign(new vscode.CodeAction(title, KIND), { diagnostics: altered, edit: workspaceEdit(document, edits) }),
  );
}

const repairsOf = (
  { engine }: Ibid,
  document: vscode.TextDocument,
  of: FindingRef | { readonly kind: 'all-altered' },
  signal: AbortSignal,
) =>
  engine.request('repairs', { document: document.uri.toString(), of, mark: quotingRuleOf(document).omission }, signal);

/** A command on a finding, which is found again by its place. */
function command(title: string, id: string, { uri }: vscode.TextDocument, { of }: Mark, citekey: string) {
  return { title, command: id, arguments: [uri.toString(), of, citekey] };
}

function workspaceEdit(document: vscode.TextDocument, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const it of edits) edit.replace(document.uri, rangeIn(document, it), it.newText);
  return edit;
}
