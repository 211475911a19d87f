import type { CslRecord } from '../../model/item';
import type { Extraction, Problem, Provenance, Source, Warning } from '../../model/source';
import type { SqlRow } from '../sqlite';
import type { FileRecord, StoredPart } from '../store';

export const SOURCE_ROWS = `SELECT source.id, path, part, citekey, passages, record, modified
  FROM source JOIN file ON file.id = source.file`;
export const TIME_ORDER = 'ORDER BY modified DESC, source.id DESC';

/** What `source.record` holds, short keys for what is seldom there. */
interface StoredRecord {
  readonly item: CslRecord;
  readonly from?: Provenance;
  readonly tags?: readonly string[];
  readonly notes?: readonly string[];
  readonly warn?: readonly Warning[];
  readonly unsaved?: true;
  readonly older?: true;
}

export function recordJson({ record, provenance, tags, notes, warnings, unsaved, older }: Extraction): string {
  const stored: StoredRecord = {
    item: record,
    ...(Object.keys(provenance).length > 0 && { from: provenance }),
    ...(tags && tags.length > 0 && { tags }),
    ...(notes && notes.length > 0 && { notes }),
    ...(warnings.length > 0 && { warn: warnings }),
    ...(unsaved && { unsaved }),
    ...(older && { older }),
  };
  return JSON.stringify(stored);
}

export function sourceOf(row: SqlRow): Source {
  const { item, from, tags, notes, warn, unsaved, older } = JSON.parse(row['record'] as string) as StoredRecord;
  const citekey = row['citekey'] as string;
  const part = row['part'] as string | null;
  return {
    id: row['id'] as number,
    file: row['path'] as string,
    ...(part !== null && { part }),
    citekey,
    item: { ...item, id: citekey },
    provenance: from ?? {},
    tags: tags ?? [],
    ...(notes && { notes }),
    warnings: warn ?? [],
    passageCount: row['passages'] as number,
    ...(unsaved && { unsaved }),
    ...(older && { older }),
    modified: row['modified'] as number,
  };
}

/** What {@link sourceOf} would read of what was just written. */
export function storedSource(id: number, file: FileRecord, { citekey, extraction }: StoredPart): Source {
  const { part, record, provenance, tags, notes, warnings, passages, unsaved, older } = extraction;
  return {
    id,
    file: file.path,
    ...(part !== undefined && { part }),
    citekey,
    item: { ...record, id: citekey },
    provenance,
    tags: tags ?? [],
    ...(notes && notes.length > 0 && { notes }),
    warnings,
    passageCount: passages.length,
    ...(unsaved && { unsaved }),
    ...(older && { older }),
    modified: file.modified,
  };
}

export function fileOf(row: SqlRow): FileRecord {
  return {
    path: row['path'] as string,
    size: row['size'] as number,
    modified: row['modified'] as number,
    hash: hashText(row['hash'] as Uint8Array | string),
  };
}

/** Hex takes twice the room; what is not hex stays as it is. */
export function hashBytes(hash: string): Uint8Array | string {
  return /^(?:[0-9a-f]{2})+$/.test(hash) ? Buffer.from(hash, 'hex') : hash;
}

function hashText(stored: Uint8Array | string): string {
  return typeof stored === 'string' ? stored : Buffer.from(stored).toString('hex');
}

export function problemOf(row: SqlRow): Problem {
  return {
    file: row['path'] as string,
    code: row['code'] as string,
    message: row['message'] as string,
    severity: row['severity'] === 'error' ? 'error' : 'warning',
  };
}
