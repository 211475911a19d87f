import type { CheckedDraft } from './checked-draft';
import { githubReport } from './github';
import { htmlReport } from './html';
import { jsonReport } from './json';
import { sarifReport } from './sarif';
import { textReport } from './text';

export const REPORT_FORMATS = ['text', 'json', 'sarif', 'github', 'html'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What checking these drafts found, without a line end at its end. `version` is Ibid's. */
export function writeReport(format: ReportFormat, drafts: readonly CheckedDraft[], version: string): string {
  switch (format) {
    case 'text':
      return textReport(drafts);
    case 'json':
      return jsonReport(drafts);
    case 'sarif':
      return sarifReport(drafts, version);
    case 'github':
      return githubReport(drafts);
    case 'html':
      return htmlReport(drafts);
  }
}
