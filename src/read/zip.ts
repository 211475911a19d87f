import { type UnzipFileInfo, unzipSync } from 'fflate';
import { IbidError } from '../model/error';

/** Bytes that the files taken out of an archive may have together: no bomb fits into it. */
const MAX_UNPACKED = 256 * 1024 * 1024;

/**
 * The files of a ZIP archive whose names are wanted.
 *
 * @throws IbidError `format-broken`, `file-too-large`
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  let size = 0;
  const filter = (file: UnzipFileInfo): boolean => {
    if (!wanted(file.name)) return false;
    size += file.originalSize;
    if (size > MAX_UNPACKED)
      throw new IbidError('file-too-large', 'What is packed in the file is too large to be an article.', { size });
    return true;
  };
  try {
    return new Map(Object.entries(unzipSync(bytes, { filter })));
  } catch (error) {
    if (error instanceof IbidError) throw error;
    throw new IbidError('format-broken', 'The file is no sound ZIP archive.', {}, { cause: error });
  }
}

export function textOf(files: ReadonlyMap<string, Uint8Array>, name: string): string | undefined {
  const bytes = files.get(name);
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}
