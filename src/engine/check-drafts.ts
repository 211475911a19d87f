import type { Dialect, ParsedDraft } from '../dialect/dialect';
import { Pace } from '../library/pace';
import { familyName } from '../model/item';
import type { DraftFindings } from '../verify/finding';
import type { Capture } from '../verify/shelf';
import { makeVerifier } from '../verify/verify';
import type { Engine, SourceText } from './protocol';

export { type DraftFindings, isFailure } from '../verify/finding';
export { quotedIn } from '../verify/quoted-in';
export type { CheckedDraft } from '../verify/report/checked-draft';
export { REPORT_FORMATS, writeReport } from '../verify/report/report';

/** A draft to be held against the library. */
export interface Draft {
  readonly text: string;
  readonly dialect: Dialect;
  /** The text as the dialect reads it. */
  readonly parsed: ParsedDraft;
  /** Citekeys that its bibliography has. */
  readonly bibliography: ReadonlySet<string>;
  /** Look for the library's words without quotation marks too. */
  readonly copied: boolean;
}

/** Checks drafts against the library of an engine, and remembers what it compared. */
export function draftChecker(engine: Engine): (draft: Draft, signal?: AbortSignal) => Promise<DraftFindings> {
  const pace = new Pace();
  const verifier = makeVerifier({
    get revision() {
      return engine.status.revision;
    },
    async source(citekey, signal) {
      const found = await engine.request('source', { citekey }, signal);
      if (found === undefined) return undefined;
      const { title, language, author = [] } = found.source.item;
      const names = [...author.map(familyName), ...(title === undefined ? [] : [title])].filter((name) => name !== '');
      const about = { names, ...(title !== undefined && { title }), ...(language !== undefined && { language }) };
      const [, ...versions] = await engine.request('captures', { citekey }, signal);
      return {
        citekey,
        ...about,
        ...captureOf(found),
        ...(versions.length > 0 && { versions: versions.map(captureOf) }),
      };
    },
    async holders(text, limit, signal) {
      await pace.breathe(signal);
      return engine.request('holders', { text, limit }, signal);
    },
    async titled(text, signal) {
      // What would be a filter of the lookup is a word here.
      const words = text.replace(/[":]/g, ' ');
      const { sources } = await engine.request('find', { text: words, kinds: ['source'], limit: 3 }, signal);
      return sources.flatMap(({ source }) => source.item.title ?? []);
    },
    quoted: (citekey, signal) => engine.request('quoted', { citekey }, signal),
    async translated(citekey, signal) {
      const anchors = await engine.request('anchors', { citekey }, signal);
      return anchors.flatMap(({ use, words, made: seen, file, part, selector }) =>
        use === 'translation' && words !== undefined
          ? [{ words, original: { citekey, file, ...(part === undefined ? {} : { part }), selector, seen } }]
          : [],
      );
    },
  });
  return ({ text, dialect, parsed, bibliography, copied }, signal) => {
    const breathe = () => pace.breathe(signal);
    return verifier.check(text, parsed, { bibliography, copied, citations: dialect.citations, breathe }, signal);
  };
}

function captureOf({ source: { id, file, part, modified }, passages }: SourceText): Capture {
  return { file, ...(part !== undefined && { part }), revision: `${id} ${modified}`, passages };
}
