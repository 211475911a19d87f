import { existsSync } from 'node:fs';
import path from 'node:path';
import { version } from '../../package.json';
import type { Dialect, ParsedDraft } from '../dialect/dialect';
import { DIALECTS } from '../dialect/dialects';
import { BibliographyKeys, declaredBibliographies } from '../engine/bibliography-keys';
import { type CheckedDraft, draftChecker, isFailure, REPORT_FORMATS, writeReport } from '../engine/check-drafts';
import { IbidError } from '../model/error';
import { type Command, EXIT, type ExitCode, oneOf, parseCommand } from './command';
import { draftFiles } from './draft-files';
import { dialectOfDraft, readDraft } from './draft-text';
import { exitCodeOf } from './failure';
import { LIBRARY_HELP, LIBRARY_OPTIONS } from './library-options';
import { withLibrary } from './session';

export const check: Command = {
  name: 'check',
  summary: 'Hold the quotations of drafts against their sources',
  usage: `check FILES… --library DIR [--format ${REPORT_FORMATS.join('|')}]`,
  help: `FILES are drafts, or folders with drafts.

Options
${LIBRARY_HELP}
  --format NAME  ${REPORT_FORMATS.join(', ')} (text)
  --dialect NAME ${DIALECTS.map(({ id }) => id).join(', ')}; where it is not given, each draft's own
  --copied       look for the library's words without quotation marks too

json gives one object per quotation and line: {"file", "range", "text", "citekey", "verdict", "source", "differences", "notes",
"elsewhere"}. A draft that cannot be read is told, and the others are checked.

The exit code is 1 when a quotation is altered, missing or of another source than the one cited.`,

  async run(args, output) {
    const { values, positionals } = parseCommand(args, {
      ...LIBRARY_OPTIONS,
      format: { type: 'string' },
      dialect: { type: 'string' },
      copied: { type: 'boolean' },
    });
    const format = oneOf(values.format, 'format', REPORT_FORMATS) ?? 'text';
    if (positionals.length === 0) throw new IbidError('usage', 'give FILES');
    const files = draftFiles(positionals, values.library);
    return withLibrary(values, output, async ({ engine, nameOf }) => {
      let trouble: ExitCode = EXIT.done;
      const attempted = async <T>(work: () => T | Promise<T>): Promise<T | undefined> => {
        try {
          return await work();
        } catch (error) {
          if (!(error instanceof IbidError)) throw error;
          output.say(`ibid check: ${error.message}`);
          trouble = exitCodeOf(error);
          return undefined;
        }
      };
      const read: ReadDraft[] = [];
      for (const file of files) read.push(...((await attempted(() => [readParsed(file, values.dialect)])) ?? []));
      // The articles take the citekeys that the drafts' own bibliographies give them.
      const declared = read.flatMap(({ file, text, parsed, dialect }) =>
        declaredBibliographies(file, text, parsed, dialect),
      );
      const bibliographies = [...new Set(declared)].filter((file) => existsSync(file));
      if (bibliographies.length > 0) await engine.request('bibliographies', { files: bibliographies });
      const findings = draftChecker(engine);
      const keys = new BibliographyKeys();
      const drafts: CheckedDraft[] = [];
      for (const [i, { file, text, dialect, parsed }] of read.entries()) {
        output.progress(`Checking ${i + 1} of ${read.length}: ${file}`);
        const bibliography = keys.of(file, text, parsed, dialect);
        const copied = values.copied === true;
        const found = await attempted(() => findings({ text, dialect, parsed, bibliography, copied }));
        if (found) drafts.push({ file: file.split(path.sep).join('/'), text, findings: named(found, nameOf) });
      }
      const report = writeReport(format, drafts, version);
      if (report !== '') output.line(report);
      const failed = drafts.some((draft) => draft.findings.quotes.some(({ verdict }) => isFailure(verdict)));
      if (trouble !== EXIT.done) return trouble;
      return failed ? EXIT.nothingFound : EXIT.done;
    });
  },
};

interface ReadDraft {
  readonly file: string;
  readonly text: string;
  readonly dialect: Dialect;
  readonly parsed: ParsedDraft;
}

function readParsed(file: string, named: string | undefined): ReadDraft {
  const text = readDraft(file);
  const dialect = dialectOfDraft(file, text, named);
  return { file, text, dialect, parsed: dialect.parse(text) };
}

/** With the sources' files as the person would name them. */
function named(findings: CheckedDraft['findings'], nameOf: (file: string) => string): CheckedDraft['findings'] {
  return {
    issues: findings.issues.map((issue) =>
      issue.kind === 'copied-without-marks'
        ? { ...issue, source: { ...issue.source, file: nameOf(issue.source.file) } }
        : issue,
    ),
    quotes: findings.quotes.map((quote) => ({
      ...quote,
      ...(quote.source && { source: { ...quote.source, file: nameOf(quote.source.file) } }),
      elsewhere: quote.elsewhere.map((place) => ({ ...place, file: nameOf(place.file) })),
    })),
  };
}
