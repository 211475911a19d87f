import path from 'node:path';
import { citekeyBase } from '../library/citekey-base';
import { DEFAULT_CITEKEY_TEMPLATE } from '../model/citekey';
import type { CslItem, CslRecord } from '../model/item';

/** A record that is in no library as a CSL item: its `id` is the citekey that it would have alone in one. */
export function itemOfRecord(record: CslRecord, file: string): CslItem {
  const name = path.basename(file, path.extname(file));
  return { ...record, id: citekeyBase(record, name, DEFAULT_CITEKEY_TEMPLATE) };
}

/** The citekey that an entry without one would have were it alone, by the person's template. */
export function keyByTemplate(template: string | undefined): (record: CslRecord) => string {
  return (record) => citekeyBase(record, '', template || DEFAULT_CITEKEY_TEMPLATE);
}
