import { detectDialect } from '../dialect/detect';
import type { Dialect, ParsedDraft } from '../dialect/dialect';
import { IbidError } from '../model/error';
import type { DraftFindings, QuoteFinding } from '../verify/finding';
import { quotedIn } from '../verify/quoted-in';
import { correctLocator, type Repair, repairsOf } from '../verify/repairs';
import { levelOf } from '../verify/report/wording';
import { BibliographyKeys } from './bibliography-keys';
import { draftChecker } from './check-drafts';
import type { CheckParams, DraftCheck, Engine, LinePlace, RepairParams } from './protocol';
import { SourceLines } from './source-lines';

/** A draft as it was checked last. */
interface Session {
  readonly text: string;
  /** What told its dialect, beside the text. */
  readonly kind: string;
  readonly dialect: Dialect;
  readonly parsed: ParsedDraft;
  /** Absent until the check of this very text is done. */
  readonly findings?: DraftFindings;
}

/**
 * Drafts that are being written: what was read and found of each, so that a keystroke costs only what it changed and a
 * question about one quotation costs nothing.
 */
export class DraftSessions {
  readonly #engine: Engine;
  readonly #check: ReturnType<typeof draftChecker>;
  readonly #keys = new BibliographyKeys();
  readonly #lines = new SourceLines();
  readonly #sessions = new Map<string, Session>();

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#check = draftChecker(engine);
  }

  async check(params: CheckParams, signal?: AbortSignal): Promise<DraftCheck> {
    const { document, path, text, copied = false, quotes: wanted = 'all' } = params;
    if ((await this.#engine.request('source', { file: path }, signal)) !== undefined) return { kind: 'source' };
    const session = this.#read(params);
    if (session === undefined) return { kind: 'no-dialect' };
    const { dialect, parsed } = session;
    const bibliography = this.#keys.of(path, text, parsed, dialect);
    const findings = await this.#check({ text, dialect, parsed, bibliography, copied }, signal);
    // Another text may have come in the meantime, or the draft was closed.
    if (document !== undefined && this.#sessions.get(document) === session) {
      this.#sessions.set(document, { ...session, findings });
    }
    const counts: { [verdict in QuoteFinding['verdict']]?: number } = {};
    for (const { verdict } of findings.quotes) counts[verdict] = (counts[verdict] ?? 0) + 1;
    const quotes = wanted === 'all' ? findings.quotes : findings.quotes.filter((it) => isProblem(it, dialect));
    const notice = params.remember === true ? await this.#remember(findings) : undefined;
    return {
      kind: 'draft',
      dialect: dialect.id,
      counts,
      quotes,
      issues: findings.issues,
      places: wanted === 'problems' ? this.#placesOf(quotes) : {},
      ...(notice === undefined ? {} : { notice }),
    };
  }

  /** The quotation at an offset of the draft as it was checked last. */
  quotationAt(document: string, offset: number): QuoteFinding | undefined {
    return this.#sessions
      .get(document)
      ?.findings?.quotes.find(({ range }) => range.start <= offset && offset <= range.end);
  }

  repairs({ document, of, mark }: RepairParams): readonly Repair[] {
    const session = this.#sessions.get(document);
    if (session?.findings === undefined) return [];
    const { text, dialect, findings } = session;
    const repairs = (finding: QuoteFinding) => repairsOf(text, finding, dialect, mark);
    if (of.kind === 'all-altered') return restoreAll(findings.quotes.filter(isRestorable).map(repairs));
    if (of.kind !== 'quotation') {
      const issue = findings.issues.find(({ kind, range }) => kind === of.kind && range.start === of.start);
      const repair = issue && correctLocator(text, issue);
      return repair === undefined ? [] : [repair];
    }
    const finding = findings.quotes.find(({ range }) => range.start === of.start);
    if (finding === undefined) return [];
    const one = of.difference === undefined ? undefined : finding.differences[of.difference];
    if (one === undefined) return repairs(finding);
    const whole = finding.differences.length > 1 ? restoreOf(repairs(finding)) : undefined;
    return [...repairs({ ...finding, differences: [one] }), ...(whole ?? [])];
  }

  forget(document: string): void {
    this.#sessions.delete(document);
  }

  #placesOf(quotes: readonly QuoteFinding[]): { readonly [start: number]: LinePlace } {
    const places: { [start: number]: LinePlace } = {};
    for (const { range, source } of quotes) {
      const place = source && this.#lines.placeOf(source);
      if (place !== undefined) places[range.start] = place;
    }
    return places;
  }

  /** Why it could not be written: the check is none the worse for it. */
  async #remember({ quotes }: DraftFindings): Promise<string | undefined> {
    try {
      await this.#engine.request('remember', { words: quotedIn(quotes) });
      return undefined;
    } catch (error) {
      if (error instanceof IbidError) return error.message;
      throw error;
    }
  }

  #read(draft: CheckParams): Session | undefined {
    const { document, text } = draft;
    const known = document === undefined ? undefined : this.#sessions.get(document);
    const kind = [
      draft.language,
      draft.markdown,
      draft.isQuartoProject,
      draft.isMystProject,
      draft.hasSphinxBibtex,
      draft.templates && JSON.stringify(draft.templates),
    ].join();
    if (known?.text === text && known.kind === kind) return known;
    const dialect = detectDialect(draft)?.dialect;
    if (dialect === undefined) return undefined;
    const session = { text, kind, dialect, parsed: dialect.parse(text) };
    if (document !== undefined) this.#sessions.set(document, session);
    return session;
  }
}

/** A note whose label no source has is a note of another kind: that its words could not be checked is no problem of them. */
function isProblem(finding: QuoteFinding, { citations }: Dialect): boolean {
  return levelOf(finding) !== 'none' && !(finding.verdict === 'unchecked' && citations === 'formatted');
}

/** Words out of order cannot be put right word by word. */
function isRestorable({ verdict, differences }: QuoteFinding): boolean {
  return verdict === 'altered' && differences.every(({ kind }) => kind !== 'order');
}

/** The repair that restores a whole quotation: the last of its kind. */
function restoreOf(repairs: readonly Repair[]): readonly Repair[] {
  return repairs.filter(({ kind }) => kind === 'restore').slice(-1);
}

function restoreAll(quotations: readonly (readonly Repair[])[]): readonly Repair[] {
  const edits = quotations.flatMap(restoreOf).flatMap((repair) => repair.edits);
  if (quotations.length < 2) return [];
  return [
    { kind: 'restore', title: `Restore the source’s words in all ${quotations.length} altered quotations`, edits },
  ];
}
