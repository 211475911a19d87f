import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { IbidError } from '../model/error';
import type { StyleInfo } from '../model/render';
import { type CslNode, independentParent, parseCslXml, styleCategories, styleInfoText } from './csl-xml';

/** A style ready for the processor. */
export interface LoadedStyle {
  /** Changes when the file does. */
  readonly key: string;
  readonly node: CslNode;
}

export interface StyleStore {
  /** @throws IbidError `style-unknown`: no such style, or no style in that file; says what to do. */
  load(style: string): Promise<LoadedStyle>;
  /** The built-in styles, in the order of how often they are asked for. */
  builtIn(): Promise<readonly StyleInfo[]>;
}

/** Names that a style had in the CSL repository before; documents and habits keep them. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['chicago', 'chicago-author-date'],
  ['chicago-fullnote-bibliography', 'chicago-notes-bibliography'],
  ['chicago-note-bibliography', 'chicago-shortened-notes-bibliography'],
  ['turabian-fullnote-bibliography', 'turabian-notes-bibliography'],
  ['harvard', 'harvard-cite-them-right'],
  ['harvard1', 'harvard-cite-them-right'],
  ['mla', 'modern-language-association'],
  ['ama', 'american-medical-association'],
  ['acm-sig-proceedings', 'association-for-computing-machinery'],
  ['modern-humanities-research-association', 'modern-humanities-research-association-notes'],
  ['mhra', 'modern-humanities-research-association-notes'],
  ['nlm-citation-sequence', 'vancouver'],
]);

/** @param assets the folder `csl` that the build makes: `index.json`, `styles/`, `locales/`. */
export function styleStore(assets: string): StyleStore {
  const builtInNodes = new Map<string, Promise<CslNode>>();
  let index: Promise<{ styles: readonly StyleInfo[] }> | undefined;
  const readIndex = () => {
    index ??= readJson<{ styles: readonly StyleInfo[] }>(path.join(assets, 'index.json'));
    return index;
  };

  /** A name is looked up among the built-in ones only: it never becomes part of a path otherwise. */
  async function builtInNode(name: string): Promise<CslNode | undefined> {
    const { styles } = await readIndex();
    if (!styles.some((style) => style.name === name)) return undefined;
    let node = builtInNodes.get(name);
    if (node === undefined) {
      node = readJson<CslNode>(path.join(assets, 'styles', `${name}.json`));
      builtInNodes.set(name, node);
    }
    return node;
  }

  return {
    async load(style) {
      if (isPath(style)) return loadFile(style, builtInNode);
      const name = styleName(style);
      const node = await builtInNode(name);
      if (node !== undefined) return { key: name, node };
      throw new IbidError(
        'style-unknown',
        `There is no citation style “${style}” among the built-in ones. Choose another, or give the path of its .csl file.`,
        { style },
      );
    },
    builtIn: async () => (await readIndex()).styles,
  };
}

/** `http://www.zotero.org/styles/apa`, `apa.csl` and `APA` are all `apa`. */
function styleName(style: string): string {
  const name = (style.split(/[/\\]/).pop() ?? '').replace(/\.csl$/i, '').toLowerCase();
  return RENAMED.get(name) ?? name;
}

/** An address of the CSL repository is a name, not a file. */
function isPath(style: string): boolean {
  return !/^https?:/i.test(style) && (path.isAbsolute(style) || /[/\\]/.test(style));
}

async function loadFile(
  file: string,
  builtInNode: (name: string) => Promise<CslNode | undefined>,
): Promise<LoadedStyle> {
  const { node, key } = await readStyleFile(file);
  const parent = independentParent(node);
  if (parent === undefined) {
    if (node.children.some((child) => typeof child !== 'string' && child.name === 'citation')) return { key, node };
    throw new IbidError('style-unknown', `${file} is not a CSL style: it says nothing about citations.`, { file });
  }
  // A dependent style holds a name only; the rules are those of its parent: beside it, or built in.
  const beside = await readStyleFile(path.join(path.dirname(file), `${path.basename(parent)}.csl`)).catch(
    () => undefined,
  );
  if (beside !== undefined) return beside;
  const builtIn = await builtInNode(RENAMED.get(parent) ?? parent);
  if (builtIn !== undefined) return { key: parent, node: builtIn };
  throw new IbidError(
    'style-unknown',
    `${file} depends on the style “${parent}”: put ${parent}.csl into the same folder.`,
    {
      file,
      parent,
    },
  );
}

async function readStyleFile(file: string): Promise<LoadedStyle> {
  let text: string;
  let modified: number;
  try {
    modified = (await stat(file)).mtimeMs;
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new IbidError('style-unknown', `The style file ${file} cannot be read.`, { file }, { cause: error });
  }
  return { key: `${file}\n${modified}`, node: parseCslXml(text.replace(/^\uFEFF/, ''), file) };
}

/** The `.csl` files of a folder, by title; files that are no styles are left out. `name` is the path. */
export async function stylesInFolder(folder: string): Promise<readonly StyleInfo[]> {
  const names = await readdir(folder).catch(() => []);
  const found: StyleInfo[] = [];
  for (const name of names.filter((n) => n.toLowerCase().endsWith('.csl'))) {
    const file = path.join(folder, name);
    const style = await readStyleFile(file).catch(() => undefined);
    if (style !== undefined) found.push(styleInfo(file, style.node));
  }
  return found.sort((a, b) => a.title.localeCompare(b.title));
}

function styleInfo(file: string, node: CslNode): StyleInfo {
  const defaultLocale = node.attrs['default-locale'];
  return {
    name: file,
    title: styleInfoText(node, 'title') ?? path.basename(file, '.csl'),
    fields: styleCategories(node, 'field'),
    class: node.attrs['class'] === 'note' ? 'note' : 'in-text',
    citationFormat: styleCategories(node, 'citation-format')[0] ?? '',
    ...(defaultLocale === undefined ? {} : { defaultLocale }),
  };
}

/** Files that our own build made. */
async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8'));
}
