import type { Range } from '../../model/range';
import type { FoundIn } from '../finding';
import { type CheckedDraft, positionsIn } from './checked-draft';
import { describeDifference, describeIssue, describeQuote, type Level, levelOf, RULES } from './wording';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0 (OASIS), for code scanning and editors. Verbatim quotations are results of kind `pass`. */
export function sarifReport(drafts: readonly CheckedDraft[], version: string): string {
  const ids = Object.keys(RULES);
  const rules = Object.entries(RULES).map(([id, text]) => ({ id, shortDescription: { text } }));
  const driver = { name: 'Ibid', semanticVersion: version, rules };
  const results = drafts.flatMap((draft) => resultsOf(draft, ids));
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results };
  return JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, null, 2);
}

function resultsOf({ file, text, findings }: CheckedDraft, ids: readonly string[]): readonly object[] {
  const at = positionsIn(text);
  const location = (range: Range) => {
    const start = at(range.start);
    const end = at(range.end);
    return {
      physicalLocation: {
        artifactLocation: { uri: uriOf(file) },
        region: {
          startLine: start.line,
          startColumn: start.column,
          endLine: end.line,
          endColumn: end.column,
          charOffset: range.start,
          charLength: range.end - range.start,
        },
      },
    };
  };
  const result = (ruleId: string, level: Level, range: Range, message: string, more: object) => ({
    ruleId,
    ruleIndex: ids.indexOf(ruleId),
    kind: level === 'none' ? 'pass' : level === 'note' ? 'open' : 'fail',
    // SARIF §3.27.10: a level other than `none` only goes with `fail`.
    level: level === 'note' ? 'none' : level,
    message: { text: `${message}.` },
    locations: [location(range)],
    ...more,
  });
  const quotes = findings.quotes.map((finding) => {
    const { verdict, range, source, differences } = finding;
    const level = levelOf(finding);
    const related = differences.map((it, id) => ({
      ...location(it.range),
      id,
      message: { text: describeDifference(it) },
    }));
    return result(
      verdict === 'verbatim' && level !== 'none' ? 'doubtful-omission' : verdict,
      level,
      range,
      describeQuote(finding),
      {
        ...(related.length === 0 ? {} : { relatedLocations: related }),
        properties: { citekey: finding.citekey ?? null, ...(source && { source: describeSource(source) }) },
      },
    );
  });
  const issues = findings.issues.map((issue) => result(issue.kind, 'warning', issue.range, describeIssue(issue), {}));
  return [...quotes, ...issues];
}

const describeSource = ({ citekey, file, ordinal, selector }: FoundIn) => ({ citekey, file, ordinal, selector });

/** A relative URI reference (RFC 3986): each part of the path escaped. */
function uriOf(file: string): string {
  return file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
}
