import { Parser } from 'htmlparser2';
import { IbidError } from '../model/error';

/** A style or locale as citeproc reads it. */
export interface CslNode {
  readonly name: string;
  readonly attrs: { readonly [name: string]: string };
  readonly children: (CslNode | string)[];
}

/** Styles of the CSL repository have up to 250 KB. */
const LIMIT = 4_000_000;
/** Elements whose text is a term; elsewhere white space between elements means nothing. */
const TERMS = new Set(['term', 'single', 'multiple']);

/** Read a `.csl` file's text. @throws IbidError `style-unknown` where it is no CSL style. */
export function parseCslXml(xml: string, file: string): CslNode {
  const broken = (why: string) => new IbidError('style-unknown', `${file} is not a CSL style: ${why}.`, { file });
  if (xml.length > LIMIT) throw broken('it is too large');
  let root: CslNode | undefined;
  const open: CslNode[] = [];
  const parser = new Parser(
    {
      onopentag(name, attrs) {
        const node: CslNode = { name, attrs, children: [] };
        open.at(-1)?.children.push(node);
        root ??= node;
        open.push(node);
      },
      ontext(text) {
        const parent = open.at(-1);
        if (parent === undefined || (text.trim() === '' && !TERMS.has(parent.name))) return;
        const last = parent.children.at(-1);
        if (typeof last === 'string') parent.children[parent.children.length - 1] = last + text;
        else parent.children.push(text);
      },
      onclosetag() {
        const node = open.pop();
        if (node === undefined || !TERMS.has(node.name)) return;
        // A term without text prints nothing; citeproc needs to see that it is there.
        const onlyText = node.children.every((child) => typeof child === 'string');
        if (onlyText) node.children.splice(0, node.children.length, node.children.join(''));
        else node.children.splice(0, node.children.length, ...node.children.filter((c) => typeof c !== 'string'));
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  if (root === undefined || root.name !== 'style') throw broken('it has no <style> element');
  return root;
}

/** The style that a dependent style stands for: `http://www.zotero.org/styles/apa` gives `apa`. */
export function independentParent(style: CslNode): string | undefined {
  const link = infoNodes(style).find((node) => node.attrs['rel'] === 'independent-parent');
  return link?.attrs['href']?.split('/').pop();
}

/** Text of an element of the style's `<info>`: `title`. */
export function styleInfoText(style: CslNode, name: string): string | undefined {
  const text = infoNodes(style).find((node) => node.name === name)?.children[0];
  return typeof text === 'string' ? text.trim() : undefined;
}

/** An attribute of the style's `<category>` elements, `citation-format` or `field`. */
export function styleCategories(style: CslNode, attribute: 'citation-format' | 'field'): readonly string[] {
  return infoNodes(style)
    .filter((node) => node.name === 'category')
    .flatMap((node) => node.attrs[attribute] ?? []);
}

function infoNodes(style: CslNode): readonly CslNode[] {
  const info = elements(style).find((node) => node.name === 'info');
  return info === undefined ? [] : elements(info);
}

function elements(node: CslNode): readonly CslNode[] {
  return node.children.filter((child) => typeof child !== 'string');
}
