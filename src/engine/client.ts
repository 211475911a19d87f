import { Worker } from 'node:worker_threads';
import { IbidError } from '../model/error';
import type { Engine, LibraryStatus, OpenParams, Params, RequestName, Result } from './protocol';
import { Status } from './status';
import { type FromEngine, fromWire, type ToEngine } from './wire';
import type { EngineThreadData } from './worker';

export interface EngineOptions {
  /** The bundle `engine.js`. */
  readonly workerPath: string;
  /** A folder for the engine's compiled code, so that the next session starts faster. */
  readonly codeCache?: string;
}

/** Twice within this time, in milliseconds, and the engine is not started again. */
const CRASH_LOOP = 60_000;
/** How long the engine may take to end in good order, in milliseconds. */
const FAREWELL = 2_000;

/** The engine on a thread of its own. Returns at once; the thread starts with the first request. */
export function startEngine(options: EngineOptions): Engine {
  return new WorkerEngine(options);
}

interface Pending {
  resolve(result: Result<RequestName>): void;
  reject(error: unknown): void;
}

class WorkerEngine implements Engine {
  readonly #options: EngineOptions;
  readonly #status = new Status();
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #lastId = 0;
  /** To open the library again after a crash. */
  #open: OpenParams | undefined;
  #crashed = Number.NEGATIVE_INFINITY;
  #disposed = false;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  get status(): LibraryStatus {
    return this.#status.now;
  }

  onStatus(listener: (status: LibraryStatus) => void): () => void {
    return this.#status.on(listener);
  }

  async request<N extends RequestName>(name: N, params: Params<N>, signal?: AbortSignal): Promise<Result<N>> {
    if (this.#disposed) throw new IbidError('engine-failed', 'The engine has ended.');
    signal?.throwIfAborted();
    if (name === 'open') this.#open = params as OpenParams;
    const id = ++this.#lastId;
    const worker = this.#started();
    return new Promise<Result<N>>((resolve, reject) => {
      const cancel = () => {
        this.#pending.delete(id);
        this.#send(worker, { kind: 'cancel', id });
        reject(signal?.reason);
      };
      const settled = () => {
        this.#pending.delete(id);
        signal?.removeEventListener('abort', cancel);
      };
      signal?.addEventListener('abort', cancel, { once: true });
      this.#pending.set(id, {
        resolve: (result) => {
          settled();
          resolve(result as Result<N>);
        },
        reject: (error) => {
          settled();
          reject(error);
        },
      });
      this.#send(worker, { kind: 'request', id, name, params });
    });
  }

  async dispose(): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    const worker = this.#worker;
    this.#worker = undefined;
    this.#rejectAll(new IbidError('engine-failed', 'The engine has ended.'));
    this.#status.close();
    if (worker === undefined) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, FAREWELL);
      worker.once('exit', () => {
        clearTimeout(timer);
        resolve();
      });
      this.#send(worker, { kind: 'dispose' });
    });
    await worker.terminate();
  }

  #started(): Worker {
    this.#worker ??= this.#start();
    return this.#worker;
  }

  #start(): Worker {
    const { workerPath, codeCache } = this.#options;
    const workerData: EngineThreadData = codeCache === undefined ? {} : { codeCache };
    // Answers leave much short-lived garbage behind; a small young generation is collected before it becomes memory.
    const resourceLimits = { maxYoungGenerationSizeMb: 12 };
    const worker = new Worker(workerPath, { workerData, resourceLimits });
    let reason: unknown;
    worker.on('message', (message: FromEngine) => this.#heard(worker, message));
    worker.on('error', (error) => {
      reason = error;
    });
    worker.on('exit', () => this.#ended(worker, reason));
    return worker;
  }

  #send(worker: Worker, message: ToEngine): void {
    worker.postMessage(message);
  }

  #heard(worker: Worker, message: FromEngine): void {
    if (worker !== this.#worker) return;
    switch (message.kind) {
      case 'status':
        this.#status.set(message.status);
        return;
      case 'result':
        this.#pending.get(message.id)?.resolve(message.result);
        return;
      case 'error':
        this.#pending.get(message.id)?.reject(fromWire(message.error));
        return;
      case 'disposed':
        return;
    }
  }

  /** What was asked of it is lost and said so; the library is opened again, unless that keeps failing. */
  #ended(worker: Worker, reason: unknown): void {
    if (worker !== this.#worker || this.#disposed) return;
    this.#worker = undefined;
    const why = reason instanceof Error ? reason.message : String(reason ?? 'it ended');
    this.#rejectAll(new IbidError('engine-failed', `Ibid’s engine failed (${why}).`, {}, { cause: reason }));
    const again = performance.now() - this.#crashed > CRASH_LOOP;
    this.#crashed = performance.now();
    if (!again) {
      const notice = `Ibid’s engine failed again (${why}). Reload the window to start it anew.`;
      this.#status.set({ ...this.#status.now, state: 'failed', notice });
      return;
    }
    this.#status.set({
      ...this.#status.now,
      state: 'opening',
      notice: `Ibid’s engine failed (${why}) and was started again.`,
    });
    if (this.#open === undefined) return;
    // Its failure shows in the status.
    this.request('open', this.#open).catch(() => undefined);
  }

  #rejectAll(error: Error): void {
    const all = [...this.#pending.values()];
    this.#pending.clear();
    for (const pending of all) pending.reject(error);
  }
}
