import { detect } from 'chardet';
import { htmlEncodingSniff } from './html-encoding';

export interface Decoded {
  readonly text: string;
  readonly charset: string;
  /** Nothing said it; it was guessed from the bytes. */
  readonly guessed: boolean;
}

/** The text of an HTML file: BOM, the container's word, `meta`, then UTF-8 if the bytes are that, then detection. */
export function decodeHtml(bytes: Uint8Array, transport?: string): Decoded {
  const unmarked = utf16Without(bytes);
  if (unmarked !== undefined) return { text: decodeAs(bytes, unmarked), charset: unmarked, guessed: true };
  const declared = htmlEncodingSniff(bytes, transport);
  if (declared !== undefined) {
    // Pages declare what they are not; bytes that are sound UTF-8 beyond ASCII are hardly ever anything else.
    const text = declared === 'UTF-8' ? undefined : strictUtf8(bytes);
    if (text !== undefined && hasNonAscii(bytes)) return { text, charset: 'UTF-8', guessed: false };
    const read = decodeAs(bytes, declared);
    if (declared !== 'UTF-8' || !isGarbled(read)) return { text: read, charset: declared, guessed: false };
  }
  return decodeText(bytes);
}

/** Declared UTF-8, and more than half of what is not ASCII cannot be read as that. */
function isGarbled(text: string): boolean {
  const beyond = text.match(/[\u0080-\uffff]/g)?.length ?? 0;
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  return lost * 2 > beyond && lost > 0;
}

/** The text of a file without any declaration: BOM, UTF-8 if the bytes are that, then detection. */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const marked = unicodeMark(bytes);
  if (marked !== undefined) return { text: decodeAs(bytes, marked), charset: marked, guessed: false };
  if (declared !== undefined && isKnown(declared)) {
    return { text: decodeAs(bytes, declared), charset: declared, guessed: false };
  }
  const utf8 = strictUtf8(bytes);
  if (utf8 !== undefined) return { text: utf8, charset: 'UTF-8', guessed: false };
  const found = detect(bytes.subarray(0, SAMPLE));
  const charset = found !== null && isKnown(found) ? found : 'windows-1252';
  return { text: decodeAs(bytes, charset), charset, guessed: true };
}

/** Whether the bytes are hardly text at all: a picture or a program under another name. */
export function looksBinary(bytes: Uint8Array): boolean {
  if (unicodeMark(bytes) !== undefined) return false;
  const sample = bytes.subarray(0, SAMPLE);
  let control = 0;
  for (const byte of sample) if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) control++;
  return control > sample.length * 0.02;
}

const SAMPLE = 64 * 1024;

/** UTF-16 shows in its bytes, whatever is declared: a declaration that can be read as ASCII is wrong. */
const unicodeMark = (bytes: Uint8Array): string | undefined => byteOrderMark(bytes) ?? utf16Without(bytes);

/** Of a hundred characters of text and markup two at least are spaces or line ends. */
const SPACES = 0.02;

/** UTF-16 without a byte order mark: spaces and line ends stand in it as two bytes of which one, always the same, is zero. */
function utf16Without(bytes: Uint8Array): string | undefined {
  if (byteOrderMark(bytes) !== undefined) return undefined;
  const units = Math.floor(Math.min(bytes.length, SAMPLE) / 2);
  let [little, big] = [0, 0];
  for (let i = 0; i < units; i++) {
    const [first, second] = [bytes[2 * i] ?? 0, bytes[2 * i + 1] ?? 0];
    if (second === 0 && isSpace(first)) little++;
    if (first === 0 && isSpace(second)) big++;
  }
  const [charset, most, least] = little > big ? ['UTF-16LE', little, big] : ['UTF-16BE', big, little];
  if (most < 2 || most < units * SPACES || least * 20 > most) return undefined;
  // As a stream, since the sample may end within a character.
  const text = new TextDecoder(charset).decode(bytes.subarray(0, units * 2), { stream: true });
  return text.includes('\ufffd') || text.includes('\0') ? undefined : charset;
}

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'UTF-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE';
  return undefined;
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // not UTF-8: the question that was asked
  }
}

function decodeAs(bytes: Uint8Array, charset: string): string {
  const name = isKnown(charset) ? charset : 'windows-1252';
  const text = new TextDecoder(name).decode(bytes);
  return new TextDecoder(name).encoding === 'windows-1252' ? withPunctuation(text) : text;
}

/** What windows-1252 has where ISO-8859-1 has control characters; some Node.js versions decode the former as the latter. */
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function withPunctuation(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (control) => C1[control.charCodeAt(0) - 0x80] ?? control);
}

function isKnown(charset: string): boolean {
  try {
    new TextDecoder(charset);
    return true;
  } catch {
    return false; // a label that the Encoding Standard does not know
  }
}

function hasNonAscii(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte > 127);
}
