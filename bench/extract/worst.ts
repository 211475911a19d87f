import { execFileSync } from 'node:child_process';
import { type Answer, type CorpusPage, readManifest } from './corpus';

type PageScore = { readonly [score: string]: unknown };

/** What can be wrong about a page: 0 is right, higher is worse. */
interface Field {
  readonly name: string;
  readonly badness: (score: PageScore) => number;
  readonly truth: (page: CorpusPage) => unknown;
  readonly given: (answer: Answer) => unknown;
}

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);
const part = (value: unknown, key: string): number =>
  typeof value === 'object' && value !== null && key in value
    ? number(Object.entries(value).find(([k]) => k === key)?.[1])
    : 0;
/** 1 where a share was scored and is missing. */
const lack = (value: unknown): number => (typeof value === 'number' ? 1 - value : 0);

const FIELDS: readonly Field[] = [
  {
    name: 'title',
    badness: (s) => lack(s['titleExact']) * (0.1 + lack(s['titleF1'])),
    truth: (p) => p.title,
    given: (a) => a.title,
  },
  {
    name: 'authors',
    badness: (s) => lack(s['authorsF1']) + lack(s['authorsNone']) + part(s['authors'], 'fp') * 0.5,
    truth: (p) => p.authors,
    given: (a) => a.authors,
  },
  {
    name: 'issued',
    badness: (s) => lack(s['issuedExact']) + number(s['issuedWrong']),
    truth: (p) => p.issued,
    given: (a) => a.issued,
  },
  {
    name: 'publication',
    badness: (s) => lack(s['publication']) + lack(s['publicationLoose']),
    truth: (p) => p.publication,
    given: (a) => a.publication,
  },
  {
    name: 'body',
    badness: (s) => ('body' in s ? 1 - part(s['body'], 'f') : 0),
    truth: (p) => `${p.body?.length ?? 0} characters`,
    given: (a) => `${a.body?.length ?? 0} characters`,
  },
  {
    name: 'strings',
    badness: (s) => part(s['snip'], 'n') - part(s['snip'], 'tp') + part(s['snip'], 'fp'),
    truth: (p) => ({ wanted: p.has?.length ?? 0, unwanted: p.hasNot?.length ?? 0 }),
    given: () => undefined,
  },
];

/** The pages that one tool's answers are farthest from, field by field: what to look at next. */
export function printWorst(
  scorer: string,
  manifest: string,
  answersFile: string,
  answers: ReadonlyMap<string, Answer>,
  count: number,
): void {
  const pages = new Map(readManifest(manifest).map((page) => [page.file, page]));
  const scores = execFileSync(process.execPath, [scorer, manifest, answersFile, '--pages'], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
    .trim()
    .split('\n')
    .map((line): PageScore => JSON.parse(line));
  for (const field of FIELDS) {
    const worst = scores
      .map((score) => ({ file: String(score['file']), badness: field.badness(score), score }))
      .filter(({ badness }) => badness > 1e-9)
      .sort((a, b) => b.badness - a.badness);
    console.log(
      `\n${field.name}: ${worst.length} pages are not wholly right${worst.length > count ? `, the ${count} worst` : ''}`,
    );
    for (const { file, badness, score } of worst.slice(0, count)) {
      const page = pages.get(file);
      if (page === undefined) continue;
      console.log(`  ${badness.toFixed(2)} ${file}`);
      if (field.name === 'strings') console.log(`       ${lostStrings(page, answers.get(file), score)}`);
      else
        console.log(
          `       is    ${JSON.stringify(field.truth(page))}\n       given ${JSON.stringify(field.given(answers.get(file) ?? {}))}`,
        );
    }
  }
}

function lostStrings(page: CorpusPage, answer: Answer | undefined, score: PageScore): string {
  const body = squash(answer?.body ?? '');
  const missing = (page.has ?? []).filter((text) => !body.includes(squash(text).trim()));
  const leaked = (page.hasNot ?? []).filter((text) => body.includes(squash(text).trim()));
  return JSON.stringify({ missing, leaked, of: part(score['snip'], 'n') });
}

const squash = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b]+/g, ' ')
    .replace(/[‘’]/g, "'")
    .replace(/[“”„]/g, '"')
    .toLowerCase();
