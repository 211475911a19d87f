import { VERDICTS } from '../finding';
import { type CheckedDraft, positionsIn } from './checked-draft';
import { describeIssue, describeQuote, levelOf, short } from './wording';

/** For people: `draft.md:3:7: altered “…”` with what is the case below it, for all but plain verbatim ones; then how many of each. */
export function textReport(drafts: readonly CheckedDraft[]): string {
  const lines: string[] = [];
  for (const { file, text, findings } of drafts) {
    const at = positionsIn(text);
    const rows = [
      ...findings.quotes
        .filter((finding) => levelOf(finding) !== 'none')
        .map((finding) => ({
          start: finding.range.start,
          what: `${finding.verdict} “${short(finding.text)}”`,
          why: describeQuote(finding),
        })),
      ...findings.issues.map((issue) => ({ start: issue.range.start, what: issue.kind, why: describeIssue(issue) })),
    ];
    for (const { start, what, why } of rows.sort((a, b) => a.start - b.start)) {
      const { line, column } = at(start);
      lines.push(`${file}:${line}:${column}: ${what}`, `    ${why}.`);
    }
  }
  lines.push(summary(drafts));
  return lines.join('\n');
}

/** `12 quotations: 10 verbatim, 1 altered, 1 unchecked` */
export function summary(drafts: readonly CheckedDraft[]): string {
  const verdicts = drafts.flatMap(({ findings }) => findings.quotes.map(({ verdict }) => verdict));
  const counts = VERDICTS.map((verdict) => [verdicts.filter((it) => it === verdict).length, verdict] as const);
  const parts = counts.filter(([count]) => count > 0).map(([count, verdict]) => `${count} ${verdict}`);
  const total = `${verdicts.length} quotation${verdicts.length === 1 ? '' : 's'}`;
  return parts.length === 0 ? total : `${total}: ${parts.join(', ')}`;
}
