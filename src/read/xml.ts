import type { ChildNode, Element, ParentNode } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { isElement } from './html';

export const parseXml = (source: string): ParentNode => parseDocument(source, { xmlMode: true, decodeEntities: true });

/** Every node below, in document order, without recursion. */
export function* nodesOf(root: ParentNode): Generator<ChildNode> {
  let node: ChildNode | null = root.children[0] ?? null;
  while (node !== null) {
    yield node;
    const into: ChildNode | undefined = isElement(node) ? node.children[0] : undefined;
    if (into !== undefined) {
      node = into;
      continue;
    }
    while (node !== null && node.next === null) {
      const parent: ParentNode | null = node.parent;
      if (parent === null || parent === root || !isElement(parent)) return;
      node = parent;
    }
    node = node?.next ?? null;
  }
}

/** Elements of these names, whatever their namespace's prefix. */
export function elementsOf(root: ParentNode, ...names: readonly string[]): readonly Element[] {
  const found: Element[] = [];
  for (const node of nodesOf(root)) if (isElement(node) && names.includes(localName(node))) found.push(node);
  return found;
}

export const localName = (element: Element): string => element.name.slice(element.name.indexOf(':') + 1);

export function textIn(root: ParentNode): string {
  let text = '';
  for (const node of nodesOf(root)) if (node.type === 'text') text += node.data;
  return text.replace(/\s+/g, ' ').trim();
}

/** The text of the first element of this name. */
export function firstText(root: ParentNode, name: string): string | undefined {
  const [element] = elementsOf(root, name);
  const text = element === undefined ? '' : textIn(element);
  return text === '' ? undefined : text;
}
