import path from 'node:path';
import { itemOfRecord } from '../engine/record-citekey';
import { IbidError } from '../model/error';
import { displayName, isoDate } from '../model/item';
import type { Extraction } from '../model/source';
import { type Command, EXIT, type ExitCode, parseCommand } from './command';
import { messageOf } from './failure';
import { withEngine } from './session';

export const extract: Command = {
  name: 'extract',
  summary: 'Show what is read from saved articles: record and passages',
  usage: 'extract FILE… [--json]',
  help: `Options
  --json  one object a line for each article: file, item (CSL-JSON), provenance, passages (ordinal, kind, paragraph,
          text, highlights), tags, notes, warnings; and part, its address, where a file holds several articles

A file that cannot be read is named on standard error, and the others are shown; the exit code is then 3.`,

  async run(args, output) {
    const { values, positionals } = parseCommand(args, { json: { type: 'boolean' } });
    if (positionals.length === 0) throw new IbidError('usage', 'no FILE is given');
    return withEngine(async (engine) => {
      let code: ExitCode = EXIT.done;
      for (const file of positionals) {
        try {
          for (const extraction of await engine.request('extract', { file: path.resolve(file) })) {
            if (values.json) output.json(plain(file, extraction));
            else output.line(readable(file, extraction));
          }
        } catch (error) {
          output.say(`ibid: ${file}: ${messageOf(error)}`);
          code = EXIT.failed;
        }
      }
      return code;
    });
  },
};

function plain(file: string, { part, record, provenance, passages, tags, notes, warnings }: Extraction): object {
  return {
    file,
    ...(part !== undefined && { part }),
    item: itemOfRecord(record, part ?? file),
    provenance,
    passages,
    ...(tags !== undefined && tags.length > 0 && { tags }),
    ...(notes !== undefined && { notes }),
    warnings,
  };
}

function readable(file: string, { part, record, passages, warnings }: Extraction): string {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['file', file],
    ['part', part],
    ['title', record.title],
    ['author', record.author?.map(displayName).join('; ')],
    ['issued', record.issued && isoDate(record.issued)],
    ['in', record['container-title']],
    ['URL', record.URL],
    ['language', record.language],
    ['type', record.type],
    ...warnings.map(({ message }) => ['warning', message] as const),
  ];
  const head = rows.flatMap(([name, value]) => (value ? [`${`${name}:`.padEnd(10)} ${value}`] : []));
  const body = passages.map(({ kind, paragraph, text }) =>
    kind === 'heading' ? `\n# ${text}\n` : `${paragraph === undefined ? kind : `${paragraph}.`} ${text}`,
  );
  return [...head, '', ...body, ''].join('\n');
}
