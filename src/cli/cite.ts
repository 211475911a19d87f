import { dialectByName } from '../dialect/dialects';
import type { Cite } from '../model/citation';
import { IbidError } from '../model/error';
import { citesOf, sourcesOf, written } from './citing';
import { CITING_HELP, CITING_OPTIONS, citingOptions } from './citing-options';
import { type Command, EXIT, oneOf, parseCommand } from './command';
import { withLibrary } from './session';

const FORMS: ReadonlyMap<string, Cite['form']> = new Map([
  ['parenthetical', undefined],
  ['narrative', 'narrative'],
  ['year', 'suppress-author'],
]);

export const cite: Command = {
  name: 'cite',
  summary: 'Write a citation in the markup of a draft',
  usage: 'cite KEY… --library DIR --dialect NAME [--locator TEXT] [--form NAME] [--style NAME] [--locale TAG] [--json]',
  help: `Several keys make one citation.

Options
${CITING_HELP}
  --form NAME    parenthetical: (Ruiz, 2019); narrative: Ruiz (2019), as part of the sentence; year: (2019)
  --json         {"citekeys", "dialect", "text"}

The exit code is 1 when no source has one of the keys.`,

  async run(args, output) {
    const { values, positionals: keys } = parseCommand(args, { ...CITING_OPTIONS, form: { type: 'string' } });
    if (keys.length === 0) throw new IbidError('usage', 'no KEY is given');
    if (values.dialect === undefined) throw new IbidError('usage', '--dialect NAME is missing');
    const dialect = dialectByName(values.dialect);
    const form = FORMS.get(oneOf(values.form, 'form', [...FORMS.keys()]) ?? 'parenthetical');
    const cites = citesOf(keys, values.locator).map((cite) => (form === undefined ? cite : { ...cite, form }));
    return withLibrary(values, output, async ({ engine }) => {
      await sourcesOf(engine, keys);
      const text = await written(engine, dialect, { cites }, citingOptions(values));
      if (values.json) output.json({ citekeys: keys, dialect: dialect.id, text });
      else output.line(text);
      return EXIT.done;
    });
  },
};
