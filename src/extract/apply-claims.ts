import type { CslType } from '../model/item';
import type { FieldProvenance } from '../model/source';
import type { Claim, Document } from '../read/document';
import { cslDate, readDate } from './dates';
import { cleanAddress } from './html/address';
import { cslName, splitByline } from './names';
import type { Draft } from './record-draft';

/** Weighs what front matter, containers and sidecars say into the record. */
export function applyClaims(record: Draft, document: Document): void {
  if (document.url !== undefined)
    record.set('URL', cleanAddress(document.url), { origin: 'container', confidence: 0.9 });
  for (const claim of document.claims) applyClaim(record, claim);
  for (const [field, value] of Object.entries(document.override ?? {})) {
    if (value === undefined) continue;
    if (field === 'type') record.type = value as CslType;
    else record.set(field as 'title', value as string, { origin: 'sidecar', confidence: 1 });
  }
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
    case 'type':
      return;
    case 'URL':
      record.set('URL', cleanAddress(first), how);
      return;
    default:
      record.set(claim.field, first, how);
  }
}
