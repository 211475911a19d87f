import type { Highlight, Passage, PassageKind } from '../../model/source';

/** A source's passages as they lie in one row: the texts in one piece, and where each begins. */
export interface Body {
  readonly shape: string;
  readonly text: Uint8Array;
}

/** Numbers of the kinds in `shape`; only ever appended to. */
const KINDS: readonly PassageKind[] = [
  'paragraph',
  'heading',
  'list-item',
  'quotation',
  'caption',
  'code',
  'table-row',
];

interface Extra {
  readonly level?: number;
  readonly page?: string;
  readonly highlights?: readonly Highlight[];
  readonly beside?: true;
}

/** Per passage: bytes of its text, number of its kind, number as a paragraph (0: none), and what is seldom there. */
type Shape = readonly (readonly [number, number, number, Extra?])[];

export function packBody(passages: readonly Passage[]): Body {
  const lengths = passages.map(({ text }) => Buffer.byteLength(text));
  const bytes = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  for (const { text } of passages) at += bytes.write(text, at);
  const shape = passages.map((passage, i): Shape[number] => {
    const row = [lengths[i] ?? 0, Math.max(0, KINDS.indexOf(passage.kind)), passage.paragraph ?? 0] as const;
    const extra = extraOf(passage);
    return extra === undefined ? row : [...row, extra];
  });
  return { shape: JSON.stringify(shape), text: bytes };
}

function extraOf({ level, page, highlights, beside }: Passage): Extra | undefined {
  if (level === undefined && page === undefined && highlights === undefined && beside === undefined) return undefined;
  return {
    ...(level !== undefined && { level }),
    ...(page !== undefined && { page }),
    ...(highlights !== undefined && { highlights }),
    ...(beside !== undefined && { beside }),
  };
}

export function unpackBody(body: Body): Passage[] {
  const text = view(body.text);
  let at = 0;
  return (JSON.parse(body.shape) as Shape).map((row, ordinal) => {
    const start = at;
    at += row[0];
    return passageOf(ordinal, row, text.toString('utf8', start, at));
  });
}

export function unpackOne(body: Body, ordinal: number): Passage | undefined {
  const shape = JSON.parse(body.shape) as Shape;
  const row = shape[ordinal];
  if (!row) return undefined;
  let start = 0;
  for (let i = 0; i < ordinal; i++) start += shape[i]?.[0] ?? 0;
  return passageOf(ordinal, row, view(body.text).toString('utf8', start, start + row[0]));
}

function passageOf(ordinal: number, [, kind, paragraph, extra]: Shape[number], text: string): Passage {
  return {
    ordinal,
    kind: KINDS[kind] ?? 'paragraph',
    ...(paragraph > 0 && { paragraph }),
    ...extra,
    text,
  };
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
