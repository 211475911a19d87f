import type { Spot } from './protocol';

/** The words selected in the article, by passages; `undefined` where the selection holds none of its text. */
export function selectedSpots(article: HTMLElement): { from: Spot; to: Spot; rect: DOMRect } | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const touched = passages(article).filter((passage) => range.intersectsNode(passage) && holdsText(range, passage));
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last) return undefined;
  const from = first.contains(range.startContainer) ? offsetIn(first, range.startContainer, range.startOffset) : 0;
  const to = last.contains(range.endContainer)
    ? offsetIn(last, range.endContainer, range.endOffset)
    : (last.textContent ?? '').length;
  const rects = range.getClientRects();
  return {
    from: { ordinal: ordinalOf(first), offset: from },
    to: { ordinal: ordinalOf(last), offset: to },
    rect: rects[rects.length - 1] ?? range.getBoundingClientRect(),
  };
}

export function passages(article: HTMLElement): HTMLElement[] {
  return [...article.querySelectorAll<HTMLElement>('[data-ordinal]')];
}

export function ordinalOf(passage: HTMLElement): number {
  return Number(passage.dataset['ordinal']);
}

/** A stretch of a passage's text as a DOM range. */
export function rangeIn(passage: HTMLElement, start: number, end: number): Range | undefined {
  const from = pointAt(passage, start);
  const to = pointAt(passage, end);
  if (!from || !to) return undefined;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

export function pointAt(passage: HTMLElement, offset: number): { node: Node; offset: number } | undefined {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (offset <= before + length) return { node, offset: offset - before };
    before += length;
  }
  return undefined;
}

function offsetIn(passage: HTMLElement, container: Node, offset: number): number {
  const before = document.createRange();
  before.selectNodeContents(passage);
  before.setEnd(container, offset);
  return before.toString().length;
}

/** A selection that ends at the very beginning of a passage does not mean it. */
function holdsText(range: Range, passage: HTMLElement): boolean {
  const own = document.createRange();
  own.selectNodeContents(passage);
  if (range.compareBoundaryPoints(Range.START_TO_START, own) > 0) own.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, own) < 0) own.setEnd(range.endContainer, range.endOffset);
  return own.toString().trim() !== '';
}
