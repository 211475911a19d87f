import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** A bundle that was loaded. */
export interface LoadedBundle {
  readonly exports: unknown;
  /** Writes down what has been compiled by now, unless an earlier session did. */
  keep(): void;
}

/** Beginning and end of Node's own wrapper of a module. */
const WRAPPER = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'] as const;

type Wrapped = (exports: object, require: NodeJS.Require, module: object, file: string, folder: string) => void;

/**
 * Loads a CommonJS bundle with the code that V8 made of it in an earlier session, where that is at hand: nothing has to be
 * compiled before the first answer, which comes in half the time. (Node's own compile cache holds what was compiled while
 * loading only, and not the functions of a lookup.) V8 refuses code of another version of itself; a bundle that was built
 * anew has another name here.
 *
 * @param folder where the code is kept; `undefined` keeps none. What cannot be read or written there costs only time.
 */
export function loadBundle(file: string, folder: string | undefined): LoadedBundle {
  const kept = folder === undefined ? undefined : keptCode(file, folder);
  const cachedData = kept?.read();
  const [before, behind] = WRAPPER;
  const script = new Script(before + readFileSync(file, 'utf8') + behind, {
    filename: file,
    ...(cachedData && { cachedData }),
  });
  const module = { exports: {} };
  const wrapped = script.runInThisContext() as Wrapped;
  wrapped(module.exports, createRequire(file), module, file, dirname(file));
  const isCold = cachedData === undefined || script.cachedDataRejected === true;
  return {
    exports: module.exports,
    keep: () => {
      if (isCold) kept?.write(script.createCachedData());
    },
  };
}

function keptCode(bundle: string, folder: string) {
  const { size, mtimeMs } = statSync(bundle);
  const own = `${basename(bundle)}-${process.versions.v8}-${process.arch}-${size}-${Math.round(mtimeMs)}`;
  const file = join(folder, own);
  return {
    read(): Buffer | undefined {
      try {
        return undoubled(readFileSync(file));
      } catch {
        return undefined; // The first session has none.
      }
    },
    write(code: Buffer): void {
      try {
        mkdirSync(folder, { recursive: true });
        for (const name of readdirSync(folder))
          if (name.startsWith(`${basename(bundle)}-`)) rmSync(join(folder, name), { force: true });
        writeWhole(file, Buffer.concat([code, code]));
      } catch {
        // The next session compiles again, as this one did.
      }
    },
  };
}

/**
 * V8 does not notice a byte that is wrong, and runs what it gets. So the code lies there twice, and halves that differ are no
 * code: comparing them costs nothing, where a checksum would take milliseconds.
 */
function undoubled(bytes: Buffer): Buffer | undefined {
  const code = bytes.subarray(0, bytes.length / 2);
  return code.length > 0 && code.equals(bytes.subarray(code.length)) ? code : undefined;
}

/** Another window may read it at the same time, and half of it would be worse than nothing. */
function writeWhole(file: string, bytes: Buffer): void {
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, 'w');
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
