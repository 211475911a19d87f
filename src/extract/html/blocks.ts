import type { ChildNode, Element, ParentNode } from 'domhandler';
import { isElement } from '../../read/html';
import { classKinds } from './class-words';

/** An element with the place it has in the page, and what its text adds up to. */
export interface Box {
  readonly element: Element;
  readonly tag: string;
  readonly parent: Box | undefined;
  readonly depth: number;
  /** Kinds that its own names speak of (see class-words). */
  readonly kinds: number;
  readonly hidden: boolean;
  /** Running text in it is set inline. */
  readonly inline: boolean;
  /** Blocks `first` to `end` (exclusive) stand in it. */
  first: number;
  end: number;
  textLength: number;
  linkLength: number;
}

/** A run of text that a reader sees as one block: a paragraph, a heading, a list item, a cell. */
export interface Block {
  readonly index: number;
  /** The block-level element around the run. */
  readonly box: Box;
  /** The innermost element at the run's beginning; an inline one where the run begins in it. */
  readonly inner: Box;
  /** White space collapsed. */
  readonly text: string;
  readonly links: number;
  readonly linkLength: number;
  readonly strongLength: number;
  readonly hasTime: boolean;
}

export interface Layout {
  readonly blocks: readonly Block[];
  readonly boxes: readonly Box[];
  readonly boxOf: ReadonlyMap<Element, Box>;
}

const INLINE = new Set(
  'singlefile-highlight hypothesis-highlight a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd mark nobr q ruby rb s samp small span strike strong sub sup time tt u var wbr label picture math mi mo mn'.split(
    ' ',
  ),
);
/** No words of the page: programs, pictures, fields, and readings of ruby text. */
const SKIPPED = new Set(
  'title script style template noscript iframe frame svg canvas video audio object embed select option datalist input textarea button head map rt rp meter progress dialog single-file-note'.split(
    ' ',
  ),
);
/** Words for screen readers alone, as the usual style sheets name them. */
const UNSEEN =
  /(?:^|[\s_])(?:visually-?hidden|sr-?only|screen-?reader(?:-text|-only|s)?|u-srOnly|element-invisible|a11y-hidden|hidden-accessible|show-for-sr)(?:\s|$)/i;
const STRONG = new Set(['b', 'strong', 'em', 'i']);

/** Cuts a page into the blocks that a reader sees, in order. */
export function layOut(root: ParentNode): Layout {
  const blocks: Block[] = [];
  const boxes: Box[] = [];
  const boxOf = new Map<Element, Box>();
  const run = { text: '', links: 0, linkLength: 0, strongLength: 0, hasTime: false, breaks: 0 };
  let inner: Box | undefined;
  let box: Box | undefined;
  let around: Box | undefined;
  let link = 0;
  let strong = 0;

  const flush = () => {
    const text = run.text.trim();
    if (text !== '' && box !== undefined) {
      blocks.push({
        index: blocks.length,
        box,
        inner: inner ?? box,
        text,
        links: run.links,
        linkLength: Math.min(run.linkLength, text.length),
        strongLength: Math.min(run.strongLength, text.length),
        hasTime: run.hasTime,
      });
    }
    run.text = '';
    run.links = run.linkLength = run.strongLength = run.breaks = 0;
    run.hasTime = false;
    inner = undefined;
  };

  const enter = (element: Element): boolean => {
    const tag = element.name;
    if (SKIPPED.has(tag) || UNSEEN.test(element.attribs['class'] ?? '')) return false;
    if (tag === 'br') {
      run.breaks++;
      // A line all in bold or italics is a heading or a byline set by hand, not the beginning of a sentence.
      if (run.breaks >= 2 || (run.text.length > 2 && run.strongLength >= run.text.trimEnd().length)) flush();
      else run.text += ' ';
      return false;
    }
    if (tag === 'hr') {
      flush();
      return false;
    }
    const inline = INLINE.has(tag);
    const made: Box = {
      element,
      tag,
      parent: around,
      depth: around === undefined ? 0 : around.depth + 1,
      kinds: classKinds(names(element)),
      hidden: (around?.hidden ?? false) || isHidden(element),
      inline,
      first: blocks.length,
      end: blocks.length,
      textLength: 0,
      linkLength: 0,
    };
    if (!inline) {
      flush();
      made.first = blocks.length;
      box = made;
    } else if (tag === 'a' && element.attribs['href'] !== undefined) {
      link++;
      run.links++;
    } else if (STRONG.has(tag)) strong++;
    else if (tag === 'time') {
      run.hasTime = true;
      // The day of publication and that of the last change often stand side by side, one of them not shown.
      if (run.text !== '' && !run.text.endsWith(' ')) run.text += ' ';
    }
    boxes.push(made);
    boxOf.set(element, made);
    around = made;
    return true;
  };

  const leave = (element: Element) => {
    const left = boxOf.get(element);
    if (left === undefined) return;
    around = left.parent;
    if (left.inline) {
      if (left.tag === 'a' && element.attribs['href'] !== undefined) link--;
      else if (STRONG.has(left.tag)) strong--;
      return;
    }
    flush();
    left.end = blocks.length;
    let up = left.parent;
    while (up?.inline) up = up.parent;
    box = up;
  };

  const say = (data: string) => {
    if (around === undefined) return;
    const text = data.replace(SPACE, ' ');
    if (text.trim() === '') {
      if (run.text !== '' && !run.text.endsWith(' ')) run.text += ' ';
      return;
    }
    run.breaks = 0;
    inner ??= around;
    run.text += run.text.endsWith(' ') ? text.trimStart() : text;
    if (link > 0) run.linkLength += text.length;
    if (strong > 0) run.strongLength += text.length;
  };

  walk(root, enter, leave, say);
  flush();
  sumUp(blocks, boxes);
  return { blocks, boxes, boxOf };
}

// Soft hyphens and zero-width spaces are no characters that a reader sees.
const SPACE = /[\s\u00a0\u200b\ufeff]+/g;

/** Visits every node in document order, without recursion: pages nest as deep as they like. */
export function walk(
  root: ParentNode,
  enter: (element: Element) => boolean,
  leave: (element: Element) => void,
  say: (text: string) => void,
): void {
  let node: ChildNode | null = root.children[0] ?? null;
  while (node !== null) {
    let into: ChildNode | undefined;
    if (node.type === 'text') say(node.data);
    else if (isElement(node) && enter(node)) {
      into = node.children[0];
      if (into === undefined) leave(node);
    }
    if (into !== undefined) {
      node = into;
      continue;
    }
    while (node !== null && node.next === null) {
      const parent: ParentNode | null = node.parent;
      if (parent === null || parent === root || !('next' in parent)) return;
      if (isElement(parent)) leave(parent);
      node = parent;
    }
    node = node?.next ?? null;
  }
}

function names(element: Element): string {
  const { attribs } = element;
  const found = [
    attribs['class'],
    attribs['id'],
    attribs['itemprop'],
    attribs['role'],
    attribs['data-testid'],
    attribs['data-component'],
    attribs['aria-label'],
  ];
  let text = '';
  for (const name of found) if (name) text += ` ${name}`;
  return element.name.includes('-') ? `${element.name}${text}` : text;
}

/** React sends parts of a page in hidden boxes with such an `id`, which its program then moves to their places. */
const STREAMED = /^S:[\da-f]+$/;

function isHidden(element: Element): boolean {
  const { attribs } = element;
  const streamed = STREAMED.test(attribs['id'] ?? '');
  if (attribs['hidden'] !== undefined && attribs['hidden'] !== 'until-found') return !streamed;
  const style = attribs['style'];
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
}

/** Parents stand before their children in `boxes`, so one pass backwards adds everything up. */
function sumUp(blocks: readonly Block[], boxes: readonly Box[]): void {
  for (const block of blocks) {
    block.box.textLength += block.text.length;
    block.box.linkLength += block.linkLength;
  }
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i];
    if (box?.parent === undefined) continue;
    box.parent.textLength += box.textLength;
    box.parent.linkLength += box.linkLength;
  }
}
