import type { Range } from '../../model/range';
import type { QuoteFinding } from '../../verify/finding';
import { type CheckedDraft, positionsIn } from '../../verify/report/checked-draft';
import { escapeHtml, markedWords } from '../../verify/report/html';
import { summary } from '../../verify/report/text';
import { describeIssue, describeNote, describeQuote, type Level, levelOf, short } from '../../verify/report/wording';
import { placeOf } from './marks';

/** A draft of the report, and where it is. */
export interface ReportedDraft extends CheckedDraft {
  /** The address of its document. */
  readonly address: string;
}

/** A file about which nothing can be said, and why. */
export interface NotChecked {
  readonly file: string;
  readonly why: string;
}

export interface Report {
  readonly drafts: readonly ReportedDraft[];
  readonly notChecked: readonly NotChecked[];
  /** Whether all of the library had been read. */
  readonly isComplete: boolean;
}

/** Commands that the page may run: nothing else in it does anything. */
export const REPORT_COMMANDS = [
  'ibid.report.show',
  'ibid.report.restore',
  'ibid.report.again',
  'ibid.report.save',
  'ibid.source.preview',
];

/** What the page loads: nothing but our style sheet. */
export interface PageFrame {
  /** The source of our own files, for the content security policy. */
  readonly csp: string;
  readonly style: string;
}

/**
 * The report as a page without a script: links run commands, one box filters by style sheet. What is wrong comes first in each
 * draft, what is verbatim is folded away. Levels are words, never colours alone.
 */
export function reportPage(report: Report, frame: PageFrame): string {
  const { drafts, notChecked, isComplete } = report;
  const unread = isComplete
    ? ''
    : '<p class="note" role="status">The library was still being read: what is missing may come.</p>';
  return page(
    frame,
    `<header>
<h1>${escapeHtml(headline(drafts))}</h1>
<p class="summary">${escapeHtml(summary(drafts))}.</p>
<p class="actions">${link('ibid.report.again', [], 'Check again')} ${link('ibid.report.save', [], 'Save the report…')}</p>
${unread}
</header>
<main>
${drafts.map((draft) => section(draft, drafts.length === 1)).join('\n')}
${notChecked.length === 0 ? '' : leftOut(notChecked)}
</main>`,
  );
}

/** What a restored report shows until it is there. */
export function waitingPage(frame: PageFrame): string {
  return page(frame, '<p role="status">The quotations are being checked again…</p>');
}

function page({ csp, style }: PageFrame, body: string): string {
  const policy = `default-src 'none'; style-src ${csp}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Check Draft</title>
<link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body>
${body}
</body>
</html>`;
}

function headline(drafts: readonly ReportedDraft[]): string {
  const [first] = drafts;
  const loud = drafts.some(({ findings }) => findings.issues.length > 0 || findings.quotes.some(isLoud));
  const what = drafts.length === 1 && first ? first.file : `${drafts.length} drafts`;
  return loud ? `${what}: some quotations want a look` : `${what}: all is right`;
}

const isLoud = (finding: QuoteFinding): boolean => levelOf(finding) === 'error' || levelOf(finding) === 'warning';

interface Entry {
  readonly start: number;
  readonly html: string;
  readonly level: Level;
}

function section(draft: ReportedDraft, isAlone: boolean): string {
  const { file, text, findings } = draft;
  const at = positionsIn(text);
  const entries: Entry[] = [
    ...findings.quotes.map((finding) => quotation(draft, finding, at(finding.range.start).line)),
    ...findings.issues.map((issue): Entry => {
      const line = at(issue.range.start).line;
      const words = text.slice(issue.range.start, issue.range.end);
      const body = `<blockquote dir="auto">${escapeHtml(short(words))}</blockquote><p>${escapeHtml(describeIssue(issue))}.</p>`;
      return item(draft, issue.range, line, 'warning', issue.kind, '', body);
    }),
  ].sort((a, b) => a.start - b.start);
  const loud = entries.filter(({ level }) => level === 'error' || level === 'warning');
  const quiet = entries.filter(({ level }) => level === 'none' || level === 'note');
  const heading = isAlone ? '' : `<h2>${show(draft, { start: 0, end: 0 }, escapeHtml(file), file)}</h2>`;
  const nothing = entries.length === 0 ? '<p>No quotations.</p>' : '';
  return `<section aria-label="${escapeHtml(file)}">
${heading}${nothing}
${list(loud)}
${quiet.length === 0 ? '' : `<details${loud.length === 0 ? ' open' : ''}><summary>${quiet.length} that need nothing</summary>\n${list(quiet)}</details>`}
</section>`;
}

const list = (entries: readonly Entry[]): string =>
  entries.length === 0 ? '' : `<ol>${entries.map(({ html }) => html).join('\n')}</ol>`;

function quotation(draft: ReportedDraft, finding: QuoteFinding, line: number): Entry {
  const { range, source, notes, verdict } = finding;
  // The sentence on a verbatim quotation tells of its doubtful edits already.
  const more = verdict === 'verbatim' ? notes.filter(({ doubts }) => doubts.length === 0) : notes;
  const listed = more.map((note) => `<li>${escapeHtml(describeNote(note))}</li>`).join('');
  const preview = { citekey: source?.citekey, words: source?.selector[0].exact };
  const isRestorable = verdict === 'altered' && finding.differences.every(({ kind }) => kind !== 'order');
  const links = [
    ...(isRestorable ? [link('ibid.report.restore', placeIn(draft, range), 'Restore the source’s words')] : []),
    ...(source ? [link('ibid.source.preview', [preview], 'Show in the source')] : []),
  ];
  const body = `<blockquote dir="auto">${markedWords(draft.text, finding)}</blockquote>
<p>${escapeHtml(describeQuote(finding))}.</p>
${links.length === 0 ? '' : `<p class="actions">${links.join(' ')}</p>`}
${listed === '' ? '' : `<ul>${listed}</ul>`}`;
  const level = levelOf(finding);
  const name = verdict === 'verbatim' && level !== 'none' ? 'doubtful omission' : verdict;
  return item(draft, range, line, level, name, placeOf(finding), body);
}

function item(
  draft: ReportedDraft,
  range: Range,
  line: number,
  level: Level,
  verdict: string,
  place: string,
  body: string,
): Entry {
  const name = `Line ${line}`;
  const html = `<li class="${level}">
<h3>${show(draft, range, name, `${name} of ${draft.file}`)} <strong>${escapeHtml(verdict.replaceAll('-', ' '))}</strong> <span class="place">${escapeHtml(place)}</span></h3>
${body}
</li>`;
  return { start: range.start, html, level };
}

/** A link to a place of the draft, which is found again by its words when the draft has changed. */
function show(draft: ReportedDraft, range: Range, html: string, label: string): string {
  return `<a href="${address('ibid.report.show', placeIn(draft, range))}" aria-label="${escapeHtml(label)}">${html}</a>`;
}

const placeIn = ({ address, text }: ReportedDraft, { start, end }: Range) => [address, start, text.slice(start, end)];

function link(command: string, args: readonly unknown[], label: string): string {
  return `<a href="${address(command, args)}">${escapeHtml(label)}</a>`;
}

/** A command as an address that VS Code runs ("Command URIs"). */
function address(command: string, args: readonly unknown[]): string {
  return escapeHtml(`command:${command}?${encodeURIComponent(JSON.stringify(args))}`);
}

function leftOut(notChecked: readonly NotChecked[]): string {
  const rows = notChecked.map(({ file, why }) => `<li>${escapeHtml(`${file}: ${why}`)}</li>`).join('');
  return `<section><h2>Not checked</h2><ul>${rows}</ul></section>`;
}
