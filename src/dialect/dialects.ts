import { IbidError } from '../model/error';
import { asciidoc, asciidocFootnote } from './asciidoc';
import type { Dialect, DialectId } from './dialect';
import { footnote } from './footnote';
import { html } from './html';
import { latex } from './latex';
import { linked } from './linked';
import { myst } from './myst';
import { org } from './org';
import { pandoc } from './pandoc';
import { plainText } from './plain-text';
import { rst } from './rst';
import { rstFootnote } from './rst-footnote';
import { typst } from './typst';
import { wikitext } from './wikitext';

/** All that there are, in the order in which they are offered. */
export const DIALECTS: readonly Dialect[] = [
  pandoc,
  footnote,
  linked,
  latex,
  typst,
  org,
  myst,
  rst,
  rstFootnote,
  asciidoc,
  asciidocFootnote,
  html,
  wikitext,
  plainText,
];

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
