import { writeBibliography } from '../cite/bibliography';
import { IbidError } from '../model/error';
import { sourcesOf } from './citing';
import { type Command, EXIT, oneOf, parseCommand } from './command';
import { withLibrary } from './session';

const FORMATS = ['biblatex', 'bibtex', 'csl-json', 'csl-yaml', 'ris', 'hayagriva'] as const;

export const bib: Command = {
  name: 'bib',
  summary: 'Write bibliography entries of sources',
  usage: 'bib KEY… --library DIR --format NAME',
  help: `Options
  --library DIR  folder of saved articles; may be given several times
  --format NAME  ${FORMATS.join(', ')}
  --all          every source of the library instead of KEY…

The exit code is 1 when no source has one of the keys.`,

  async run(args, output) {
    const { values, positionals: keys } = parseCommand(args, {
      library: { type: 'string', multiple: true },
      format: { type: 'string' },
      all: { type: 'boolean' },
    });
    const format = oneOf(values.format, 'format', FORMATS);
    if (format === undefined) throw new IbidError('usage', '--format NAME is missing');
    if (values.all ? keys.length > 0 : keys.length === 0) throw new IbidError('usage', 'give KEY…, or --all');
    return withLibrary(values.library, output, async ({ engine }) => {
      const sources = values.all
        ? await engine.request('recent', { limit: engine.status.sources })
        : await sourcesOf(engine, [...new Set(keys)]);
      if (sources.length === 0) return EXIT.nothingFound;
      const items = sources.map(({ item }) => item);
      output.line(
        writeBibliography(values.all ? items.sort((a, b) => (a.id < b.id ? -1 : 1)) : items, format).trimEnd(),
      );
      return EXIT.done;
    });
  },
};
