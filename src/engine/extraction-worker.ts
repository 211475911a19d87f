import type { MessagePort } from 'node:worker_threads';
import { extractFile } from '../extract/extract-file';
import type { Extraction } from '../model/source';
import { toWire, type WireError } from './wire';

/** What the `workerData` of a thread that reads files says it is to do. */
export type WorkerRole = 'extraction';

export interface ToExtraction {
  readonly id: number;
  readonly path: string;
}

export type FromExtraction =
  | { readonly id: number; readonly extractions: readonly Extraction[] }
  | { readonly id: number; readonly error: WireError };

/** Reads one file after another on this thread. Whoever wants one no more ends the thread or ignores the answer. */
export function serveExtraction(port: MessagePort): void {
  port.on('message', async ({ id, path }: ToExtraction) => {
    const answer: FromExtraction = await extractFile(path).then(
      (extractions) => ({ id, extractions }),
      (error) => ({ id, error: toWire(error) }),
    );
    port.postMessage(answer);
  });
}
