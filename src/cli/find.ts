import { IbidError } from '../model/error';
import { displayName, issuedYear } from '../model/item';
import type { PassageMatch, SourceMatch } from '../model/match';
import { type Command, EXIT, oneOf, parseCommand, positive } from './command';
import { LIBRARY_HELP, LIBRARY_OPTIONS } from './library-options';
import { withLibrary } from './session';

/** Rows where `--limit` is not given. */
const ROWS = 10;

export const find: Command = {
  name: 'find',
  summary: 'Find sources and passages by a few remembered words',
  usage: 'find QUERY --library DIR [--in sources|passages] [--limit N] [--json]',
  help: `QUERY may be misspelt, and may hold "exact words", author:, title:, site:, year:2015, year:2014..2016 and -word.

Options
${LIBRARY_HELP}
  --in WHAT      sources or passages only
  --limit N      rows at the most (${ROWS})
  --json         one object a line, best first: kind ("source" or "passage"), file, citekey, item (CSL-JSON), score; for a
                 passage also ordinal, paragraph, text and matches ([{start, end}] in text), for a source matches by field

The exit code is 1 when nothing is found.`,

  async run(args, output) {
    const { values, positionals } = parseCommand(args, {
      ...LIBRARY_OPTIONS,
      in: { type: 'string' },
      limit: { type: 'string' },
      json: { type: 'boolean' },
    });
    const text = positionals.join(' ');
    if (text.trim() === '') throw new IbidError('usage', 'no QUERY is given');
    const only = oneOf(values.in, 'in', ['sources', 'passages']);
    const limit = positive(values.limit, 'limit') ?? ROWS;
    return withLibrary(values, output, async ({ engine, nameOf }) => {
      const kinds =
        only === undefined ? {} : { kinds: [only === 'sources' ? ('source' as const) : ('passage' as const)] };
      const { sources, passages } = await engine.request('find', { text, limit, ...kinds });
      const rows = [...(only === 'passages' ? [] : sources), ...passages].slice(0, limit);
      for (const row of rows) {
        if (values.json) output.json(plain(row, nameOf));
        else output.line(readable(row, nameOf));
      }
      if (rows.length > 0) return EXIT.done;
      output.say(`Nothing matches “${text}”: ${engine.status.sources} sources searched.`);
      return EXIT.nothingFound;
    });
  },
};

function plain(row: SourceMatch | PassageMatch, nameOf: (file: string) => string): object {
  const { kind, score, matches, source } = row;
  const { citekey, item, part } = source;
  const about = { kind, file: nameOf(source.file), ...(part !== undefined && { part }), citekey, item, score };
  if (kind === 'passage') {
    const { ordinal, paragraph, text } = row.passage;
    return { ...about, ordinal, ...(paragraph !== undefined && { paragraph }), text, matches };
  }
  return {
    ...about,
    matches,
    ...(row.duplicates !== undefined && { duplicates: row.duplicates.map((twin) => twin.citekey) }),
  };
}

function readable(row: SourceMatch | PassageMatch, nameOf: (file: string) => string): string {
  const { item, citekey, file } = row.source;
  const who = item.author?.map(displayName).join(', ');
  const about = [who, item['container-title'], issuedYear(item)].filter(Boolean).join(' · ');
  const head = `${citekey}  ${item.title ?? nameOf(file)}${about === '' ? '' : `  (${about})`}`;
  if (row.kind === 'source') return `${head}\n    ${nameOf(file)}`;
  const { paragraph, text } = row.passage;
  return `${head}\n    ${paragraph === undefined ? '' : `¶${paragraph} `}${text}`;
}
