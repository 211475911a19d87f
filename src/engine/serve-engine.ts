import type { MessagePort } from 'node:worker_threads';
import type { Engine } from './protocol';
import { type FromEngine, type ToEngine, toWire } from './wire';

/**
 * Answers the main thread's requests with this engine, until it is told to end.
 *
 * @param looked called after each lookup
 */
export function serveEngine(engine: Engine, port: MessagePort, looked: () => void): void {
  const send = (message: FromEngine) => port.postMessage(message);
  const running = new Map<number, AbortController>();
  engine.onStatus((status) => send({ kind: 'status', status }));
  port.on('message', async (message: ToEngine) => {
    switch (message.kind) {
      case 'cancel':
        running.get(message.id)?.abort();
        return;
      case 'dispose':
        for (const request of running.values()) request.abort();
        await engine.dispose();
        send({ kind: 'disposed' });
        port.close();
        return;
      case 'request': {
        const { id, name, params } = message;
        const cancel = new AbortController();
        running.set(id, cancel);
        try {
          send({ kind: 'result', id, result: await engine.request(name, params as never, cancel.signal) });
          if (name === 'find' || name === 'locate') looked();
        } catch (error) {
          send({ kind: 'error', id, error: toWire(error) });
        } finally {
          running.delete(id);
        }
      }
    }
  });
}
