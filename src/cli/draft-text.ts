import { readFileSync } from 'node:fs';
import { type LosslessText, losslessText } from '../cite/lossless-text';
import { detectDialect } from '../dialect/detect';
import type { Dialect } from '../dialect/dialect';
import { dialectByName } from '../dialect/dialects';
import { IbidError } from '../model/error';

/** A mark at its beginning is kept: ranges count it too. Throws `file-unreadable`. */
export function readDraft(file: string): string {
  return openDraft(file).text;
}

/** The draft, and the way back to its very bytes. Throws `file-unreadable`. */
export function openDraft(file: string): LosslessText {
  try {
    return losslessText(readFileSync(file));
  } catch (error) {
    throw new IbidError('file-unreadable', `${file} cannot be read.`, { file }, { cause: error });
  }
}

/** The dialect by the name that a person gave, else the draft's own. Throws `dialect-unknown`. */
export function dialectOfDraft(file: string, text: string, name: string | undefined): Dialect {
  if (name !== undefined) return dialectByName(name);
  const found = detectDialect({ language: '', text, path: file });
  if (found === undefined) {
    throw new IbidError('dialect-unknown', `${file}: its dialect is not known; give --dialect NAME.`, { file });
  }
  return found.dialect;
}
