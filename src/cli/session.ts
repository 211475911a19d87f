import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { createEngine } from '../engine/engine';
import { extractionPool, readingThreads } from '../engine/extraction-pool';
import { inProcessExtractor } from '../engine/in-process-extractor';
import type { Engine, LibraryStatus } from '../engine/protocol';
import { deleteIndex, openSearch } from '../engine/storage';
import { IbidError } from '../model/error';
import { indexFolder } from './cache-folder';
import type { Output } from './output';

/** An engine for one command. */
export interface Session {
  readonly engine: Engine;
  /** A file of the library as the person would name it: below the folder that they gave. */
  nameOf(file: string): string;
}

/** An engine without a library, for what needs none. */
export async function withEngine<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = createEngine({
    openSearch,
    deleteIndex,
    extractor: extractor(),
    cslAssets: path.join(__dirname, 'csl'),
  });
  try {
    return await work(engine);
  } finally {
    await engine.dispose();
  }
}

/** What the options say of where the sources are. */
export interface LibraryValues {
  readonly library?: readonly string[] | undefined;
  readonly bibliography?: readonly string[] | undefined;
}

/** Brings the index of these folders up to date and answers from it. The folders are only read. */
export async function withLibrary<T>(
  { library, bibliography = [] }: LibraryValues,
  output: Output,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const given = checkedFolders(library);
  const bibliographies = bibliography.map((file) => {
    if (!existsSync(file)) throw new IbidError('file-missing', `There is no file ${file}.`, { file });
    return path.resolve(file);
  });
  const real = given.map((folder) => realpathSync(folder));
  return withEngine(async (engine) => {
    const ready = whenReady(engine, output);
    await engine.request('open', { folders: real, storage: indexFolder(real), bibliographies });
    await ready;
    const nameOf = (file: string) => {
      const at = real.findIndex((folder) => file.startsWith(folder + path.sep));
      return at < 0 ? file : path.join(given[at] ?? '', path.relative(real[at] ?? '', file));
    };
    return work({ engine, nameOf });
  });
}

function checkedFolders(folders: readonly string[] | undefined): readonly string[] {
  if (folders === undefined || folders.length === 0) throw new IbidError('usage', '--library DIR is missing');
  for (const folder of folders) {
    if (!existsSync(folder)) throw new IbidError('file-missing', `There is no folder ${folder}.`, { file: folder });
    if (!statSync(folder).isDirectory())
      throw new IbidError('file-unreadable', `${folder} is not a folder.`, { file: folder });
  }
  return folders;
}

/** Resolves when the index has every file; shows how far it is. */
function whenReady(engine: Engine, output: Output): Promise<LibraryStatus> {
  return new Promise((resolve, reject) => {
    engine.onStatus((status) => {
      if (status.notice !== undefined && status.state !== 'failed') output.say(`ibid: ${status.notice}`);
      const { progress } = status;
      if (status.state === 'indexing' && progress !== undefined) {
        output.progress(`Indexing ${progress.done} of ${progress.total}, ${progress.perSecond} files/s`);
      }
      if (status.state === 'ready') resolve(status);
      if (status.state === 'failed')
        reject(new IbidError('storage', status.notice ?? 'The library could not be opened.'));
    });
  });
}

/** Threads of the bundle for them where it lies beside this one, as in the product. */
function extractor() {
  const worker = path.join(__dirname, 'extraction.js');
  return existsSync(worker) ? extractionPool(worker, readingThreads()) : inProcessExtractor;
}
