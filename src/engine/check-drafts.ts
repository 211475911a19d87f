import type { Dialect, ParsedDraft } from '../dialect/dialect';
import { Pace } from '../library/pace';
import type { DraftFindings } from '../verify/finding';
import { makeVerifier } from '../verify/verify';
import type { Engine } from './protocol';

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
      const { source, passages } = found;
      const part = source.part === undefined ? {} : { part: source.part };
      const { title, language } = source.item;
      const about = { ...(title !== undefined && { title }), ...(language !== undefined && { language }) };
      return { citekey, ...about, file: source.file, ...part, revision: `${source.id} ${source.modified}`, passages };
    },
    async holders(text, limit, signal) {
      await pace.breathe(signal);
      return engine.request('holders', { text, limit }, signal);
    },
    quoted: (citekey, signal) => engine.request('quoted', { citekey }, signal),
  });
  return ({ text, dialect, parsed, bibliography, copied }, signal) => {
    const breathe = () => pace.breathe(signal);
    return verifier.check(text, parsed, { bibliography, copied, citations: dialect.citations, breathe }, signal);
  };
}
