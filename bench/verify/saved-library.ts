import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { startEngine } from '../../src/engine/client';
import type { Engine } from '../../src/engine/protocol';
import { type Article, root } from './articles';

/**
 * The engine on its thread, as the extension has it, with a library of these articles: saved as Markdown clippings and
 * indexed at first use, which takes minutes; kept in `folder` for the next run.
 */
export async function engineOver(
  folder: string,
  articles: AsyncIterable<Article> | Iterable<Article>,
): Promise<Engine> {
  const library = join(folder, 'library');
  if (!existsSync(library)) await save(articles, library);
  const storage = join(folder, 'index');
  mkdirSync(storage, { recursive: true });
  const engine = startEngine({ workerPath: resolve(root, 'dist', 'engine.js') });
  const ready = new Promise<void>((settle, fail) => {
    engine.onStatus(({ state, progress, notice }) => {
      if (state === 'ready') settle();
      if (state === 'failed') fail(new Error(notice));
      if (progress && progress.done % 1000 === 0) console.error(`indexing ${progress.done} of ${progress.total}`);
    });
  });
  await engine.request('open', { folders: [library], storage });
  await ready;
  return engine;
}

async function save(articles: AsyncIterable<Article> | Iterable<Article>, library: string): Promise<void> {
  const made = `${library}.tmp`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(made, { recursive: true });
  const pins: string[] = [];
  for await (const { citekey, language, passages } of articles) {
    const body = passages.map(({ text }) => text.replace(/[\\`*_{}[\]<>#|~&$!+.-]/g, '\\$&')).join('\n\n');
    writeFileSync(join(made, `${citekey}.md`), `---\ntitle: "${citekey}"\nlang: ${language}\n---\n\n${body}\n`);
    pins.push(`  ${citekey}: ${citekey}.md`);
  }
  writeFileSync(join(made, 'library.yaml'), `citekeys:\n${pins.join('\n')}\n`);
  renameSync(made, library);
}
