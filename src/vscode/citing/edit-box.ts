import * as vscode from 'vscode';
import type { Dialect } from '../../dialect/dialect';
import { writeLocator } from '../../dialect/locator';
import type { Cite } from '../../model/citation';
import { ownRanking } from '../lookup/pick-marks';
import { type EditAction, type EditedCitation, editedBy, editRows, typedLocator, withAdded } from './edit-rows';

/** What the box asks of the rest: names, texts, and another source. */
export interface EditBoxParts {
  readonly missingForms: Dialect['missingForms'];
  names(cites: readonly Cite[]): Promise<readonly string[]>;
  /** The citation as it would stand in the draft or, for a note, in its text. */
  preview(cites: readonly Cite[]): Promise<string>;
  /** Sources that the person chooses in the lookup; empty where it was left. */
  more(): Promise<readonly Cite[]>;
}

interface EditItem extends vscode.QuickPickItem {
  readonly action?: EditAction;
}

/** The box in which a citation is changed, one choice after the other. Nothing is written before it is told to. */
export async function editInBox(start: EditedCitation, parts: EditBoxParts): Promise<readonly Cite[] | undefined> {
  let edited = start;
  for (;;) {
    const action = await chosenAction(edited, parts);
    if (!action) return undefined;
    if (action.kind === 'write') return edited.cites;
    if (action.kind === 'add') edited = withAdded(edited, await parts.more());
    else if (action.kind === 'ask') edited = editedBy(edited, (await asked(action.what, edited)) ?? action);
    else edited = editedBy(edited, action);
  }
}

async function chosenAction(edited: EditedCitation, parts: EditBoxParts): Promise<EditAction | undefined> {
  const [names, preview] = await Promise.all([parts.names(edited.cites), parts.preview(edited.cites)]);
  const pick = vscode.window.createQuickPick<EditItem>();
  pick.title = edited.cites.length === 0 ? 'Edit citation' : `Edit citation: ${preview}`;
  pick.placeholder = 'Type a locator (p 12, para 4) or words before or after, or choose';
  ownRanking(pick, () => undefined);
  const show = () => {
    pick.items = editRows({
      edited,
      names,
      preview,
      typed: pick.value,
      missingForms: parts.missingForms,
    }).map(
      ({ label, icon, description, action }): EditItem =>
        action
          ? {
              label,
              ...(icon ? { iconPath: new vscode.ThemeIcon(icon) } : {}),
              ...(description ? { description } : {}),
              alwaysShow: true,
              action,
            }
          : { label, kind: vscode.QuickPickItemKind.Separator },
    );
  };
  show();
  const listeners = [pick, pick.onDidChangeValue(show)];
  try {
    return await new Promise<EditAction | undefined>((resolve) => {
      listeners.push(
        pick.onDidAccept(() => resolve(pick.selectedItems[0]?.action)),
        pick.onDidHide(() => resolve(undefined)),
      );
      pick.show();
    });
  } finally {
    for (const listener of listeners) listener.dispose();
  }
}

/** The words, in a box of their own; emptied, they go. `undefined` where the box was left. */
async function asked(
  what: 'locator' | 'prefix' | 'suffix',
  { cites, at }: EditedCitation,
): Promise<EditAction | undefined> {
  const cite = cites[at];
  if (what === 'locator') {
    const written = await vscode.window.showInputBox({
      title: 'Locator',
      placeHolder: 'p. 12, para. 4, sec. 3, chap. 2, 12:30; empty for none',
      ...(cite?.locator ? { value: writeLocator(cite.locator) } : {}),
      validateInput: (text) =>
        text.trim() === '' || typedLocator(text.trim())
          ? undefined
          : 'Not a locator that the citation styles know. Examples: p. 12, pp. 12-14, para. 4, sec. 3, 12:30',
    });
    return written === undefined ? undefined : { kind: 'locator', locator: typedLocator(written.trim()) };
  }
  const before = what === 'prefix';
  const written = await vscode.window.showInputBox({
    title: before ? 'Words before the source' : 'Words after the source',
    placeHolder: before ? 'see, cf., quoted in; empty for none' : 'and elsewhere; empty for none',
    value: cite?.[what] ?? '',
  });
  return written === undefined ? undefined : { kind: what, text: written.trim() || undefined };
}
