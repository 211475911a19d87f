import { IbidError } from '../model/error';

/** The text of a file, and the way back to its very bytes. */
export interface LosslessText {
  readonly text: string;
  /** @throws IbidError `format-broken` where the file's encoding has no such letters */
  encode(changed: string, name: string): Uint8Array;
}

/** UTF-8 with or without a byte order mark; anything else is taken byte by byte, so that what others wrote stays as it is. */
export function losslessText(bytes: Uint8Array): LosslessText {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encode: (changed) => new TextEncoder().encode(changed) };
  } catch {
    return { text: Buffer.from(bytes).toString('latin1'), encode: singleBytes };
  }
}

function singleBytes(changed: string, name: string): Uint8Array {
  for (let i = 0; i < changed.length; i++) {
    if (changed.charCodeAt(i) > 0xff)
      throw new IbidError(
        'format-broken',
        `${name} is not in UTF-8, and its encoding lacks letters of the new entry. Save it as UTF-8 first.`,
      );
  }
  return Buffer.from(changed, 'latin1');
}
