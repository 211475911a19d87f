import { quotingRule } from '../cite/quoting-rules';
import { dialectByName } from '../dialect/dialects';
import type { Engine, SourceText } from '../engine/protocol';
import { IbidError } from '../model/error';
import { quotationKind, wordsBetween } from '../model/quotation';
import type { Passage } from '../model/source';
import { citesOf, written } from './citing';
import { CITING_HELP, CITING_OPTIONS, citingOptions } from './citing-options';
import { type Command, EXIT, parseCommand, positive } from './command';
import { withLibrary } from './session';

/** Words that stand so in a source are quoted as they were given; less alike ones only led to the passage. */
const SAME_WORDS = 0.85;

export const quote: Command = {
  name: 'quote',
  summary: 'Quote a passage word for word, with its citation',
  usage: 'quote WORDS… --library DIR --dialect NAME [--key KEY] [--paragraph N] [--json]',
  help: `WORDS are words of the quotation, or what is remembered of its passage. Where they stand in a source, just they are
quoted, as the source has them; otherwise the whole passage that fits best. With --key and --paragraph no WORDS are needed.

Options
${CITING_HELP}
  --key KEY      only in this source
  --paragraph N  only in this paragraph of it, counted from 1
  --json         {"file", "citekey", "ordinal", "paragraph", "exact", "text"}: exact is what is quoted, text goes into the draft

The exit code is 1 when nothing is found.`,

  async run(args, output) {
    const { values, positionals } = parseCommand(args, {
      ...CITING_OPTIONS,
      key: { type: 'string' },
      paragraph: { type: 'string' },
    });
    const words = positionals.join(' ').trim();
    const paragraph = positive(values.paragraph, 'paragraph');
    if (words === '' && (values.key === undefined || paragraph === undefined)) {
      throw new IbidError('usage', 'give WORDS, or --key KEY with --paragraph N');
    }
    if (paragraph !== undefined && values.key === undefined)
      throw new IbidError('usage', '--paragraph goes with --key');
    if (values.dialect === undefined) throw new IbidError('usage', '--dialect NAME is missing');
    const dialect = dialectByName(values.dialect);
    return withLibrary(values, output, async ({ engine, nameOf }) => {
      const found = await passageOf(engine, words, values.key, paragraph);
      if (found === undefined) {
        output.say(`No passage matches “${words}”: ${engine.status.sources} sources searched.`);
        return EXIT.nothingFound;
      }
      const { source, passage, exact } = found;
      const { language } = source.item;
      const quoted = {
        text: exact,
        kind: quotationKind(exact, quotingRule(values.style ?? 'apa').block),
        ...(language !== undefined && { language }),
      };
      const cites = citesOf([source.citekey], values.locator);
      const text = await written(engine, dialect, { cites, quote: quoted }, citingOptions(values));
      if (values.json) {
        const { ordinal, paragraph: number } = passage;
        const place = { ordinal, ...(number !== undefined && { paragraph: number }) };
        output.json({ file: nameOf(source.file), citekey: source.citekey, ...place, exact, text });
      } else output.line(text);
      return EXIT.done;
    });
  },
};

interface Found extends Pick<SourceText, 'source'> {
  readonly passage: Passage;
  readonly exact: string;
}

async function passageOf(
  engine: Engine,
  words: string,
  key: string | undefined,
  paragraph: number | undefined,
): Promise<Found | undefined> {
  if (key !== undefined) {
    const whole = await engine.request('source', { citekey: key });
    if (whole === undefined)
      throw new IbidError('citekey-unknown', `No source has the citekey ${key}.`, { citekey: key });
    if (words === '') {
      const passage = whole.passages.find((each) => each.paragraph === paragraph);
      return passage && { source: whole.source, passage, exact: passage.text };
    }
  }
  const located = await standsThere(engine, words, key);
  if (located !== undefined && (paragraph === undefined || located.passage.paragraph === paragraph)) return located;
  const { passages } = await engine.request('find', { text: words, kinds: ['passage'], limit: 50 });
  const best = passages.find(
    ({ source, passage }) =>
      (key === undefined || source.citekey === key) && (paragraph === undefined || passage.paragraph === paragraph),
  );
  return best && { source: best.source, passage: best.passage, exact: best.passage.text };
}

async function standsThere(engine: Engine, text: string, citekey: string | undefined): Promise<Found | undefined> {
  const only = citekey === undefined ? {} : { citekey };
  const [match] = await engine.request('locate', { text, limit: 1, ...only });
  if (match === undefined || match.score < SAME_WORDS) return undefined;
  const whole = await engine.request('source', { id: match.source.id });
  const passage = whole?.passages[match.from.ordinal];
  if (whole === undefined || passage === undefined) return undefined;
  const exact = wordsBetween(whole.passages, match.from, match.to);
  return exact === '' ? undefined : { source: whole.source, passage, exact };
}
