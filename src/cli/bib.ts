import { readFileSync } from 'node:fs';
import { addToBibliography } from '../cite/bibliography';
import { bibliographyFormatOf } from '../cite/bibliography-file-name';
import { losslessText } from '../cite/lossless-text';
import { readBibliography } from '../cite/match-bibliography';
import { keyByTemplate } from '../engine/record-citekey';
import { replaceFile } from '../engine/replace-file';
import type { BibliographyFormat } from '../model/bibliography-format';
import { IbidError } from '../model/error';
import type { CslItem } from '../model/item';
import { sourcesOf } from './citing';
import { type Command, EXIT, type ExitCode, oneOf, parseCommand } from './command';
import { dialectOfDraft, readDraft } from './draft-text';
import { LIBRARY_HELP, LIBRARY_OPTIONS } from './library-options';
import type { Output } from './output';
import { withLibrary } from './session';

const FORMATS = ['biblatex', 'bibtex', 'csl-json', 'csl-yaml', 'ris', 'hayagriva'] as const;

export const bib: Command = {
  name: 'bib',
  summary: 'Write bibliography entries of sources, or convert a bibliography',
  usage: 'bib KEY… --library DIR --format NAME | bib --from FILE --format NAME',
  help: `Which entries
  KEY…           of the sources with these citekeys
  --all          of every source of the library
  --cited DRAFT  of all that a draft cites; may be given several times
  --from FILE    those of a .bib, CSL-JSON, CSL-YAML, RIS or hayagriva file, without a library
${LIBRARY_HELP}

Where to
  --format NAME  ${FORMATS.join(', ')}
  --into FILE    adds those that the file lacks, instead of writing to standard output; what is in it stays byte for byte

The exit code is 1 when no source has one of the keys. To import a bibliography, put it into the library, or give it with
--bibliography.`,

  async run(args, output) {
    const { values, positionals: keys } = parseCommand(args, {
      ...LIBRARY_OPTIONS,
      format: { type: 'string' },
      all: { type: 'boolean' },
      cited: { type: 'string', multiple: true },
      from: { type: 'string' },
      into: { type: 'string' },
    });
    const format = formatFor(oneOf(values.format, 'format', FORMATS), values.into);
    const write = (items: readonly CslItem[]) => writeEntries(items, format, values.into, output);
    const cited = values.cited ?? [];
    const ways = [keys.length > 0, values.all, cited.length > 0, values.from !== undefined].filter(Boolean).length;
    if (ways !== 1) throw new IbidError('usage', 'give KEY…, or --all, or --cited DRAFT, or --from FILE');
    if (values.from !== undefined) return write(entriesOf(values.from, output));
    return withLibrary(values, output, async ({ engine }) => {
      if (values.all) {
        const all = await engine.request('recent', { limit: engine.status.sources });
        return write(all.map(({ item }) => item).sort((a, b) => (a.id < b.id ? -1 : 1)));
      }
      if (cited.length === 0) return write((await sourcesOf(engine, [...new Set(keys)])).map(({ item }) => item));
      const wanted = [...new Set(cited.flatMap(citekeysOf))];
      const sources = await engine.request('sources', { citekeys: wanted });
      const unknown = wanted.filter((key) => sources.every(({ citekey }) => citekey !== key));
      if (unknown.length > 0) output.say(`ibid: no source has the citekey ${unknown.join(', ')}`);
      return write(sources.map(({ item }) => item));
    });
  },
};

function formatFor(given: BibliographyFormat | undefined, into: string | undefined): BibliographyFormat {
  const format = given ?? (into === undefined ? undefined : bibliographyFormatOf(into, textOf(into) ?? ''));
  if (format === undefined) throw new IbidError('usage', '--format NAME is missing');
  return format;
}

function entriesOf(file: string, output: Output): readonly CslItem[] {
  const text = textOf(file);
  if (text === undefined) throw new IbidError('file-missing', `There is no file ${file}.`, { file });
  const format = bibliographyFormatOf(file, text);
  if (format === undefined) throw new IbidError('format-unknown', `${file} is no bibliography by its name.`, { file });
  const { entries, notes } = readBibliography(text, format, keyByTemplate(undefined));
  for (const { message } of notes) output.say(`ibid: ${file}: ${message}`);
  return entries.map(({ item }) => item);
}

function citekeysOf(file: string): readonly string[] {
  const text = readDraft(file);
  const { citations } = dialectOfDraft(file, text, undefined).parse(text);
  return citations.flatMap(({ cites }) => cites.map(({ citekey }) => citekey));
}

async function writeEntries(
  items: readonly CslItem[],
  format: BibliographyFormat,
  into: string | undefined,
  output: Output,
): Promise<ExitCode> {
  if (items.length === 0) return EXIT.nothingFound;
  const before = losslessText((into === undefined ? undefined : bytesOf(into)) ?? new Uint8Array());
  const result = addToBibliography(before.text, format, items);
  if (!result.ok) throw result.error;
  for (const { citekey, reason } of result.refused) output.say(`ibid: ${citekey} is left out: ${reason}`);
  for (const citekey of result.different)
    output.say(`ibid: ${citekey} stands in ${into} already, for something else; it is left as it is`);
  if (into === undefined) output.line(result.text.trimEnd());
  else if (result.added.length > 0) await replaceFile(into, before.encode(result.text, into));
  return EXIT.done;
}

function textOf(file: string): string | undefined {
  const bytes = bytesOf(file);
  return bytes && losslessText(bytes).text;
}

function bytesOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw new IbidError('file-unreadable', `${file} cannot be read.`, { file }, { cause: error });
  }
}
