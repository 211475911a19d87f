import type { Database } from './sqlite';
import { nodeSqliteIsThere, openNodeSqlite } from './sqlite-node';

export type DriverName = Database['driver'];

/** The driver built into this Node where there is one: it is faster, and lets windows read while one writes. */
export function preferredDriver(): DriverName {
  return nodeSqliteIsThere() ? 'node' : 'wasm';
}

/** `path` is a file, or `:memory:`. The WebAssembly is loaded only where it is needed. Throws what SQLite throws. */
export async function openDatabase(path: string, driver: DriverName = preferredDriver()): Promise<Database> {
  if (driver === 'node') return openNodeSqlite(path);
  const { openWasmSqlite } = await import('./sqlite-wasm');
  return openWasmSqlite(path);
}
