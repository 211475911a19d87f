import { AROUND_KINDS } from '../boilerplate-words';
import { articleNodes } from './article-nodes';
import type { Block, Box } from './blocks';
import { CLASS_KINDS } from './class-words';
import { textsOf } from './json-ld';
import { fold, headingLevel, type Page } from './page';
import { metaOf } from './page-data';
import type { TextShape } from './text-shape';

/** Elements whose distance above a block is a feature. */
export const ANCESTORS = [
  'article',
  'main',
  'section',
  'aside',
  'nav',
  'header',
  'footer',
  'ul',
  'ol',
  'table',
  'form',
  'blockquote',
  'figure',
  'a',
  'dl',
  'details',
  'label',
];
/** What is farther above counts as absent. */
export const FAR = 40;
/** Signatures are made of the element and two above it. */
const SIGNATURE_DEPTH = 3;

/** What the features of a page's blocks have in common, worked out once. */
export interface Context {
  readonly title: string;
  readonly titleWords: ReadonlySet<string>;
  readonly lead: string;
  readonly articleWords: ReadonlySet<string> | undefined;
  readonly texts: ReadonlyMap<string, number>;
  readonly signatures: ReadonlyMap<string, Signature>;
  readonly signatureOf: (box: Box) => string;
  readonly proseOf: ReadonlyMap<Box, number>;
  readonly totalProse: number;
  readonly proseUpTo: readonly number[];
  readonly proseCountUpTo: readonly number[];
  readonly sizeUpTo: readonly number[];
  readonly titleIndex: number;
  readonly headings: readonly { readonly since: number; readonly around: boolean; readonly depth: number }[];
  readonly endWord: readonly number[];
  readonly comments: number;
  readonly ancestry: (box: Box) => Ancestry;
  readonly root: Box | undefined;
  readonly rootDepth: number;
}

interface Signature {
  count: number;
  size: number;
  link: number;
  prose: number;
}

/** Distances to the nearest element of each class kind and tag, shared by all blocks of a box. */
interface Ancestry {
  readonly kinds: Float64Array;
  readonly tags: Float64Array;
}

/** One pass over the page for all of its blocks. */
export function readContext(page: Page, shapes: readonly TextShape[], heading: Block | undefined): Context {
  const { blocks, boxes, data } = page;
  const title = fold(heading?.text ?? metaOf(data, 'og:title') ?? data.title);
  const proseOf = new Map<Box, number>();
  const signatures = new Map<string, Signature>();
  const signatureCache = new Map<Box, string>();
  const signatureOf = (box: Box) => {
    const known = signatureCache.get(box);
    if (known !== undefined) return known;
    const made = signature(box);
    signatureCache.set(box, made);
    return made;
  };
  const texts = new Map<string, number>();
  const proseUpTo = [0];
  const proseCountUpTo = [0];
  const sizeUpTo = [0];
  for (const block of blocks) {
    const shape = shapes[block.index];
    if (shape === undefined) continue;
    const prose = shape.prose && !block.box.hidden ? shape.size : 0;
    if (prose > 0) proseOf.set(block.box, (proseOf.get(block.box) ?? 0) + prose);
    proseUpTo.push((proseUpTo.at(-1) ?? 0) + prose);
    proseCountUpTo.push((proseCountUpTo.at(-1) ?? 0) + (prose > 0 ? 1 : 0));
    sizeUpTo.push((sizeUpTo.at(-1) ?? 0) + shape.size);
    texts.set(block.text, (texts.get(block.text) ?? 0) + 1);
    const key = signatureOf(block.box);
    const known = signatures.get(key) ?? { count: 0, size: 0, link: 0, prose: 0 };
    known.count++;
    known.size += shape.size;
    known.link += shape.linkDensity * shape.size;
    known.prose += prose > 0 ? 1 : 0;
    signatures.set(key, known);
  }
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i];
    const own = box === undefined ? undefined : proseOf.get(box);
    if (box?.parent !== undefined && own !== undefined) proseOf.set(box.parent, (proseOf.get(box.parent) ?? 0) + own);
  }
  const headings: { since: number; around: boolean; depth: number }[] = [];
  const endWord: number[] = [];
  let last = { index: -FAR, around: false, depth: 0 };
  let lastEnd = -FAR * 5;
  let comments = blocks.length;
  for (const block of blocks) {
    headings.push({ since: block.index - last.index, around: last.around, depth: last.depth });
    endWord.push(block.index - lastEnd);
    const around = (shapes[block.index]?.around ?? 0) & END_KINDS;
    if (headingLevel(block) !== undefined) last = { index: block.index, around: around !== 0, depth: block.box.depth };
    if (around !== 0 && block.text.length < 80) lastEnd = block.index;
    if (((shapes[block.index]?.around ?? 0) & COMMENT_KIND) !== 0 && block.index < comments && block.text.length < 60)
      comments = block.index;
  }
  const articleBody = articleNodes(page)
    .flatMap((node) => textsOf(node['articleBody']))
    .join(' ');
  const ancestries = new Map<Box, Ancestry>();
  const ancestry = (box: Box) => {
    const known = ancestries.get(box);
    if (known !== undefined) return known;
    const made = ancestryOf(box);
    ancestries.set(box, made);
    return made;
  };
  const totalProse = proseUpTo.at(-1) ?? 0;
  const root = tightest(boxes, proseOf, totalProse);
  return {
    title,
    titleWords: new Set(title.split(' ')),
    lead: fold(metaOf(data, 'og:description', 'description', 'twitter:description') ?? ''),
    articleWords: articleBody.length > 200 ? trigrams(articleBody) : undefined,
    texts,
    signatures,
    signatureOf,
    proseOf,
    totalProse,
    proseUpTo,
    proseCountUpTo,
    sizeUpTo,
    titleIndex: heading?.index ?? -1,
    headings,
    endWord,
    comments,
    ancestry,
    root,
    rootDepth: root?.depth ?? 0,
  };
}

const END_KINDS = (['readMore', 'appeal', 'comments', 'author', 'tags', 'share', 'message'] as const).reduce(
  (bits, kind) => bits | (1 << AROUND_KINDS.indexOf(kind)),
  0,
);
const COMMENT_KIND = 1 << AROUND_KINDS.indexOf('comments');

function signature(box: Box): string {
  let text = '';
  for (let at: Box | undefined = box, i = 0; at !== undefined && i < SIGNATURE_DEPTH; at = at.parent, i++)
    text += `${at.tag}.${at.element.attribs['class'] ?? ''}>`;
  return text;
}

function ancestryOf(box: Box): Ancestry {
  const kinds = new Float64Array(CLASS_KINDS.length).fill(FAR);
  const tags = new Float64Array(ANCESTORS.length).fill(FAR);
  let steps = 0;
  for (let at: Box | undefined = box; at !== undefined && steps < FAR; at = at.parent, steps++) {
    if (at.tag === 'body' || at.tag === 'html') break;
    for (let i = 0; i < kinds.length; i++) if (((at.kinds >> i) & 1) === 1 && (kinds[i] ?? 0) === FAR) kinds[i] = steps;
    const tag = ANCESTORS.indexOf(at.tag);
    if (tag >= 0 && tags[tag] === FAR) tags[tag] = steps;
  }
  return { kinds, tags };
}

/** The smallest box with nearly all of the prose that any box of its size has. */
function tightest(boxes: readonly Box[], proseOf: ReadonlyMap<Box, number>, total: number): Box | undefined {
  let best: Box | undefined;
  let most = 0;
  for (const box of boxes) {
    const prose = proseOf.get(box) ?? 0;
    if (box.inline || prose === 0) continue;
    const score =
      prose / (total + 1) - 0.5 * (box.textLength - prose > 0 ? (box.textLength - prose) / (box.textLength + 1) : 0);
    if (score >= most) {
      best = box;
      most = score;
    }
  }
  return best;
}

/** Runs of three words: what two texts share that say the same. */
export function trigrams(text: string): ReadonlySet<string> {
  const words = fold(text).split(' ');
  const grams = new Set<string>();
  for (let i = 0; i + 2 < words.length; i++) grams.add(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  return grams;
}
