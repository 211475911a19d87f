import type { QuoteFinding } from '../finding';
import { type CheckedDraft, positionsIn } from './checked-draft';
import { summary } from './text';
import { describeIssue, describeNote, describeQuote, levelOf } from './wording';

/**
 * A page of its own: no script, no address, nothing loaded. Colours are never alone in saying something: changed words are
 * `ins` and `del`, which screen readers can announce, and each verdict is written out.
 */
export function htmlReport(drafts: readonly CheckedDraft[]): string {
  const body = drafts.map(section).join('\n');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Quotations checked</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Quotations checked</h1>
<p>${escapeHtml(summary(drafts))}.</p>
${body}
</main>
</body>
</html>`;
}

function section({ file, text, findings }: CheckedDraft): string {
  const at = positionsIn(text);
  const rows = findings.quotes.map((finding) => {
    const { line } = at(finding.range.start);
    const notes = finding.notes.map((note) => `<li>${escapeHtml(describeNote(note))}</li>`).join('');
    return `<tr class="${levelOf(finding)}">
<td>${line}</td>
<th scope="row"><bdi>${markedWords(text, finding)}</bdi></th>
<td>${escapeHtml(finding.citekey ?? '')}</td>
<td><strong>${escapeHtml(finding.verdict)}</strong></td>
<td>${escapeHtml(describeQuote(finding))}.${notes === '' ? '' : `<ul>${notes}</ul>`}</td>
</tr>`;
  });
  const issues = findings.issues.map((issue) => {
    const { line } = at(issue.range.start);
    return `<li>Line ${line}: ${escapeHtml(describeIssue(issue))}.</li>`;
  });
  return `<section>
<h2>${escapeHtml(file)}</h2>
${rows.length === 0 ? '<p>No quotations.</p>' : table(rows)}
${issues.length === 0 ? '' : `<h3>Also noticed</h3>\n<ul>\n${issues.join('\n')}\n</ul>`}
</section>`;
}

const table = (
  rows: readonly string[],
): string => `<div class="wide" tabindex="0" role="region" aria-label="Quotations"><table>
<thead><tr><th scope="col">Line</th><th scope="col">Words</th><th scope="col">Cited</th><th scope="col">Verdict</th><th scope="col">What is the case</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;

/** The words as the draft has them, what differs struck out and the source's words after it. */
export function markedWords(text: string, { range, differences }: QuoteFinding): string {
  let shown = '';
  let at = range.start;
  for (const { kind, range: where, expected } of differences) {
    if (where.start < at) continue;
    shown += escapeHtml(text.slice(at, where.start));
    if (where.end > where.start) shown += `<del>${escapeHtml(text.slice(where.start, where.end))}</del> `;
    if (kind !== 'order' && expected !== '') shown += `<ins>${escapeHtml(expected)}</ins> `;
    at = where.end;
  }
  return shown + escapeHtml(text.slice(at, range.end));
}

/** Text that is to be shown as it is, in elements and in quoted attributes (HTML §13.3). */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid GrayText; padding: .5rem; text-align: start; vertical-align: top; }
tbody th { font-weight: normal; max-width: 36rem; }
del { background: light-dark(#ffd7d5, #67060c); }
ins { background: light-dark(#ccffd8, #033a16); }
.error strong { color: light-dark(#a40e26, #ff9a94); }
.warning strong { color: light-dark(#7a4d00, #e8b34b); }
ul { margin: .25rem 0; padding-inline-start: 1.25rem; }
@media print { .wide { overflow: visible; } }
`;
