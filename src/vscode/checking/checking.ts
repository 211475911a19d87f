import * as vscode from 'vscode';
import type { Ibid } from '../ibid';
import { checkDraft } from './check-draft';
import { compareWithSource } from './compare';
import { QuoteDiagnostics } from './diagnostics';
import { findSource } from './find-source';
import { quotationHover } from './hover';
import { LiveChecks } from './live-checks';
import { quickFixes } from './quick-fixes';
import { repairCommands } from './repair-commands';
import { quotationStatus } from './status';

/** Quotations held against their sources: while one writes, by a command for all of a draft, and the other way round. */
export function checking(ibid: Ibid, context: vscode.ExtensionContext): vscode.Disposable {
  const checks = new LiveChecks(ibid);
  const diagnostics = new QuoteDiagnostics(checks);
  return vscode.Disposable.from(
    checks,
    diagnostics,
    quickFixes(ibid, checks, diagnostics),
    repairCommands(ibid, checks),
    quotationHover(ibid, checks),
    compareWithSource(ibid),
    quotationStatus(checks),
    findSource(ibid),
    checkDraft(ibid, context),
  );
}
