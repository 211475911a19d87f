import sniff from 'html-encoding-sniffer';

/** How far into the file a late `<meta charset>` is looked for: savers put comments and styles before it. */
const REACH = 64 * 1024;

/** The encoding that an HTML file or its container declares, as the HTML Standard names it. */
export function htmlEncodingSniff(bytes: Uint8Array, transport?: string): string | undefined {
  const options = {
    defaultEncoding: null,
    ...(transport === undefined ? {} : { transportLayerEncodingLabel: transport }),
  };
  const early = sniff(bytes, options);
  if (early !== null) return early;
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, REACH)).toString('latin1');
  const late = /<meta[^>]{0,200}charset/i.exec(head);
  return late === null ? undefined : (sniff(bytes.subarray(late.index), { defaultEncoding: null }) ?? undefined);
}
