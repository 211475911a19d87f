import type { Source } from '../../model/source';
import type { Ibid } from '../ibid';

/** A citekey that could not be written down is still in the draft: worth a line in the log, not a failed insertion. */
export async function pin({ engine, log }: Pick<Ibid, 'engine' | 'log'>, sources: readonly Source[]): Promise<void> {
  const citekeys = sources.map(({ citekey }) => citekey);
  await engine
    .request('pin', { citekeys })
    .catch((error: unknown) => log.warn(`Citekeys were not written to library.yaml: ${String(error)}`));
}
