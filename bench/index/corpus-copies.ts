import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Puts `count` files into `folder`: the pages of `corpus` and, once they are used up, copies that differ by a comment. */
export function corpusCopies(
  corpus: string,
  folder: string,
  count: number,
): { readonly files: number; readonly bytes: number } {
  mkdirSync(folder, { recursive: true });
  const pages = readdirSync(corpus).filter((name) => /\.html?$/i.test(name));
  if (pages.length === 0) throw new Error(`no HTML files in ${corpus}`);
  let bytes = 0;
  for (let i = 0; i < count; i++) {
    const page = pages[i % pages.length] ?? '';
    const round = Math.floor(i / pages.length);
    const to = path.join(folder, String(round), page);
    mkdirSync(path.dirname(to), { recursive: true });
    if (round === 0) copyFileSync(path.join(corpus, page), to);
    else
      writeFileSync(
        to,
        Buffer.concat([readFileSync(path.join(corpus, page)), Buffer.from(`\n<!-- copy ${round} -->\n`)]),
      );
    bytes += statSync(to).size;
  }
  return { files: count, bytes };
}
