import { IbidError } from '../model/error';
import { type Command, EXIT, parseCommand } from './command';
import { withLibrary } from './session';

export const index: Command = {
  name: 'index',
  summary: 'Bring the index of a folder of saved articles up to date',
  usage: 'index DIR… [--rebuild] [--json]',
  help: `The index lies in your cache folder; nothing is written into DIR. Files that could not be read are listed with the reason.

Options
  --bibliography FILE
             a bibliography elsewhere that counts too; may be given several times
  --rebuild  forget the index first
  --json     one object a line: each problem (kind "problem", file, code, message, severity), then the outcome
             (kind "index", folders, sources, problems, seconds)`,

  async run(args, output) {
    const { values, positionals } = parseCommand(args, {
      bibliography: { type: 'string', multiple: true },
      rebuild: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    if (positionals.length === 0) throw new IbidError('usage', 'no DIR is given');
    const began = performance.now();
    return withLibrary(
      { library: positionals, bibliography: values.bibliography },
      output,
      async ({ engine, nameOf }) => {
        if (values.rebuild) await engine.request('scan', { rebuild: true });
        const { sources } = engine.status;
        const problems = await engine.request('problems', {});
        const seconds = Math.round(performance.now() - began) / 1000;
        for (const problem of problems) {
          const file = nameOf(problem.file);
          if (values.json) output.json({ kind: 'problem', ...problem, file });
          else output.say(`${problem.severity}: ${file}: ${problem.message}`);
        }
        if (values.json)
          output.json({ kind: 'index', folders: positionals, sources, problems: problems.length, seconds });
        else output.line(`${counted(sources, 'source')}, ${counted(problems.length, 'problem')}, ${seconds} s`);
        return sources === 0 ? EXIT.nothingFound : EXIT.done;
      },
    );
  },
};

const counted = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
