import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onPath } from './programs.mjs';

const LIMIT_MS = 30_000;

/**
 * What Pandoc makes of a draft: the judge of what Ibid writes. An installed `pandoc` is used first, then the one in
 * WebAssembly. Standalone output only if the options ask for it.
 * @param {object} request
 * @param {string} request.text
 * @param {string} [request.from] for example `markdown`
 * @param {string} [request.to] for example `html`, `plain`, `json`
 * @param {Record<string, string>} [request.files] by name: bibliographies, styles; the draft may name them
 * @param {boolean} [request.citeproc]
 * @param {Record<string, string>} [request.metadata] for example `{ bibliography: 'refs.bib' }`
 * @returns {Promise<{ output: string, warnings: string }>}
 */
export async function convertWithPandoc({
  text,
  from = 'markdown',
  to = 'html',
  files = {},
  citeproc = false,
  metadata = {},
}) {
  const program = onPath(['pandoc']);
  if (program) return installed(program, { text, from, to, files, citeproc, metadata });
  const { convert } = await import('pandoc-wasm');
  const blobs = Object.fromEntries(Object.entries(files).map(([name, content]) => [name, new Blob([content])]));
  const { stdout, stderr, warnings } = await convert({ from, to, citeproc, metadata, wrap: 'none' }, text, blobs);
  if (stderr) throw new Error(`pandoc: ${stderr}`);
  const told = warnings.filter(({ verbosity }) => verbosity !== 'INFO');
  return { output: stdout, warnings: told.map(({ pretty, message }) => pretty ?? message).join('\n') };
}

async function installed(program, { text, from, to, files, citeproc, metadata }) {
  const folder = mkdtempSync(join(tmpdir(), 'ibid-pandoc-'));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const pairs = Object.entries(metadata).flatMap(([name, value]) => ['--metadata', `${name}=${value}`]);
    const args = ['--from', from, '--to', to, '--wrap', 'none', ...(citeproc ? ['--citeproc'] : []), ...pairs];
    const child = spawn(program, args, { cwd: folder, timeout: LIMIT_MS, stdio: 'pipe' });
    const [output, warnings] = [collect(child.stdout), collect(child.stderr)];
    const code = new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
    child.stdin.on('error', () => undefined).end(text);
    if ((await code) !== 0) throw new Error(`pandoc: ${warnings()}`);
    return { output: output(), warnings: warnings() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function collect(stream) {
  const chunks = [];
  stream.on('data', (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
