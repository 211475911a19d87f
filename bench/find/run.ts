import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { type Adapter, KINDS, type Kind, type Question } from './adapter';
import { random } from './random';

/** What one query process found out. */
export interface Figures {
  /** Milliseconds from the start of the script to the first answer, without Node's own start and the reading of questions. */
  readonly cold: number;
  /** Megabytes of the process at its end, Node itself included; and at most. */
  readonly memory: number;
  readonly peak: number;
  readonly asked: number;
  readonly of: number;
  /** Milliseconds, per keystroke; per quotation for quotes. */
  readonly keystrokes: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** p95 of the processor's time alone: what remains of it on a machine that others use, too. */
  readonly p95cpu: number;
  /** p95 of the keystrokes whose last word has one or two letters: everything begins so. */
  readonly p95hard: number;
  readonly classes: { readonly [name: string]: ClassFigures };
  /** Milliseconds until one changed article is found by its new words. */
  readonly change?: number;
}
export interface ClassFigures {
  readonly asked: number;
  readonly mrr: number;
  readonly first: number;
  /** For questions without a right answer: the share that got one. */
  readonly falsely?: number;
}

const TOP = 10;
/** Seconds of keystrokes at the most, as the peers' measurements have them. */
const KEYSTROKE_SECONDS = 15;

export async function runQueries(
  adapter: Adapter,
  folder: string,
  questionFiles: readonly string[],
  seconds: number,
): Promise<Figures> {
  const began = performance.now();
  const questions = takingTurns(questionFiles.flatMap((file) => readQuestions(file, adapter.kind)));
  const reading = performance.now() - began;
  const { search, change } = await adapter.open(folder);
  search(questions[0]?.q ?? '');
  const cold = performance.now() - performance.nodeTiming.bootstrapComplete - reading;

  const started = performance.now();
  const classes = new Map<
    string,
    { asked: number; reciprocal: number; first: number; falsely: number; nowhere: number }
  >();
  const whole = new Times();
  for (const { cls, q, right } of questions) {
    if (performance.now() - started > seconds * 1000) break;
    const answer = whole.of(() => search(q));
    const one = classes.get(cls) ?? { asked: 0, reciprocal: 0, first: 0, falsely: 0, nowhere: 0 };
    classes.set(cls, one);
    one.asked++;
    if (right.length === 0) {
      one.nowhere++;
      if (answer.length > 0) one.falsely++;
    }
    const at = answer.slice(0, TOP).findIndex((row) => row.some((id) => right.includes(id)));
    if (at >= 0) one.reciprocal += 1 / (at + 1);
    if (at === 0) one.first++;
  }
  const { times, hard } =
    adapter.kind === 'quotes' ? { times: whole, hard: new Times() } : typed(questions, search, seconds);
  const megabytes = (bytes: number) => bytes / 1048576;
  const memory = megabytes(process.memoryUsage.rss());
  return {
    cold,
    memory,
    peak: process.resourceUsage().maxRSS / 1024,
    asked: whole.count,
    of: questions.length,
    keystrokes: times.count,
    p50: times.quantile(0.5),
    p95: times.quantile(0.95),
    p99: times.quantile(0.99),
    p95cpu: times.quantileOfProcessor(0.95),
    p95hard: hard.quantile(0.95),
    classes: Object.fromEntries(
      [...classes].map(([name, { asked, reciprocal, first, falsely, nowhere }]) => [
        name,
        { asked, mrr: reciprocal / asked, first: first / asked, ...(nowhere > 0 && { falsely: falsely / nowhere }) },
      ]),
    ),
    ...(change && { change: change() }),
  };
}

/** The time of every keystroke of the questions, each text from its first character on. */
function typed(questions: readonly Question[], search: (text: string) => unknown, seconds: number) {
  const times = new Times();
  const hard = new Times();
  const started = performance.now();
  for (const { q } of questions) {
    for (let length = 1; length <= q.length; length++) {
      if (performance.now() - started > Math.min(seconds, KEYSTROKE_SECONDS) * 1000) return { times, hard };
      const text = q.slice(0, length);
      times.of(() => search(text));
      if (/(?:^|\s)\S{1,2}$/u.test(text)) hard.takeLast(times);
    }
  }
  return { times, hard };
}

/** Milliseconds by the clock and of the processor. */
class Times {
  readonly #clock: number[] = [];
  readonly #processor: number[] = [];

  get count(): number {
    return this.#clock.length;
  }
  of<T>(work: () => T): T {
    const before = process.cpuUsage();
    const from = performance.now();
    const result = work();
    this.#clock.push(performance.now() - from);
    const { user, system } = process.cpuUsage(before);
    this.#processor.push((user + system) / 1000);
    return result;
  }
  /** What the others measured last. */
  takeLast(others: Times): void {
    this.#clock.push(others.#clock.at(-1) ?? 0);
    this.#processor.push(others.#processor.at(-1) ?? 0);
  }
  quantile(share: number): number {
    return quantile(this.#clock, share);
  }
  quantileOfProcessor(share: number): number {
    return quantile(this.#processor, share);
  }
}

function quantile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function readQuestions(file: string, kind: Kind): Question[] {
  return (JSON.parse(readFileSync(file, 'utf8')) as Question[]).filter((question) => question.kind === kind);
}

/** Megabytes of a process that has answered questions of every kind, keystroke by keystroke, as the engine does in a session. */
export async function memoryOfSession(
  adapters: readonly Adapter[],
  folder: string,
  questionFiles: readonly string[],
  seconds: number,
): Promise<number> {
  const opened = await adapters[0]?.open(folder);
  const started = performance.now();
  const questions = KINDS.flatMap((kind) => takingTurns(questionFiles.flatMap((file) => readQuestions(file, kind))));
  const draw = random(1);
  for (const { kind, q } of draw.shuffled(questions)) {
    if (performance.now() - started > seconds * 1000) break;
    const from = kind === 'quotes' ? q.length : 1;
    for (let length = from; length <= q.length; length++) opened?.search(q.slice(0, length), kind);
  }
  return process.memoryUsage.rss() / 1048576;
}

/** One question of each class after another, so that a run cut short is fair. */
function takingTurns(questions: readonly Question[]): Question[] {
  const classes = new Map<string, Question[]>();
  for (const question of questions) classes.set(question.cls, [...(classes.get(question.cls) ?? []), question]);
  const longest = Math.max(0, ...[...classes.values()].map((list) => list.length));
  return Array.from({ length: longest }, (_, i) => [...classes.values()].flatMap((list) => list[i] ?? [])).flat();
}
