import path from 'node:path';
import type { Library } from '../library/library';
import { LIBRARY_YAML } from '../library/library-yaml';
import type { Store } from '../library/store';
import type { Source } from '../model/source';
import type { Params, Result } from './protocol';
import type { Updates } from './updates';

interface Opened {
  readonly library: Library;
  readonly updates: Updates;
  readonly search: { readonly store: Store };
}

export async function correct(
  params: Params<'correct'>,
  opened: Opened,
  signal: AbortSignal | undefined,
): Promise<Result<'correct'>> {
  const { citekey, field } = params;
  const value = params.to === 'value' ? params.value : params.to === 'nothing' ? null : undefined;
  return updated(await opened.library.corrections.field(citekey, field, value), opened, signal);
}

export async function leaveOut(
  { citekey, ordinals }: Params<'leaveOut'>,
  opened: Opened,
  signal: AbortSignal | undefined,
): Promise<Result<'leaveOut'>> {
  const place = await opened.library.corrections.leaveOut(citekey, ordinals);
  return { source: await updated(place, opened, signal), texts: place.texts };
}

export async function takeBack(
  { citekey, texts }: Params<'takeBack'>,
  opened: Opened,
  signal: AbortSignal | undefined,
): Promise<Result<'takeBack'>> {
  return updated(await opened.library.corrections.takeBack(citekey, texts), opened, signal);
}

/** The source as it is once the index has followed `library.yaml`. */
async function updated(
  { folder, source }: { readonly folder: string; readonly source: Source },
  { updates, search }: Opened,
  signal: AbortSignal | undefined,
): Promise<Source | undefined> {
  await updates.changed([path.join(folder, LIBRARY_YAML)], signal);
  return search.store.sourcesOfFile(source.file).find(({ part }) => part === source.part);
}
