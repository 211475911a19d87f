import { type CheckedDraft, positionsIn } from '../../verify/report/checked-draft';
import { summary } from '../../verify/report/text';
import { describeIssue, describeNote, describeQuote, levelOf, short } from '../../verify/report/wording';
import { plainMarkdown } from '../plain-markdown';

/** The report as Markdown, to be kept beside a draft or sent to a colleague. */
export function markdownReport(drafts: readonly CheckedDraft[]): string {
  const sections = drafts.map(({ file, text, findings }) => {
    const at = positionsIn(text);
    const rows = [
      ...findings.quotes.map((finding) => ({
        start: finding.range.start,
        text: [
          `**${finding.verdict}** “${plainMarkdown(short(finding.text))}”`,
          `${plainMarkdown(describeQuote(finding))}.`,
          ...(levelOf(finding) === 'none' ? finding.notes : []).map((note) => `${plainMarkdown(describeNote(note))}.`),
        ].join(' '),
      })),
      ...findings.issues.map((issue) => ({
        start: issue.range.start,
        text: `**${issue.kind}** ${plainMarkdown(describeIssue(issue))}.`,
      })),
    ].sort((a, b) => a.start - b.start);
    const lines = rows.map((row) => `- Line ${at(row.start).line}: ${row.text}`);
    return [`## ${plainMarkdown(file)}`, '', ...(lines.length > 0 ? lines : ['No quotations.'])].join('\n');
  });
  return ['# Quotations checked', `${summary(drafts)}.`, ...sections].join('\n\n').concat('\n');
}
