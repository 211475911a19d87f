import * as vscode from 'vscode';
import type { DraftCitation } from '../../dialect/dialect';
import { readCites } from '../../dialect/reading-back';
import type { Cite } from '../../model/citation';
import { IbidError } from '../../model/error';
import type { Source } from '../../model/source';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { shortByline, titleOf } from '../lookup/byline';
import { Lookup } from '../lookup/lookup';
import { applyStep } from '../writing/apply-step';
import { declareInMain } from '../writing/bibliography-entries';
import { bibliographyPlace, mainFile } from '../writing/bibliography-place';
import { combine } from '../writing/combine';
import { citesOf } from './chosen-cites';
import { type CitationAt, citationAt } from './citation-at';
import { DRAFTS } from './drafts';
import { type EditBoxParts, editInBox } from './edit-box';
import { type EditAction, editedBy, isPrintable } from './edit-rows';
import { citationContext } from './insertion';
import { parsedDraft } from './parsed-draft';
import { pin } from './pin';
import { bring } from './prepared';
import { rewrittenCitation } from './rewritten-citation';

/** What the light bulb offers at a citation, beside the box: the change that is made most. */
const FORMS: readonly { title: string; form: Cite['form'] }[] = [
  { title: 'Cite everything in parentheses', form: undefined },
  { title: 'Name the author in the sentence', form: 'narrative' },
  { title: 'Cite the year only', form: 'suppress-author' },
];

/** **Ibid: Edit Citation…** at the caret, and the same in the menu of refactorings (Ctrl+.). */
export function editCitationAtCaret(ibid: Ibid): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('ibid.editCitation', () =>
      attempt('The citation was not changed', ibid.log, () => edit(ibid)),
    ),
    vscode.commands.registerCommand('ibid.setCitationForm', (form: unknown) =>
      attempt('The citation was not changed', ibid.log, () =>
        change(ibid, { kind: 'form', form: form === 'narrative' || form === 'suppress-author' ? form : undefined }),
      ),
    ),
    vscode.languages.registerCodeActionsProvider(
      DRAFTS,
      { provideCodeActions: (document, range) => refactorings(document, range.start) },
      { providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite] },
    ),
  );
}

async function refactorings(document: vscode.TextDocument, at: vscode.Position): Promise<vscode.CodeAction[]> {
  const found = await citationAt(document, at);
  const cite = found?.citation.cites[found.index];
  if (!found || !cite) return [];
  const action = (title: string, command: string, ...args: unknown[]) => {
    const it = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
    it.command = { command, title, arguments: args };
    return it;
  };
  const forms =
    found.dialect.citations === 'keys'
      ? FORMS.filter(({ form }) => form !== cite.form && isPrintable(form, found.dialect.missingForms))
      : [];
  return [
    action('Edit citation…', 'ibid.editCitation'),
    ...forms
      .filter(({ form }) => form !== 'narrative' || found.index === 0)
      .map(({ title, form }) => action(title, 'ibid.setCitationForm', form)),
  ];
}

async function edit(ibid: Ibid): Promise<void> {
  const open = await opened(ibid);
  if (!open) return;
  const { editor, at, cites } = open;
  const edited = await editInBox({ cites, at: at.index, changed: false }, boxParts(ibid, editor.document, at));
  if (edited) await writeCitation(ibid, editor.document, at, edited);
}

async function change(ibid: Ibid, action: EditAction): Promise<void> {
  const open = await opened(ibid);
  if (!open) return;
  const { editor, at, cites } = open;
  await writeCitation(ibid, editor.document, at, editedBy({ cites, at: at.index, changed: false }, action).cites);
}

/** The citation at the caret, or a word on why there is none to edit. */
async function opened(ibid: Ibid) {
  const editor = vscode.window.activeTextEditor;
  const at = editor && (await citationAt(editor.document, editor.selection.active));
  if (!editor || !at) {
    void vscode.window.showInformationMessage(
      'There is no citation at the cursor. Put the cursor into one, or cite with “Ibid: Cite…”.',
    );
    return undefined;
  }
  const cites = readCites(at.dialect, editor.document.getText(), at.citation);
  if (at.dialect.citations === 'formatted') {
    await ibid.library.opened();
    const known = await sourcesOf(ibid, cites);
    const strange = cites.find(({ citekey }) => !known.has(citekey));
    if (strange) {
      void vscode.window.showInformationMessage(
        `“${strange.citekey}” is not a source of your library: this note is yours, and Ibid leaves it as it is.`,
      );
      return undefined;
    }
  }
  return { editor, at, cites };
}

function boxParts(ibid: Ibid, document: vscode.TextDocument, at: CitationAt): EditBoxParts {
  return {
    missingForms: at.dialect.missingForms,
    names: async (cites) => {
      const known = await sourcesOf(ibid, cites);
      return cites.map(({ citekey }) => {
        const source = known.get(citekey);
        return source ? [shortByline(source), titleOf(source)].filter((it) => it !== '').join(': ') : citekey;
      });
    },
    preview: async (cites) => {
      if (cites.length === 0) return '';
      const context = await citationContext(ibid, at.dialect, document, cites, {
        main: (await mainOf(document, at))?.text,
        at: at.citation.range,
      });
      if (at.dialect.citations === 'formatted') return context.formatted ?? '';
      const { editCitation } = await import('../markup');
      const [own] = editCitation(at.dialect, document.getText(), at.citation, cites, context);
      return own?.newText ?? '';
    },
    more: async () => {
      const choice = await new Lookup(ibid, 'Add a source to the citation').choose();
      return choice ? citesOf(choice) : [];
    },
  };
}

/** The new citation in place of the old one, with what new sources need, as one step of undo. */
export async function writeCitation(
  ibid: Ibid,
  document: vscode.TextDocument,
  at: CitationAt,
  cites: readonly Cite[],
): Promise<void> {
  const { dialect } = at;
  const citation = stillThere(document, at);
  const main = await mainOf(document, at);
  const context = await citationContext(ibid, dialect, document, cites, { main: main?.text, at: citation.range });
  const known = await sourcesOf(ibid, cites);
  const before = new Set(citation.cites.map(({ citekey }) => citekey));
  const added = [...known.values()].filter(({ citekey }) => !before.has(citekey));
  const place = added.length > 0 ? await bibliographyPlace(document, dialect, main) : undefined;
  if (place) await bring(ibid, place, added);
  if (place?.declare?.inMain) await declareInMain(dialect, place.declare.inMain, place.declare.file);
  const draft = document.getText();
  const declaration =
    place?.declare && !place.declare.inMain ? dialect.declareBibliography(draft, place.declare.file) : [];
  const rewritten = await rewrittenCitation(dialect, draft, citation, cites, context);
  await applyStep(document, combine(draft, rewritten, declaration));
  if (added.length > 0) await pin(ibid, added);
}

/** The draft may have changed while the box was open: then the citation of the same words is meant, if it is there. */
function stillThere(document: vscode.TextDocument, { dialect, citation }: CitationAt): DraftCitation {
  const keys = (it: DraftCitation) => it.cites.map(({ citekey }) => citekey).join(';');
  const now = parsedDraft(document, dialect).citations.filter((it) => keys(it) === keys(citation));
  const nearest = now.sort(
    (a, b) => Math.abs(a.range.start - citation.range.start) - Math.abs(b.range.start - citation.range.start),
  )[0];
  if (!nearest) throw new IbidError('usage', 'The draft was changed meanwhile and the citation is gone.');
  return nearest;
}

const mainOf = async (document: vscode.TextDocument, { dialect }: CitationAt) =>
  dialect.id === 'latex' ? mainFile(document) : undefined;

async function sourcesOf({ engine, library }: Ibid, cites: readonly Cite[]): Promise<Map<string, Source>> {
  if (library.state === 'none' || cites.length === 0) return new Map();
  const sources = await engine.request('sources', { citekeys: cites.map(({ citekey }) => citekey) });
  return new Map(sources.map((source) => [source.citekey, source]));
}
