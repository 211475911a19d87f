import type { Warning } from '../model/source';
import type { Document } from './document';

/** A document with nothing known of it beyond what is given. */
export function documentOf(parts: Pick<Document, 'path' | 'format' | 'content'> & Partial<Document>): Document {
  return { claims: [], tags: [], markings: [], warnings: [], ...parts };
}

/** The documents of one file, of which no more than `most` are read: where there may be more, the first says so. */
export function cutAt(documents: readonly Document[], most: number, warning: Warning): readonly Document[] {
  const [first, ...rest] = documents;
  if (first === undefined || documents.length < most) return documents;
  return [{ ...first, warnings: [...first.warnings, warning] }, ...rest];
}

/** The keys whose value is known; `exactOptionalPropertyTypes` wants the others absent. */
export function known<T extends object>(parts: { readonly [K in keyof T]?: T[K] | undefined }): Partial<T> {
  const entries = Object.entries(parts).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as Partial<T>;
}
