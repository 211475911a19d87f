import type { Engine, LibraryStatus } from '../../../src/engine/protocol';

/** The next status that says `ready` after something else; rejects on `failed`. */
export function readyOf(engine: Engine): Promise<LibraryStatus> {
  return new Promise((resolve, reject) => {
    let stop: (() => void) | undefined;
    let first = engine.status.state === 'ready';
    stop = engine.onStatus((status) => {
      // The listener hears the present status first: of what was before.
      if (first) {
        first = false;
        return;
      }
      if (status.state === 'failed') reject(new Error(status.notice ?? 'failed'));
      if (status.state === 'ready') {
        stop?.();
        resolve(status);
      }
    });
  });
}
