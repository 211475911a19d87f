import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractFile } from '../../../src/extract/extract-file';
import { Library, type LibraryOptions } from '../../../src/library/library';
import type { Store, StoreIndex } from '../../../src/library/store';
import { openStore } from '../../../src/library/store/open-store';
import type { Source } from '../../../src/model/source';

/** A folder of articles on the disk, and a library of it whose index is in memory. */
export interface Shelf {
  readonly folder: string;
  readonly store: Store;
  readonly library: Library;
  /** Absolute path of a file or folder of the shelf. */
  at(name: string): string;
  write(name: string, content: string | Uint8Array): string;
  rename(from: string, to: string): void;
  delete(name: string): void;
  /** `a.html: ruiz2019Winter`, by path. */
  keys(): readonly string[];
  source(name: string): Source | undefined;
  /** Another library of the same folder, from nothing. */
  again(options?: Partial<LibraryOptions>): Promise<Pick<Shelf, 'library' | 'store' | 'keys' | 'source'>>;
  close(): void;
}

export async function shelf(
  files: { readonly [name: string]: string } = {},
  options: Partial<LibraryOptions> = {},
): Promise<Shelf> {
  const folder = mkdtempSync(path.join(tmpdir(), 'ibid-shelf-'));
  const at = (name: string) => path.join(folder, ...name.split('/'));
  const write = (name: string, content: string | Uint8Array) => {
    mkdirSync(path.dirname(at(name)), { recursive: true });
    writeFileSync(at(name), content);
    return at(name);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  const opened: Store[] = [];
  const open = async (more: Partial<LibraryOptions> = {}) => {
    const { store } = await openStore(undefined, () => NO_INDEX);
    opened.push(store);
    const library = new Library({ folders: [folder], store, extract: extractFile, ...options, ...more });
    const name = (file: string) => path.relative(folder, file).split(path.sep).join('/');
    return {
      store,
      library,
      keys: () =>
        store
          .files()
          .flatMap((file) => store.sourcesOfFile(file.path).map(({ citekey }) => `${name(file.path)}: ${citekey}`)),
      source: (named: string) => store.sourcesOfFile(at(named))[0],
    };
  };
  return {
    ...(await open()),
    folder,
    at,
    write,
    rename: (from, to) => {
      mkdirSync(path.dirname(at(to)), { recursive: true });
      renameSync(at(from), at(to));
    },
    delete: (name) => rmSync(at(name), { recursive: true, force: true }),
    again: open,
    close: () => {
      for (const store of opened) store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** These tests are about files and citekeys; what can be searched has tests of its own. */
const NO_INDEX: StoreIndex = {
  add: () => undefined,
  refresh: () => undefined,
  remove: () => undefined,
  flush: () => undefined,
  forget: () => undefined,
  tidy: () => false,
  busy: false,
  giveUp: () => undefined,
};

/** The first paragraph of a {@link page} that says this. */
export function paragraph(words: string): string {
  return `${words}: nobody in the village had expected that it would last so long, and nobody was glad when it was over.`;
}

/** A page by this author, of 2019, whose first paragraph says what is given. */
export function page(title: string, author = 'Ana Ruiz', words = title): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title>
<meta name="author" content="${author}"><meta property="article:published_time" content="2019-05-03">
<meta property="og:site_name" content="The Meridian Post"></head>
<body><article><h1>${title}</h1>
<p>${paragraph(words)}</p>
<p>The snow came late that year, and when it came it did not leave before the middle of May, said the keeper of the ferry.</p>
</article></body></html>`;
}

/** Runs a test on a library of these files that was scanned once, and puts it away. */
export async function onScanned(
  files: { readonly [name: string]: string },
  test: (s: Shelf) => Promise<void>,
): Promise<void> {
  const s = await shelf(files);
  try {
    await s.library.scan();
    await test(s);
  } finally {
    s.close();
  }
}
