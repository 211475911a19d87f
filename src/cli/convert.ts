import { convertCitations } from '../dialect/convert';
import { DIALECTS, dialectByName } from '../dialect/dialects';
import { readingBack } from '../dialect/reading-back';
import { citationContexts } from '../engine/citation-contexts';
import { replaceFile } from '../engine/replace-file';
import { IbidError } from '../model/error';
import { DEFAULT_STYLE } from './citing';
import { type Command, EXIT, parseCommand } from './command';
import { dialectOfDraft, openDraft } from './draft-text';
import { LIBRARY_HELP, LIBRARY_OPTIONS } from './library-options';
import { withLibrary } from './session';

export const convert: Command = {
  name: 'convert',
  summary: 'Write the citations of a draft in another dialect',
  usage: 'convert DRAFT --library DIR --to NAME [--from NAME] [--style NAME] [--write]',
  help: `Only citations are touched; the rest of the markup is another converter's work. The draft goes to standard output.

Options
${LIBRARY_HELP}
  --to NAME      ${DIALECTS.map(({ id }) => id).join(', ')}
  --from NAME    where it is not given, the draft's own
  --style NAME   CSL style of formatted citations (${DEFAULT_STYLE})
  --locale TAG   language of formatted citations, de-DE
  --write        into DRAFT itself

Citations whose source is not in the library stay as they are and are named. The exit code is 1 when nothing was converted.`,

  async run(args, output) {
    const { values, positionals } = parseCommand(args, {
      ...LIBRARY_OPTIONS,
      to: { type: 'string' },
      from: { type: 'string' },
      style: { type: 'string' },
      locale: { type: 'string' },
      write: { type: 'boolean' },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new IbidError('usage', 'give one DRAFT');
    if (values.to === undefined) throw new IbidError('usage', '--to NAME is missing');
    const to = dialectByName(values.to);
    const { text, encode } = openDraft(file);
    const from = readingBack(dialectOfDraft(file, text, values.from));
    const { style = DEFAULT_STYLE, locale } = values;
    return withLibrary(values, output, async ({ engine }) => {
      const { citations } = from.parse(text);
      const contexts = await citationContexts(engine, to, citations, {
        style,
        ...(locale !== undefined && { locale }),
      });
      const result = convertCitations(
        text,
        { from, to },
        (key) => contexts.items.has(key),
        ({ range }) => contexts.at.get(range.start) ?? {},
      );
      if (result.unknown.length > 0) output.say(`ibid: no source has the citekey ${result.unknown.join(', ')}`);
      if (result.converted === 0) return EXIT.nothingFound;
      if (!values.write) output.line(result.text.replace(/\n$/, ''));
      else await replaceFile(file, encode(result.text, file));
      return EXIT.done;
    });
  },
};
