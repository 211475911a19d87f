import { IbidError } from '../model/error';
import type { Dialect, DialectId } from './dialect';
import { footnote } from './footnote';
import { latex } from './latex';
import { pandoc } from './pandoc';
import { typst } from './typst';

/** All that there are, in the order in which they are offered. */
export const DIALECTS: readonly Dialect[] = [pandoc, footnote, latex, typst];

const BY_ID = new Map(DIALECTS.map((dialect) => [dialect.id, dialect]));

/** Throws `dialect-unknown`. */
export function dialectById(id: DialectId): Dialect {
  const dialect = BY_ID.get(id);
  if (dialect === undefined) throw unknown(id);
  return dialect;
}

/** For a name that a person gave. Throws `dialect-unknown`, which lists the names that there are. */
export function dialectByName(name: string): Dialect {
  const dialect = DIALECTS.find(({ id }) => id === name.trim().toLowerCase());
  if (dialect === undefined) throw unknown(name);
  return dialect;
}

function unknown(name: string): IbidError {
  const known = DIALECTS.map(({ id }) => id).join(', ');
  return new IbidError('dialect-unknown', `There is no dialect “${name}”. Known: ${known}.`, { dialect: name });
}
