import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { attempt } from '../failures';
import type { Ibid } from '../ibid';
import { readSettings } from '../settings';
import { applyStep } from '../writing/apply-step';
import { dialectOf } from './dialect-of';
import { draftStyle } from './draft-style';
import { sampleSource } from './sample-source';
import { type SampledItem, sampledPick } from './sampled-pick';
import { updateSetting } from './update-setting';

interface LocaleItem extends SampledItem {
  /** Empty for the draft's own. */
  readonly locale: string;
}

/** **Ibid: Choose Citation Language…**: terms, dates and quotation marks of what is formatted. */
export function chooseLocale(ibid: Ibid, dist: string): vscode.Disposable {
  return vscode.commands.registerCommand('ibid.chooseLocale', () =>
    attempt('The language was not changed', ibid.log, async () => {
      const document = vscode.window.activeTextEditor?.document;
      const { style } = draftStyle(document);
      const now = readSettings(document?.uri).locale;
      const tags = (await readdir(join(dist, 'csl', 'locales'))).map((file) => file.replace(/\.json$/, ''));
      const items: LocaleItem[] = [
        { label: 'The language of the draft', description: 'else that of the style', locale: '', sample: { style } },
        ...tags.map((locale) => ({
          label: languageName(locale),
          description: locale,
          locale,
          sample: { style, locale },
        })),
      ];
      const chosen = await sampledPick(ibid.engine, {
        items,
        active: items.find(({ locale }) => locale === now),
        placeholder: 'The language of what is formatted',
        source: await sampleSource(ibid),
      });
      if (!chosen) return;
      const dialect = document && (await dialectOf(document));
      if (document && dialect?.id === 'pandoc' && chosen.locale !== '') await inDraftOrSettings(document, chosen);
      else await updateSetting('locale', chosen.locale, document?.uri);
    }),
  );
}

async function inDraftOrSettings(document: vscode.TextDocument, { label, locale }: LocaleItem): Promise<void> {
  const inDraft = {
    label: 'In this draft',
    description: `lang: ${locale}`,
    detail: 'For Pandoc and Quarto, and for what Ibid formats in it',
  };
  const inSetting = {
    label: 'In the settings',
    description: 'ibid.locale',
    detail: 'For what Ibid formats, in every draft',
  };
  const chosen = await vscode.window.showQuickPick([inDraft, inSetting], {
    title: label,
    placeHolder: 'Where this language is to be used',
  });
  if (chosen === inSetting) await updateSetting('locale', locale, document.uri);
  if (chosen !== inDraft) return;
  const { setFrontMatterField } = await import('../markup');
  const edits = setFrontMatterField(document.getText(), 'lang', locale);
  if (edits.length > 0) await applyStep(document, { edits, carets: [] });
}

/** `Deutsch (Deutschland)`: each language by its own name, as people look for it, and in English behind it. */
function languageName(tag: string): string {
  const named = (locale: string) => {
    try {
      return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
    } catch {
      return tag;
    }
  };
  const [own, english] = [named(tag), named('en')];
  return own === english ? own : `${english}: ${own}`;
}
