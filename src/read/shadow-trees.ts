import { type ChildNode, type Document as DomDocument, type Element, isTag, type ParentNode } from 'domhandler';
import { append, appendChild, removeElement, replaceElement } from 'domutils';

const SHADOW = /<template[^>]*\sshadow(?:root)?mode\b/i;

/**
 * Puts what stands in shadow trees where a reader sees it. Savers keep a web component's tree as a template in its element
 * (declarative shadow DOM, HTML §4.12.3; SingleFile wrote `shadowmode`); the element's own children are shown in its slots.
 */
export function openShadowTrees(root: DomDocument, html: string): void {
  if (!SHADOW.test(html)) return;
  for (const template of templatesIn(root)) {
    const host = template.parent;
    // SingleFile's notes are the person's, not the page's.
    if (host === null || !isTag(host) || host.name === 'single-file-note') continue;
    const own = host.children.filter((child) => child !== template);
    for (const child of own) removeElement(child);
    for (const slot of elementsNamed(template, 'slot')) fill(slot, own);
    removeElement(template);
    for (const child of contentOf(template)) appendChild(host, child);
  }
}

/** The children that the slot is for stand in its place; where there are none, its own do. */
function fill(slot: Element, children: readonly ChildNode[]): void {
  const name = slot.attribs['name'] ?? '';
  const slotted = children.filter((child) => (isTag(child) ? (child.attribs['slot'] ?? '') : '') === name);
  if (slotted.every((child) => child.type === 'text' && child.data.trim() === '')) return;
  const [first, ...rest] = slotted;
  if (first === undefined) return;
  replaceElement(slot, first);
  let last: ChildNode = first;
  for (const child of rest) {
    append(last, child);
    last = child;
  }
}

/** Innermost first, so that a host's tree is whole when it is opened. */
function templatesIn(root: ParentNode): readonly Element[] {
  return elementsNamed(root, 'template')
    .filter(({ attribs }) => attribs['shadowrootmode'] !== undefined || attribs['shadowmode'] !== undefined)
    .reverse();
}

/** What stands in templates included: their content is a document of its own. */
function elementsNamed(root: ParentNode, name: string): readonly Element[] {
  const found: Element[] = [];
  const waiting: ChildNode[] = [...root.children].reverse();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isTag(node) && node.name === name) found.push(node);
    if ('children' in node) waiting.push(...[...node.children].reverse());
  }
  return found;
}

function contentOf(template: Element): readonly ChildNode[] {
  return template.children.flatMap((child) => (child.type === 'root' ? [...child.children] : [child]));
}
