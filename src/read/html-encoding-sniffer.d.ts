declare module 'html-encoding-sniffer' {
  /** HTML Standard, "encoding sniffing algorithm": the encoding's name, or `defaultEncoding`. */
  export default function sniff<D extends string | null>(
    bytes: Uint8Array,
    options: { readonly xml?: boolean; readonly transportLayerEncodingLabel?: string; readonly defaultEncoding: D },
  ): string | D;
}
