import * as vscode from 'vscode';
import type { Ibid } from '../ibid';
import { compareWithSource } from './compare';
import { QuoteDiagnostics } from './diagnostics';
import { quotationHover } from './hover';
import { LiveChecks } from './live-checks';
import { quickFixes } from './quick-fixes';
import { repairCommands } from './repair-commands';
import { quotationStatus } from './status';

/** Quotations held against their sources while one writes: problems, quick fixes, hover and status. */
export function checkWhileWriting(ibid: Ibid): vscode.Disposable {
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
  );
}
