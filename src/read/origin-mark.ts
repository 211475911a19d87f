import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { parseBuffer } from 'bplist-parser';

const run = promisify(execFile);
/** Set once the platform's tool turns out not to be there; then no file is asked again. */
let toolMissing = false;

/** The address that the system noted when the file was downloaded; `undefined` where it noted none. */
export async function originMark(
  file: string,
  platform: NodeJS.Platform = process.platform,
): Promise<string | undefined> {
  try {
    const zone = await zoneOf(file);
    if (zone !== undefined || platform === 'win32') return zone;
    if (toolMissing) return undefined;
    if (platform === 'darwin') {
      const { stdout } = await run('xattr', ['-px', 'com.apple.metadata:kMDItemWhereFroms', file], { timeout: 2_000 });
      return addressOfWhereFroms(Buffer.from(stdout.replace(/\s+/g, ''), 'hex'));
    }
    const { stdout } = await run('getfattr', ['--only-values', '--absolute-names', '-n', 'user.xdg.origin.url', file], {
      timeout: 2_000,
    });
    return web(stdout.trim());
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT' && platform !== 'win32')
      toolMissing = true;
    return undefined; // no mark: the common case
  }
}

/** On Windows a stream of the file; copied to Linux (and in WSL) a file beside it of just that name. */
async function zoneOf(file: string): Promise<string | undefined> {
  try {
    return addressOfZone(await readFile(`${file}:Zone.Identifier`, 'utf8'));
  } catch {
    return undefined; // no mark: the common case
  }
}

/** `HostUrl=` of the stream that Windows adds to downloads. */
export function addressOfZone(stream: string): string | undefined {
  return web(/^HostUrl=(\S+)/m.exec(stream)?.[1]) ?? web(/^ReferrerUrl=(\S+)/m.exec(stream)?.[1]);
}

/** A property list with the file's address and that of the page which linked to it. */
export function addressOfWhereFroms(list: Buffer): string | undefined {
  const [addresses] = parseBuffer<unknown>(list);
  const found = Array.isArray(addresses) ? addresses.filter((address) => typeof address === 'string') : [];
  return found.map(web).find((address) => address !== undefined);
}

const web = (address: string | undefined): string | undefined =>
  address !== undefined && /^https?:\/\/\S+$/i.test(address) ? address : undefined;
