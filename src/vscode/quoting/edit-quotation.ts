import * as vscode from 'vscode';
import { emphasisAdded } from '../../cite/quoting-rules';
import type { Dialect, DraftCitation } from '../../dialect/dialect';
import type { EditedQuotation, QuotationEdit } from '../../dialect/edit-quotation';
import type { Range, TextEdit } from '../../model/range';
import { dialectOf } from '../citing/dialect-of';
import { draftStyle } from '../citing/draft-style';
import { DRAFTS } from '../citing/drafts';
import { parsedDraft } from '../citing/parsed-draft';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { applyStep } from '../writing/apply-step';
import { combine } from '../writing/combine';
import { quotingRuleOf } from './quoting-style';

type Way = QuotationEdit['kind'];

interface WayRow extends vscode.QuickPickItem {
  readonly way: Way;
}

const WAYS: readonly WayRow[] = [
  { way: 'leave-out', label: '$(ellipsis) Leave out', detail: 'The words, with the mark of the style in their place' },
  { way: 'replace', label: '$(bracket) Replace by words in brackets…', detail: 'they → [the ministers]' },
  { way: 'case', label: '$(case-sensitive) Change the case of the first letter', detail: 'The → [t]he' },
  { way: 'sic', label: '$(verified) Add [sic]', detail: 'The mistake is the source’s' },
  { way: 'emphasis', label: '$(italic) Emphasise', detail: 'And say that the emphasis is yours' },
];

const COMMANDS: { readonly [way in Way]: string } = {
  'leave-out': 'ibid.quotation.leaveOut',
  replace: 'ibid.quotation.replace',
  case: 'ibid.quotation.case',
  sic: 'ibid.quotation.sic',
  emphasis: 'ibid.quotation.emphasise',
};

/** Marked changes of a quotation in the draft: its words selected, a command, and it is still what the source says. */
export function quotationEditing({ log }: Ibid): vscode.Disposable {
  const run = (work: () => Promise<unknown>) => attempt('The quotation was not changed', log, work);
  const commands = WAYS.map(({ way }) => vscode.commands.registerCommand(COMMANDS[way], () => run(() => edit(way))));
  return vscode.Disposable.from(
    ...commands,
    vscode.commands.registerCommand('ibid.editQuotation', () =>
      run(async () => {
        const picked = await vscode.window.showQuickPick(WAYS, {
          title: 'Edit the quotation',
          placeHolder: 'What is to become of the selected words?',
          matchOnDetail: true,
        });
        if (picked) await edit(picked.way);
      }),
    ),
    vscode.languages.registerCodeActionsProvider(
      DRAFTS,
      { provideCodeActions: offered },
      { providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite] },
    ),
  );
}

/** In the menu of refactorings, where words of a quotation are selected. */
async function offered(document: vscode.TextDocument, selected: vscode.Range): Promise<vscode.CodeAction[]> {
  const dialect = selected.isEmpty ? undefined : await dialectOf(document);
  if (!dialect) return [];
  const { start, end } = offsetsOf(document, selected);
  const { quotes } = parsedDraft(document, dialect);
  if (!quotes.some(({ inner }) => inner.start <= start && end <= inner.end)) return [];
  return WAYS.map(({ way, label }) => {
    const title = `Quotation: ${label.replace(/^\$\([^)]*\) /, '').toLowerCase()}`;
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
    action.command = { command: COMMANDS[way], title };
    return action;
  });
}

const REFUSED: { readonly [why in Extract<EditedQuotation, { refused: string }>['refused']]: string } = {
  'no-quotation': 'Select words within one quotation first.',
  'no-words': 'Select at least one word of the quotation first.',
  'no-markup': 'The markup of this draft cannot have that here.',
};

async function edit(way: Way): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const dialect = editor && (await dialectOf(editor.document));
  if (!editor || !dialect) {
    void vscode.window.showInformationMessage('Open a draft, and select words of a quotation in it.');
    return;
  }
  const { document } = editor;
  const selection = offsetsOf(document, editor.selection);
  const change = await changeFor(way, document, dialect, selection);
  if (!change) return;
  const { editQuotation } = await import('../markup');
  const draft = document.getText();
  const edited = editQuotation(dialect, draft, selection, change.edit);
  if ('refused' in edited) {
    void vscode.window.showInformationMessage(REFUSED[edited.refused]);
    return;
  }
  const edits = [edited.edit, ...change.further];
  const before = change.further.filter(({ start }) => start < edited.edit.start);
  const shift = before.reduce((sum, { start, end, newText }) => sum + newText.length - (end - start), 0);
  const caret = edited.edit.start + edited.edit.newText.length + shift;
  await applyStep(document, combine(draft, { edits, selections: [{ start: caret, end: caret }] }, []));
}

interface Change {
  readonly edit: QuotationEdit;
  /** Edits elsewhere: of the citation. */
  readonly further: readonly TextEdit[];
}

async function changeFor(
  way: Way,
  document: vscode.TextDocument,
  dialect: Dialect,
  selection: Range,
): Promise<Change | undefined> {
  switch (way) {
    case 'leave-out':
      return { edit: { kind: way, mark: quotingRuleOf(document).omission }, further: [] };
    case 'replace': {
      const by = await vscode.window.showInputBox({
        title: 'Words in brackets',
        prompt: 'They stand in place of the selected words, in brackets',
        placeHolder: 'the ministers',
        validateInput: (typed) => (/[[\]]/.test(typed) ? 'The brackets are added' : undefined),
      });
      return by?.trim() ? { edit: { kind: way, by: by.trim() }, further: [] } : undefined;
    }
    case 'emphasis':
      return emphasis(document, dialect, selection);
    default:
      return { edit: { kind: way }, further: [] };
  }
}

/** That the emphasis is added is said in the citation where the style has it there and a tool formats it; else behind the words. */
async function emphasis(document: vscode.TextDocument, dialect: Dialect, selection: Range): Promise<Change> {
  const said = emphasisAdded(draftStyle(document).locale);
  const { attachQuotes, editCitation, quoteAround } = await import('../markup');
  const draft = document.getText();
  const parsed = parsedDraft(document, dialect);
  const quote = quoteAround(parsed.quotes, selection);
  const citation = attachQuotes(draft, parsed).find((it) => it.quote === quote)?.citation;
  const inCitation =
    quotingRuleOf(document).emphasisAdded === 'citation' &&
    dialect.citations === 'keys' &&
    citation !== undefined &&
    citation.range.start >= (quote?.inner.end ?? Number.MAX_SAFE_INTEGER);
  if (!inCitation) return { edit: { kind: 'emphasis', said }, further: [] };
  return { edit: { kind: 'emphasis' }, further: editCitation(dialect, draft, citation, withRemark(citation, said)) };
}

function withRemark({ cites }: DraftCitation, said: string) {
  return cites.map(({ keyRange: _, ...cite }, i) =>
    i < cites.length - 1 || cite.suffix?.includes(said) ? cite : { ...cite, suffix: `${cite.suffix ?? ''}, ${said}` },
  );
}

function offsetsOf(document: vscode.TextDocument, { start, end }: vscode.Range): Range {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}
