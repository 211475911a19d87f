import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractBytes } from '../../src/extract/extract-file';
import { openSearch } from '../../src/find/search';
import { pageBytes, readManifest } from './corpus';

export interface Times {
  readonly median: number;
  /** 95th percentile. */
  readonly p95: number;
}

/** Milliseconds a page takes from its bytes to passages that are stored and can be found, one transaction a page. */
export async function timeToStored(manifest: string): Promise<Times> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ibid-bench-stored-'));
  const { store } = await openSearch(folder);
  try {
    const pages = readManifest(manifest);
    const times: number[] = [];
    for (const [i, page] of [...pages.slice(0, 5), ...pages].entries()) {
      const bytes = pageBytes(manifest, page);
      const file = `/library/${i}.html`;
      const started = performance.now();
      const extractions = await extractBytes({ path: file, bytes });
      store.put(
        { path: file, size: bytes.length, modified: i, hash: String(i).padStart(40, '0') },
        extractions.map((extraction, part) => ({ citekey: `page${i}-${part}`, extraction })),
        [],
      );
      if (i >= 5) times.push(performance.now() - started);
    }
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    return { median: at(0.5), p95: at(0.95) };
  } finally {
    store.close();
    rmSync(folder, { recursive: true });
  }
}
