import * as vscode from 'vscode';
import type { QuoteFinding } from '../../verify/finding';
import { describeNote, RULES } from '../../verify/report/wording';
import { isAbort, tell } from '../failures';
import type { Ibid } from '../ibid';
import { byline, titleOf } from '../lookup/byline';
import { commandLink, plainMarkdown } from '../plain-markdown';
import { CHECKED } from './checked-documents';
import { rangeIn } from './diagnostics';
import type { LiveChecks } from './live-checks';
import { locatorOf } from './marks';
import { previewOf } from './quick-fixes';

/** The commands that a hover may run; every other link in it is dead. */
const COMMANDS = ['ibid.source.preview', 'ibid.check.compare'];

const VERDICTS: { readonly [verdict in QuoteFinding['verdict']]: string } = {
  verbatim: '$(pass) **Verbatim**',
  altered: '$(error) **Altered**',
  missing: '$(error) **Missing**',
  'wrong-source': '$(error) **Wrong source**',
  uncited: '$(warning) **Uncited**',
  'source-changed': '$(warning) **Source changed**',
  unchecked: '$(question) **Not checked**',
};

/** Hovering a quotation says where its words stand, and what differs. */
export function quotationHover(ibid: Ibid, checks: LiveChecks): vscode.Disposable {
  return vscode.languages.registerHoverProvider(CHECKED, {
    async provideHover(document, position, token) {
      if (!checks.of(document)) return undefined;
      const abort = new AbortController();
      const listener = token.onCancellationRequested(() => abort.abort());
      try {
        return await hover(ibid, document, document.offsetAt(position), abort.signal);
      } catch (error) {
        if (!isAbort(error)) ibid.log.debug(`No hover: ${tell(error)}`);
        return undefined;
      } finally {
        listener.dispose();
      }
    },
  });
}

async function hover(
  { engine }: Ibid,
  document: vscode.TextDocument,
  offset: number,
  signal: AbortSignal,
): Promise<vscode.Hover | undefined> {
  const asked = { document: document.uri.toString(), offset };
  const finding = await engine.request('quotationAt', asked, signal);
  // Words in quotation marks that no source has are mostly no quotations.
  if (!finding || (finding.verdict === 'unchecked' && finding.citekey === undefined)) return undefined;
  // On the citation inside a quotation the record is shown, which is another hover.
  const { citation, source, verdict } = finding;
  if (citation && citation.range.start <= offset && offset < citation.range.end) return undefined;
  const [record] = source ? await engine.request('sources', { citekeys: [source.citekey] }, signal) : [];
  const text = new vscode.MarkdownString('', true);
  text.isTrusted = { enabledCommands: COMMANDS };
  const place = source ? locatorOf(source) : '';
  text.appendMarkdown(`${VERDICTS[verdict]}${place === '' ? '' : ` · ${plainMarkdown(place)}`}\n\n`);
  if (record)
    text.appendMarkdown(
      `${plainMarkdown([titleOf(record), byline(record)].filter((it) => it !== '').join(' · '))}\n\n`,
    );
  else text.appendMarkdown(`${plainMarkdown(RULES[verdict])}\n\n`);
  if (source && finding.differences.length > 0) {
    text.appendMarkdown(`In the source: “${plainMarkdown(source.selector[0].exact)}”\n\n`);
  }
  for (const note of finding.notes) text.appendMarkdown(`- ${plainMarkdown(describeNote(note))}\n`);
  const others = finding.elsewhere.map(locatorOf).filter((it) => it !== '');
  if (others.length > 0)
    text.appendMarkdown(`\nThe same words stand at ${plainMarkdown(others.join(', '))} as well.\n`);
  if (finding.once) {
    text.appendMarkdown(
      `\nOn ${plainMarkdown(finding.once.seen)} the source had: “${plainMarkdown(finding.once.selector.exact)}”\n`,
    );
  }
  if (source) {
    const preview = previewOf(source);
    text.appendMarkdown(
      `\n${commandLink('$(open-preview) Show in the source', preview.command, preview.arguments ?? [])}`,
    );
    if (finding.differences.length > 0) {
      const args = [document.uri.toString(), finding.range.start];
      text.appendMarkdown(` · ${commandLink('$(diff) Compare side by side', 'ibid.check.compare', args)}`);
    }
  }
  return new vscode.Hover(text, rangeIn(document, finding.range));
}
