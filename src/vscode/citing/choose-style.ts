import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import * as vscode from 'vscode';
import type { Dialect } from '../../dialect/dialect';
import type { StyleInfo } from '../../model/render';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { mayRead } from '../library/trust';
import { readSettings } from '../settings';
import { applyStep } from '../writing/apply-step';
import { writeWhole } from '../writing/write-file';
import { dialectOf } from './dialect-of';
import { type DraftStyle, draftStyle } from './draft-style';
import { sampleSource } from './sample-source';
import { type SampledItem, sampledPick } from './sampled-pick';
import { updateSetting } from './update-setting';

interface StyleItem extends SampledItem {
  readonly style?: StyleInfo;
}

/** **Ibid: Choose Citation Style…**: by its name, or by what it makes of a source. */
export function chooseStyle(ibid: Ibid, dist: string): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.chooseStyle', () =>
    attempt('The style was not changed', ibid.log, async () => {
      const document = vscode.window.activeTextEditor?.document;
      const now = draftStyle(document);
      const items = await styleItems(dist, document, now);
      const chosen = await sampledPick(ibid.engine, {
        items,
        active: items.find(({ style }) => style?.name === now.style),
        placeholder: 'The style of what Ibid formats; type a name or a field',
        source: await sampleSource(ibid),
      });
      if (!chosen?.style) return;
      const dialect = document && (await dialectOf(document));
      if (document && dialect?.id === 'pandoc') await inDraftOrSettings(dist, document, dialect, chosen.style);
      else await inSettings(document, chosen.style);
    }),
  );
}

async function styleItems(
  dist: string,
  document: vscode.TextDocument | undefined,
  now: DraftStyle,
): Promise<readonly StyleItem[]> {
  const { styleStore, stylesInFolder } = await import('../markup');
  const builtIn = await styleStore(join(dist, 'csl')).builtIn();
  const folder = styleFolder(document);
  const own = mayRead(folder) ? await stylesInFolder(folder) : [];
  const declared = document ? await declaredStyles(document) : [];
  const item = (style: StyleInfo): StyleItem => ({
    label: style.title,
    description: [style.fields.join(', '), style.name === now.style ? 'now' : ''].filter((it) => it !== '').join(' · '),
    sample: { ...now, style: style.name },
    style,
  });
  const section = (label: string, styles: readonly StyleInfo[]): StyleItem[] =>
    styles.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...styles.map(item)];
  const others = own.filter(({ name }) => !declared.some((it) => it.name === name));
  return [
    ...section('Of this draft (csl:)', declared),
    ...section(`In ${basename(folder)}`, others),
    ...section('Built in', builtIn),
  ];
}

/** The style that the front matter names, where it is a file. */
async function declaredStyles(document: vscode.TextDocument): Promise<readonly StyleInfo[]> {
  const { frontMatterField, stylesInFolder } = await import('../markup');
  const written = frontMatterField(document.getText(), 'csl');
  if (written === undefined || document.uri.scheme !== 'file' || /^https?:/i.test(written)) return [];
  const path = resolve(dirname(document.uri.fsPath), written);
  return mayRead(path) ? (await stylesInFolder(dirname(path))).filter(({ name }) => name === path) : [];
}

function styleFolder(document: vscode.TextDocument | undefined): string {
  const { styleFolder: written } = readSettings(document?.uri);
  return isAbsolute(written) ? written : resolve(topFolder(document), written);
}

function topFolder(document: vscode.TextDocument | undefined): string {
  const own = document && vscode.workspace.getWorkspaceFolder(document.uri);
  return (own ?? vscode.workspace.workspaceFolders?.[0])?.uri.fsPath ?? '';
}

async function inSettings(document: vscode.TextDocument | undefined, { name, title }: StyleInfo): Promise<void> {
  const top = topFolder(document);
  const within = isAbsolute(name) && top !== '' && !relative(top, name).startsWith('..');
  await updateSetting('style', within ? relative(top, name).replaceAll('\\', '/') : name, document?.uri);
  vscode.window.setStatusBarMessage(`$(check) Style: ${title}`, 5000);
}

/** Pandoc and Quarto format the draft themselves; Ibid's own style is for notes and for what is copied. */
async function inDraftOrSettings(
  dist: string,
  document: vscode.TextDocument,
  dialect: Dialect,
  style: StyleInfo,
): Promise<void> {
  const file = isAbsolute(style.name) ? style.name : join(dirname(document.uri.fsPath), `${style.name}.csl`);
  const inDraft = {
    label: 'In this draft',
    description: `csl: ${relative(dirname(document.uri.fsPath), file).replaceAll('\\', '/')}`,
    detail: 'For Pandoc and Quarto, which format the citations of this draft; the style file is put beside it',
  };
  const inSetting = {
    label: 'In the settings',
    description: 'ibid.style',
    detail: 'For what Ibid formats itself: notes, and copied citations',
  };
  const chosen = await vscode.window.showQuickPick(document.isUntitled ? [inSetting] : [inDraft, inSetting], {
    title: style.title,
    placeHolder: `Where ${dialect.label} is to use this style`,
  });
  if (chosen === inSetting) await inSettings(document, style);
  if (chosen !== inDraft) return;
  const { setFrontMatterField } = await import('../markup');
  if (!isAbsolute(style.name)) await putBeside(dist, file, style);
  const written = relative(dirname(document.uri.fsPath), file).replaceAll('\\', '/');
  const edits = setFrontMatterField(document.getText(), 'csl', written);
  if (edits.length > 0) await applyStep(document, { edits, carets: [] });
  vscode.window.setStatusBarMessage(`$(check) This draft: ${style.title}`, 5000);
}

/** A file of that name that is there already stays as it is. */
async function putBeside(dist: string, file: string, { name, title }: StyleInfo): Promise<void> {
  const isThere = await vscode.workspace.fs.stat(vscode.Uri.file(file)).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  const { styleStore, styleText } = await import('../markup');
  const { node } = await styleStore(join(dist, 'csl')).load(name);
  await writeWhole(file, new TextEncoder().encode(styleText(node, { name, title })));
}
