export const KINDS = ['sources', 'passages', 'quotes'] as const;
export type Kind = (typeof KINDS)[number];

/** Rows of an answer, best first; a row has the ids of all that is folded under it. */
export type Answer = readonly (readonly string[])[];

/** One program on one kind of question. */
export interface Adapter {
  readonly kind: Kind;
  readonly name: string;
  /** Writes what the program can keep on disk. */
  build(corpus: string, folder: string): Promise<void>;
  /** Makes it ready for questions, from what it has on disk. */
  open(folder: string): Promise<Opened>;
}

/** `sources/minisearch` */
export function nameOf({ kind, name }: Pick<Adapter, 'kind' | 'name'>): string {
  return `${kind}/${name}`;
}

export interface Opened {
  /** @param kind another than that of the program, where one program answers all */
  search(text: string, kind?: Kind): Answer;
  /** Milliseconds until a changed article is found by its new words; where the program can change its index at all. */
  change?(): number;
}

/** A line of the corpus. */
export interface Article {
  readonly id: string;
  readonly lang: string;
  readonly dupOf?: string;
  readonly title: string;
  readonly authors: readonly string[];
  readonly publication: string;
  readonly year: number;
  readonly url: string;
  readonly passages: readonly string[];
}

export interface Question {
  readonly kind: Kind;
  readonly cls: string;
  readonly q: string;
  /** Ids of the right answers; none where the words stand nowhere. */
  readonly right: readonly string[];
}

export async function* articles(corpus: string): AsyncGenerator<Article> {
  // Loaded here: a process that answers questions reads no corpus, and its start is measured.
  const [{ createReadStream }, { createInterface }] = await Promise.all([import('node:fs'), import('node:readline')]);
  for await (const line of createInterface({ input: createReadStream(corpus), crlfDelay: Infinity })) {
    if (line !== '') yield JSON.parse(line) as Article;
  }
}
