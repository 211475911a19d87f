import {
  type CslRecord,
  type CslType,
  DATE_VARIABLES,
  NAME_VARIABLES,
  OWN_VARIABLES,
  TEXT_VARIABLES,
} from '../model/item';
import type { FieldProvenance } from '../model/source';
import type { Claim, Document } from '../read/document';
import { cslName } from './csl-name';
import { cslDate, readDate } from './dates';
import { cleanAddress } from './html/address';
import { splitByline } from './names';
import type { Draft } from './record-draft';

/** Weighs what front matter, containers and sidecars say into the record. */
export function applyClaims(record: Draft, document: Document): void {
  if (document.url !== undefined)
    record.set('URL', cleanAddress(document.url), { origin: 'container', confidence: 0.9 });
  for (const claim of document.claims) applyClaim(record, claim);
  if (document.override !== undefined) applyOverride(record, document.override);
}

function applyClaim(record: Draft, claim: Claim): void {
  const how: FieldProvenance = { origin: claim.origin, confidence: claim.confidence };
  const [first = ''] = claim.text;
  switch (claim.field) {
    case 'author':
    case 'editor':
    case 'translator': {
      const names = claim.text.flatMap((text) => (claim.text.length > 1 ? [text] : splitByline(text)));
      if (names.length > 0) record.set(claim.field, names.map(cslName), how);
      return;
    }
    case 'issued': {
      const parts = readDate(first);
      if (parts !== undefined) record.set('issued', cslDate(parts), how);
      return;
    }
    case 'type': {
      const type = CLAIMED_TYPES.find((known) => known === first);
      if (type !== undefined) record.type = type;
      return;
    }
    case 'URL':
      record.set('URL', cleanAddress(first), how);
      return;
    default:
      record.set(claim.field, first, how);
  }
}

const CLAIMED_TYPES: readonly CslType[] = [
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'book',
  'broadcast',
  'post-weblog',
  'report',
  'webpage',
];

/** A person's or a library's own record of the article: said, not guessed. */
function applyOverride(record: Draft, override: Partial<CslRecord>): void {
  const how: FieldProvenance = { origin: 'sidecar', confidence: 1 };
  if (override.type !== undefined) record.type = override.type;
  for (const name of [...TEXT_VARIABLES, ...OWN_VARIABLES]) {
    const value = override[name];
    if (value !== undefined) record.set(name, value, how);
  }
  for (const name of NAME_VARIABLES) {
    const value = override[name];
    if (value !== undefined) record.set(name, value, how);
  }
  for (const name of DATE_VARIABLES) {
    const value = override[name];
    if (value !== undefined) record.set(name, value, how);
  }
}
