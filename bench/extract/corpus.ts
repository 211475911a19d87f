import { readFileSync } from 'node:fs';
import path from 'node:path';

/** A page of the measuring corpus with what is known of it (`corpus/README.md`). */
export interface CorpusPage {
  readonly file: string;
  readonly origin: string;
  readonly url?: string;
  readonly lang?: string;
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly issued?: string;
  readonly publication?: string;
  readonly body?: string;
  readonly bodyOptional?: readonly string[];
  readonly has?: readonly string[];
  readonly hasNot?: readonly string[];
  readonly weak?: boolean;
}

/** What a tool says about a page, as the scorer reads it. */
export interface Answer {
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly issued?: string;
  readonly publication?: string;
  readonly body?: string;
}

export function readManifest(manifest: string): readonly CorpusPage[] {
  return readFileSync(manifest, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): CorpusPage => JSON.parse(line));
}

export function pageBytes(manifest: string, page: CorpusPage): Uint8Array {
  return readFileSync(path.join(path.dirname(manifest), page.file));
}
