import type { Element } from 'domhandler';
import { IbidError } from '../model/error';
import type { Claim, Document, TextBlock } from './document';
import { documentOf, known } from './document-of';
import { isElement } from './html';
import { elementsOf, firstText, localName, nodesOf, parseXml } from './xml';
import { textOf, unzip } from './zip';

/** An article pasted into a Word document (ECMA-376): paragraphs with their styles, lists, tables by row. */
export function readDocx(path: string, bytes: Uint8Array): Document {
  const files = unzip(bytes, (name) => /^(?:word\/document|word\/styles|docProps\/core)\.xml$/.test(name));
  const source = textOf(files, 'word/document.xml');
  if (source === undefined) throw new IbidError('format-broken', 'The document has no text part.');
  const [body] = elementsOf(parseXml(source), 'body');
  const blocks = body === undefined ? [] : blocksOf(body, 'p', 'tr', docxKind);
  return written(path, 'docx', blocks, textOf(files, 'docProps/core.xml'));
}

/** The same in OpenDocument (ODF 1.3). */
export function readOdt(path: string, bytes: Uint8Array): Document {
  const files = unzip(bytes, (name) => name === 'content.xml' || name === 'meta.xml');
  const source = textOf(files, 'content.xml');
  if (source === undefined) throw new IbidError('format-broken', 'The document has no text part.');
  const [body] = elementsOf(parseXml(source), 'text');
  const blocks = body === undefined ? [] : blocksOf(body, 'p', 'table-row', odtKind);
  return written(path, 'odt', blocks, textOf(files, 'meta.xml'));
}

/** A block, or what is part of the record. */
type Found = TextBlock | { readonly kind: 'title' | 'subtitle'; readonly text: string };
type Kind = Pick<TextBlock, 'kind' | 'level'> | 'title' | 'subtitle';

function written(path: string, format: 'docx' | 'odt', found: readonly Found[], meta: string | undefined): Document {
  const title = found.find((block) => block.kind === 'title')?.text;
  const subtitle = found.find((block) => block.kind === 'subtitle')?.text;
  // The subtitle can be quoted, and is no paragraph.
  const blocks = found.flatMap(({ kind, ...block }): readonly TextBlock[] =>
    kind === 'title' ? [] : [kind === 'subtitle' ? { kind: 'heading', level: 2, ...block } : { kind, ...block }],
  );
  const first = blocks[0];
  const heading = title ?? (first?.kind === 'heading' ? first.text : undefined);
  const said = meta === undefined ? undefined : parseXml(meta);
  const claims: Claim[] = [];
  const claim = (field: Claim['field'], text: string | undefined, confidence: number) => {
    if (text !== undefined) claims.push({ field, text: [text], origin: 'container', confidence });
  };
  if (heading !== undefined) claims.push({ field: 'title', text: [heading], origin: 'heading', confidence: 0.85 });
  else claim('title', said && firstText(said, 'title'), 0.6);
  claim('subtitle', subtitle, 0.85);
  claim('language', said && firstText(said, 'language'), 0.6);
  // People paste the address above or below the article, in a line of its own.
  const line = [...blocks.slice(0, 6), ...blocks.slice(-3)].find(({ text }) => ADDRESS.test(text));
  const url = line === undefined ? undefined : ADDRESS.exec(line.text)?.[1];
  const article = blocks.filter((block) => block !== line && !(block === first && block.text === heading));
  return documentOf({
    path,
    format,
    content: { kind: 'blocks', blocks: article },
    claims,
    ...known<Document>({ url }),
  });
}

const ADDRESS = /^(?:[\p{L} ]+:\s*)?(https?:\/\/\S+)$/u;

/** Paragraphs in order; those of a table's row become one block. */
function blocksOf(body: Element, paragraph: string, row: string, kindOf: (element: Element) => Kind) {
  const blocks: Found[] = [];
  let inRow: { element: Element; cells: string[] } | undefined;
  const closeRow = () => {
    if (inRow !== undefined && inRow.cells.length > 0)
      blocks.push({ kind: 'table-row', text: inRow.cells.join(' | ') });
    inRow = undefined;
  };
  for (const node of nodesOf(body)) {
    if (!isElement(node)) continue;
    const name = localName(node);
    if (name === row) {
      closeRow();
      inRow = { element: node, cells: [] };
    }
    if (name !== paragraph && name !== 'h') continue;
    const text = runText(node);
    if (text === '') continue;
    if (inRow !== undefined && within(node, inRow.element)) {
      inRow.cells.push(text);
      continue;
    }
    closeRow();
    const kind = kindOf(node);
    blocks.push(typeof kind === 'string' ? { kind, text } : { ...kind, text });
  }
  closeRow();
  return blocks;
}

function within(element: Element, ancestor: Element): boolean {
  for (let at = element.parent, i = 0; at !== null && i < 12; at = at.parent, i++) if (at === ancestor) return true;
  return false;
}

/** Text of the runs; deleted text of tracked changes and field codes are none. */
function runText(paragraph: Element): string {
  let text = '';
  for (const node of nodesOf(paragraph)) {
    if (node.type === 'text') {
      const parent = node.parent;
      const name = parent !== null && isElement(parent) ? localName(parent) : '';
      if (!/^(?:delText|instrText|annotation|note-citation|binary-data)$/.test(name)) text += node.data;
    } else if (isElement(node) && /^(?:tab|br|cr|s|line-break)$/.test(localName(node))) text += ' ';
  }
  return text.replace(/\s+/g, ' ').trim();
}

function docxKind(paragraph: Element): Kind {
  const [style] = elementsOf(paragraph, 'pStyle');
  const name = style?.attribs['w:val'] ?? '';
  return (
    kindOfStyle(name) ?? (elementsOf(paragraph, 'numPr').length > 0 ? { kind: 'list-item' } : { kind: 'paragraph' })
  );
}

function odtKind(paragraph: Element): Kind {
  if (localName(paragraph) === 'h')
    return { kind: 'heading', level: Number(paragraph.attribs['text:outline-level'] ?? 1) };
  const parent = paragraph.parent;
  const inList = parent !== null && isElement(parent) && localName(parent) === 'list-item';
  return kindOfStyle(paragraph.attribs['text:style-name'] ?? '') ?? { kind: inList ? 'list-item' : 'paragraph' };
}

/** Style names as the programs and their translations have them. */
function kindOfStyle(name: string): Kind | undefined {
  const heading = /^(?:heading|berschrift|überschrift|titre|ttulo|título|titolo|kop|заголовок)[\s_]*(\d)/i.exec(name);
  if (heading !== null) return { kind: 'heading', level: Math.min(6, Number(heading[1])) };
  if (/^(?:title|titel|titre|titolo|título)$/i.test(name)) return 'title';
  if (/^(?:subtitle|untertitel|sous-?titre|sottotitolo|subt[ií]tulo|ondertitel|подзаголовок)$/i.test(name))
    return 'subtitle';
  if (/quote|zitat|citation|citazione/i.test(name)) return { kind: 'quotation' };
  if (/^(?:list|liste)/i.test(name)) return { kind: 'list-item' };
  if (/caption|beschriftung|légende/i.test(name)) return { kind: 'caption' };
  return undefined;
}
