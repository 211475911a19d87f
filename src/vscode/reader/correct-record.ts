import path from 'node:path';
import * as vscode from 'vscode';
import type { CorrectParams } from '../../engine/protocol';
import { CSL_TYPES } from '../../model/item';
import type { Source } from '../../model/source';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { titleOf } from '../lookup/byline';
import {
  CORRECTABLE,
  type CorrectableField,
  fieldText,
  isCorrectable,
  isDate,
  isName,
  labelOf,
  typedValue,
} from './field-text';
import { shortened } from './leave-out';
import { doubtOf } from './record';

interface Row extends vscode.QuickPickItem {
  readonly field?: CorrectableField;
  /** A passage that was left out, as `library.yaml` names it. */
  readonly leftOut?: string;
}

const UNDO: vscode.QuickInputButton = {
  iconPath: new vscode.ThemeIcon('discard'),
  tooltip: 'Take the correction back',
};

/**
 * **Ibid: Correct Record…**: the fields of the source in the reader view, or of the one given, with what is unsure first to be
 * seen; Enter corrects one. What was corrected and what was left out can be taken back here.
 */
export function correctRecord(ibid: Ibid): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.correctRecord', (argument: unknown) =>
    attempt('Nothing was corrected', ibid.log, async () => {
      const source = await sourceOf(ibid, argument);
      if (!source) {
        void vscode.window.showInformationMessage('Open a source in the reader view first, then correct it there.');
        return;
      }
      const asked =
        typeof argument === 'object' && argument !== null && 'field' in argument ? argument.field : undefined;
      if (isCorrectable(asked)) await correctField(ibid, source, asked);
      else await chooseField(ibid, source);
    }),
  );
}

async function sourceOf({ engine, reader }: Ibid, argument: unknown): Promise<Source | undefined> {
  const citekey =
    typeof argument === 'object' && argument !== null && 'citekey' in argument ? argument.citekey : undefined;
  const wanted = typeof citekey === 'string' ? citekey : reader.source?.citekey;
  return wanted === undefined ? undefined : (await engine.request('sources', { citekeys: [wanted] }))[0];
}

async function chooseField(ibid: Ibid, source: Source): Promise<void> {
  const { fields, notBody } = await ibid.engine.request('corrections', { citekey: source.citekey });
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = `Correct “${shortened(titleOf(source))}”`;
  pick.placeholder = 'Choose a field to correct';
  pick.matchOnDescription = true;
  pick.items = [
    ...CORRECTABLE.map(([field, label]) => fieldRow(source, field, label, fields.includes(field))),
    ...(notBody.length > 0
      ? [{ label: 'Left out of the article: Enter takes one back', kind: vscode.QuickPickItemKind.Separator }]
      : []),
    ...notBody.map((text): Row => ({ label: `$(discard) ${plain(shortened(text))}`, leftOut: text })),
  ];
  const chosen = await new Promise<{ readonly row: Row; readonly undo: boolean } | undefined>((resolve) => {
    pick.onDidAccept(() => {
      const [row] = pick.activeItems;
      resolve(row && { row, undo: false });
      pick.hide();
    });
    pick.onDidTriggerItemButton(({ item }) => {
      resolve({ row: item, undo: true });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
  if (chosen?.row.leftOut !== undefined) await takeBack(ibid, source, chosen.row.leftOut);
  else if (chosen?.row.field !== undefined) {
    if (chosen.undo)
      await write(ibid, source, { citekey: source.citekey, field: chosen.row.field, to: 'what was read' });
    else await correctField(ibid, source, chosen.row.field);
  }
}

function fieldRow(source: Source, field: CorrectableField, label: string, isCorrected: boolean): Row {
  const doubt = doubtOf(source.provenance[field]);
  const text = fieldText(source.item, field);
  const { capture } = source.provenance[field] ?? {};
  const corrected = capture === undefined ? 'Corrected by you' : `Corrected by you in ${path.basename(capture)}`;
  return {
    label,
    field,
    description: text === '' ? 'not known' : text,
    iconPath: new vscode.ThemeIcon(doubt ? 'question' : isCorrected ? 'verified' : 'edit'),
    ...(doubt ? { detail: doubt } : isCorrected ? { detail: corrected } : {}),
    ...(isCorrected ? { buttons: [UNDO] } : {}),
  };
}

async function correctField(ibid: Ibid, source: Source, field: CorrectableField): Promise<void> {
  const { citekey } = source;
  const typed = field === 'type' ? await chooseType(source) : await typeText(source, field);
  if (typed === undefined) return;
  if (typed.trim() === '') {
    await write(ibid, source, { citekey, field, to: 'nothing' });
    return;
  }
  const { value, complaint } = typedValue(source.item, field, typed);
  if (value === undefined) throw new Error(complaint);
  await write(ibid, source, { citekey, field, to: 'value', value });
}

async function chooseType(source: Source): Promise<string | undefined> {
  const items = CSL_TYPES.map((type) => ({ label: type, picked: type === source.item.type }));
  const current = items.filter(({ picked }) => picked);
  const chosen = await vscode.window.showQuickPick([...current, ...items.filter(({ picked }) => !picked)], {
    placeHolder: 'What kind of text it is, in the words of CSL',
  });
  return chosen?.label;
}

function typeText({ item }: Source, field: CorrectableField): Thenable<string | undefined> {
  const label = labelOf(field);
  const known = fieldText(item, field);
  return vscode.window.showInputBox({
    title: `Correct: ${label}`,
    value: known,
    prompt: isName(field)
      ? 'Family name, given name; several people with a semicolon between them; an organisation as it is called. Empty: none.'
      : isDate(field)
        ? 'As it is known: 2019-05-03, 2019-05 or 2019. Empty: none.'
        : 'Empty: none.',
    validateInput: (text) => (text.trim() === '' ? undefined : typedValue(item, field, text).complaint),
  });
}

/** Writes it, shows the source as it is now, and offers to take it back. */
async function write(ibid: Ibid, source: Source, params: CorrectParams): Promise<void> {
  const now = await ibid.engine.request('correct', params);
  await showAgain(ibid, source, now);
  if (now === undefined || !isCorrectable(params.field)) return;
  const label = labelOf(params.field);
  if (params.to === 'what was read') {
    vscode.window.setStatusBarMessage(`$(discard) ${label}: as it was read`, 5000);
    return;
  }
  const said = params.to === 'nothing' ? 'none' : fieldText(now.item, params.field);
  const choice = await vscode.window.showInformationMessage(`${label} is now: ${shortened(said)}`, 'Undo');
  if (choice) await write(ibid, now, { citekey: now.citekey, field: params.field, to: 'what was read' });
}

async function takeBack(ibid: Ibid, source: Source, text: string): Promise<void> {
  const now = await ibid.engine.request('takeBack', { citekey: source.citekey, texts: [text] });
  await showAgain(ibid, source, now);
}

/** Where the reader view shows the source that was changed, it shows it anew. */
async function showAgain({ reader }: Ibid, before: Source, now: Source | undefined): Promise<void> {
  if (now && reader.source?.file === before.file && reader.source.part === before.part)
    await reader.showAnew({ source: now }, { focus: false });
}

/** No icons out of a saved page's text. */
const plain = (text: string) => text.replaceAll('$(', '$\u2060(');
