import type { ChildNode, Element, ParentNode } from 'domhandler';
import type { Marking } from './document';
import { isElement } from './html';
import { nodesOf, textIn } from './xml';

/** Elements and classes that annotators put around marked words when a page is saved with them. */
const MARKED = /(?:^|\s)(?:single-file-highlight|hypothesis-highlight|zotero-highlight)(?:\s|$)/;
const MARK_TAGS = new Set(['singlefile-highlight', 'hypothesis-highlight']);
/** SingleFile's annotation editor: a note is an element with a shadow tree, its anchor says which notes it has. */
const NOTE_TAG = 'single-file-note';
const NOTE_REFS = 'data-single-file-note-refs';
const MARK_ID = 'data-singlefile-highlight-id';
const HAS_MARKS = /single-?file-(?:highlight|note)|hypothesis-highlight|zotero-highlight/i;

/** What a person marked and wrote in a page before saving it. */
export function pageMarks(root: ParentNode, html: string): readonly Marking[] {
  if (!HAS_MARKS.test(html)) return [];
  const marks: { readonly id: string | undefined; readonly block: Element | undefined; text: string }[] = [];
  const notes = new Map<string, string>();
  const anchors = new Map<string, Element>();
  for (const node of nodesOf(root)) {
    if (!isElement(node)) continue;
    if (node.name === NOTE_TAG) {
      const text = noteText(node);
      if (text !== '') notes.set(node.attribs['data-note-id'] ?? String(notes.size), text);
    }
    for (const id of (node.attribs[NOTE_REFS] ?? '').split(',')) if (id !== '') anchors.set(id, node);
    if (!isMark(node) || textIn(node) === '') continue;
    // One marking is an element for each run of text; those of one paragraph are put together again.
    const id = node.attribs[MARK_ID];
    const block = blockOf(node);
    const last = marks.at(-1);
    if (id !== undefined && last?.id === id && last.block === block) last.text += rawText(node);
    else marks.push({ id, block, text: rawText(node) });
  }
  const markings = marks.map(({ text }): Marking => ({ exact: text.replace(/\s+/g, ' ').trim() }));
  return [...markings, ...[...notes].map(([id, note]) => noteMarking(note, anchors.get(id), marks))];
}

const isMark = ({ name, attribs }: Element): boolean => MARK_TAGS.has(name) || MARKED.test(attribs['class'] ?? '');

/** The note's words: a text field in the shadow tree, which is saved as a template. */
function noteText(note: Element): string {
  for (const element of descendants(note)) {
    if (element.name === 'textarea') return rawText(element).trim();
  }
  return '';
}

/** With what stands in templates, which are a document of their own. */
function* descendants(root: ParentNode): Generator<Element> {
  const waiting: ChildNode[] = [...root.children];
  for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
    if (isElement(node)) yield node;
    if ('children' in node) waiting.push(...node.children);
  }
}

/** On the paragraph it is anchored to; a note anchored to the page or a large part of it is on the article as a whole. */
function noteMarking(
  note: string,
  anchor: Element | undefined,
  marks: readonly { readonly block: Element | undefined }[],
): Marking {
  const text = anchor === undefined || /^(?:html|body|main|article)$/.test(anchor.name) ? '' : textIn(anchor);
  const isWhole = text.length > 3_000 && !marks.some(({ block }) => block === anchor);
  return { exact: isWhole ? '' : text, note };
}

function rawText(root: ParentNode): string {
  let text = '';
  for (const node of nodesOf(root)) if (node.type === 'text') text += node.data;
  return text;
}

const BLOCK = /^(?:p|li|h[1-6]|blockquote|td|th|dd|dt|pre|figcaption|div|section|article|body)$/;

function blockOf(element: Element): Element | undefined {
  for (let at = element.parent, i = 0; at !== null && isElement(at) && i < 20; at = at.parent, i++)
    if (BLOCK.test(at.name)) return at;
  return undefined;
}
