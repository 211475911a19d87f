import { type CheckedDraft, positionsIn } from './checked-draft';
import { describeIssue, describeQuote, type Level, levelOf } from './wording';

const COMMANDS: { readonly [L in Level]: string } = { error: 'error', warning: 'warning', note: 'notice', none: '' };

/** Workflow commands, which GitHub shows beside the lines of a pull request (GitHub docs, "Workflow commands"). */
export function githubReport(drafts: readonly CheckedDraft[]): string {
  const lines = drafts.flatMap(({ file, text, findings }) => {
    const at = positionsIn(text);
    const line = (
      level: Level,
      range: { readonly start: number; readonly end: number },
      title: string,
      what: string,
    ) => {
      const start = at(range.start);
      const end = at(range.end);
      const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
      const properties = { file, line: start.line, endLine: end.line, ...columns, title: `Ibid: ${title}` };
      const listed = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
      return `::${COMMANDS[level]} ${listed.join(',')}::${message(what)}`;
    };
    return [
      ...findings.quotes
        .filter((finding) => levelOf(finding) !== 'none')
        .map((finding) => line(levelOf(finding), finding.range, finding.verdict, describeQuote(finding))),
      ...findings.issues.map((issue) => line('warning', issue.range, issue.kind, describeIssue(issue))),
    ];
  });
  return lines.join('\n');
}

/** Line ends would begin another command. */
const message = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => message(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
