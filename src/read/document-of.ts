import type { Document } from './document';

/** A document with nothing known of it beyond what is given. */
export function documentOf(parts: Pick<Document, 'path' | 'format' | 'content'> & Partial<Document>): Document {
  return { claims: [], tags: [], markings: [], warnings: [], ...parts };
}

/** The keys whose value is known; `exactOptionalPropertyTypes` wants the others absent. */
export function known<T extends object>(parts: { readonly [K in keyof T]?: T[K] | undefined }): Partial<T> {
  const entries = Object.entries(parts).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as Partial<T>;
}
