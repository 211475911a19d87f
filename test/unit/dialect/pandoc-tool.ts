/** The real pandoc, for tests: WebAssembly, a second to load, about 0.2 s a document. */

interface PandocWasm {
  convert(
    options: Readonly<Record<string, unknown>>,
    stdin: string | null,
    files: Record<string, string>,
  ): Promise<{ readonly stdout: string; readonly stderr: string; readonly warnings: readonly unknown[] }>;
}

const NAME = 'pandoc-wasm';

export async function pandocConvert(
  markdown: string,
  options: Readonly<Record<string, unknown>>,
  files: Record<string, string> = {},
): Promise<string> {
  const { convert } = (await import(NAME)) as PandocWasm;
  const { stdout, stderr } = await convert({ from: 'markdown', ...options }, markdown, files);
  if (stderr.includes('ERROR')) throw new Error(stderr);
  return stdout;
}

/** One element of pandoc's JSON tree. */
export interface Node {
  readonly t: string;
  readonly c?: unknown;
}

export async function pandocBlocks(markdown: string, from = 'markdown'): Promise<readonly Node[]> {
  const json = await pandocConvert(markdown, { from, to: 'json' });
  return (JSON.parse(json) as { blocks: readonly Node[] }).blocks;
}

/** The characters that a reader sees, in order; what is quoted by the document's own marks is between `⟪` and `⟫`. */
export function textOf(node: unknown): string {
  if (typeof node === 'string') return '';
  if (Array.isArray(node)) return node.map(textOf).join('');
  if (typeof node !== 'object' || node === null || !('t' in node)) return '';
  const { t, c } = node as Node;
  if (t === 'Str') return String(c);
  if (t === 'Space' || t === 'SoftBreak') return ' ';
  if (t === 'LineBreak') return '\n';
  if (t === 'Quoted') return `⟪${textOf((c as readonly unknown[])[1])}⟫`;
  if (t === 'Cite') return `{${textOf((c as readonly unknown[])[1])}}`;
  if (t === 'Para' || t === 'Plain' || t === 'BlockQuote') return textOf(c);
  // Anything else is markup that the words must not have become.
  return `<${t}>`;
}
