import { bibliographyUse } from '../cite/bibliography-use';
import { BibliographyKeys } from '../engine/bibliography-keys';
import { IbidError } from '../model/error';
import { type Command, EXIT, parseCommand } from './command';
import { draftFiles } from './draft-files';
import { dialectOfDraft, readDraft } from './draft-text';

export const keys: Command = {
  name: 'keys',
  summary: 'List citekeys that no bibliography has, and entries that no draft cites',
  usage: 'keys DRAFT… [--dialect NAME] [--json]',
  help: `DRAFT… are drafts, or folders with drafts. Their bibliographies are those that they, or their projects, declare.

Options
  --dialect NAME where it is not given, each draft's own
  --json         {"unknown", "unused"}

The exit code is 1 when a draft cites what no bibliography has.`,

  async run(args, output) {
    const { values, positionals } = parseCommand(args, { dialect: { type: 'string' }, json: { type: 'boolean' } });
    if (positionals.length === 0) throw new IbidError('usage', 'give DRAFT…');
    const bibliographies = new BibliographyKeys();
    const cited: string[] = [];
    const known: string[] = [];
    for (const file of draftFiles(positionals)) {
      const text = readDraft(file);
      const dialect = dialectOfDraft(file, text, values.dialect);
      const parsed = dialect.parse(text);
      if (dialect.citations !== 'keys') continue;
      cited.push(...parsed.citations.flatMap(({ cites }) => cites.map(({ citekey }) => citekey)));
      known.push(...bibliographies.of(file, text, parsed, dialect));
    }
    const { unknown, unused } = bibliographyUse(cited, known);
    if (values.json) output.json({ unknown, unused });
    else {
      for (const key of unknown) output.line(`unknown  ${key}`);
      for (const key of unused) output.line(`unused   ${key}`);
    }
    return unknown.length > 0 ? EXIT.nothingFound : EXIT.done;
  },
};
