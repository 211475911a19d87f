import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { IbidError } from '../model/error';
import type { Extraction } from '../model/source';
import type { Extractor } from './engine-parts';
import type { FromExtraction, ToExtraction, WorkerRole } from './extraction-worker';
import { fromWire } from './wire';

/** A page that keeps a thread busy for longer is given up, in milliseconds. */
const PATIENCE = 60_000;
/** A file whose page tree needs more memory than this, in MB, is given up; the others go on. */
const MEMORY = 1536;

/** More only take memory, some 100 MB each. */
const MOST_THREADS = 3;

/**
 * Reading a page takes some twenty times as long as storing it (bench/index), so that every thread counts; one core is left
 * to the editor and the engine.
 */
export function readingThreads(): number {
  return Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
}

interface Job {
  readonly id: number;
  readonly path: string;
  resolve(extractions: readonly Extraction[]): void;
  reject(error: unknown): void;
}

interface Thread {
  readonly worker: Worker;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Reads files on threads of their own, so that the engine answers while a large page is parsed, and so that a page which
 * takes all memory or all time costs nothing but itself.
 *
 * @param workerPath the bundle that serves as worker; see `extraction.ts`
 * @param size threads at the most; they start when there is work for them
 */
export function extractionPool(workerPath: string, size: number): Extractor {
  const threads = new Set<Thread>();
  const waiting: Job[] = [];
  let lastId = 0;

  const start = (): Thread => {
    const role: WorkerRole = 'extraction';
    const worker = new Worker(workerPath, { workerData: { role }, resourceLimits: { maxOldGenerationSizeMb: MEMORY } });
    const thread: Thread = { worker, job: undefined, timer: undefined };
    threads.add(thread);
    worker.unref();
    worker.on('message', (message: FromExtraction) => {
      const { job } = thread;
      if (job?.id !== message.id) return;
      free(thread);
      if ('error' in message) job.reject(fromWire(message.error));
      else job.resolve(message.extractions);
      next();
    });
    worker.on('error', (error) => lose(thread, giveUp(error)));
    worker.on('exit', () => lose(thread, new IbidError('format-broken', 'Ibid failed while reading this file.')));
    return thread;
  };

  const free = (thread: Thread) => {
    clearTimeout(thread.timer);
    thread.job = undefined;
    thread.worker.unref();
  };

  /** The thread is gone, and with it the file that it was at. */
  const lose = (thread: Thread, reason: Error) => {
    if (!threads.delete(thread)) return;
    const { job } = thread;
    free(thread);
    void thread.worker.terminate();
    job?.reject(reason);
    next();
  };

  const next = () => {
    while (waiting.length > 0) {
      const idle =
        [...threads].find((thread) => thread.job === undefined) ?? (threads.size < size ? start() : undefined);
      if (idle === undefined) return;
      const job = waiting.shift();
      if (job === undefined) return;
      idle.job = job;
      idle.worker.ref();
      idle.timer = setTimeout(() => lose(idle, TOO_SLOW()), PATIENCE);
      const message: ToExtraction = { id: job.id, path: job.path };
      idle.worker.postMessage(message);
    }
  };

  return {
    atOnce: size + 1,
    extract: (path, { signal }) =>
      new Promise((resolve, reject) => {
        signal?.throwIfAborted();
        const cancel = () => {
          const at = waiting.indexOf(job);
          if (at >= 0) waiting.splice(at, 1);
          reject(signal?.reason);
        };
        const settled = () => signal?.removeEventListener('abort', cancel);
        const job: Job = {
          id: ++lastId,
          path,
          resolve: (extractions) => {
            settled();
            resolve(extractions);
          },
          reject: (error) => {
            settled();
            reject(error);
          },
        };
        signal?.addEventListener('abort', cancel, { once: true });
        waiting.push(job);
        next();
      }),
    async dispose() {
      waiting.length = 0;
      const all = [...threads];
      threads.clear();
      for (const { timer } of all) clearTimeout(timer);
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    },
  };
}

function giveUp(error: unknown): Error {
  const outOfMemory = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  if (outOfMemory)
    return new IbidError('file-too-large', 'Reading this file takes more memory than there is for one article.');
  return new IbidError('format-broken', `Ibid failed while reading this file: ${String(error)}`);
}

const TOO_SLOW = () => new IbidError('format-broken', 'Reading this file took more than a minute and was given up.');
