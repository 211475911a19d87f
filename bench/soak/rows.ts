import path from 'node:path';
import type { Store } from '../../src/library/store';

/**
 * Everything that the library knows, a line a row, in an order that does not depend on how it came to know it. Row ids are
 * left out: they tell in which order sources were met.
 */
export function libraryRows(store: Store, folder: string): readonly string[] {
  const rows: string[] = [];
  for (const file of store.files()) {
    const name = path.relative(folder, file.path);
    rows.push(JSON.stringify(['file', name, file.size, file.modified, file.hash]));
    for (const { id, citekey, part, item, provenance, tags, warnings, passageCount, modified } of store.sourcesOfFile(
      file.path,
    )) {
      rows.push(
        JSON.stringify([
          'source',
          name,
          part ?? null,
          citekey,
          item,
          provenance,
          tags,
          warnings,
          passageCount,
          modified,
        ]),
      );
      for (const passage of store.passages(id)) rows.push(JSON.stringify(['passage', name, part ?? null, passage]));
    }
  }
  for (const { file, code, message, severity } of store.problems()) {
    rows.push(JSON.stringify(['problem', path.relative(folder, file), code, message, severity]));
  }
  return rows.sort();
}

/** The rows that only one of two dumps has. */
export function differences(one: readonly string[], other: readonly string[]): readonly string[] {
  const left = new Set(one);
  const right = new Set(other);
  return [
    ...one.filter((row) => !right.has(row)).map((row) => `- ${row}`),
    ...other.filter((row) => !left.has(row)).map((row) => `+ ${row}`),
  ];
}
