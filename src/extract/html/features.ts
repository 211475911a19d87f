import { AROUND_KINDS } from '../boilerplate-words';
import { articleNodes } from './article-nodes';
import type { Block, Box } from './blocks';
import { CLASS_KINDS } from './class-words';
import { textsOf } from './json-ld';
import { fold, headingLevel, type Page } from './page';
import { metaOf } from './page-data';
import { type TextShape, textShape } from './text-shape';

/** A row of numbers per block, in the order of {@link FEATURE_NAMES}: what the forests of `body-model` decide by. */
export interface Features {
  readonly rows: readonly Float64Array[];
  readonly shapes: readonly TextShape[];
}

const ANCESTORS = [
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
const TAGS = ['p', 'div', 'li', 'td', 'figcaption', 'span', 'blockquote', 'section', 'article'];
const FAR = 40;
/** Signatures are made of the element and two above it. */
const SIGNATURE_DEPTH = 3;

export const FEATURE_NAMES: readonly string[] = [
  'size',
  'linkDensity',
  'links',
  'strongDensity',
  'sentences',
  'endsSentence',
  'startsSmall',
  'upperShare',
  'digitShare',
  'wordLength',
  'commas',
  'hasDate',
  'hasTime',
  'hidden',
  'heading',
  'depth',
  ...AROUND_KINDS.map((kind) => `around:${kind}`),
  ...TAGS.map((tag) => `tag:${tag}`),
  ...CLASS_KINDS.map((kind) => `class:${kind}`),
  ...ANCESTORS.map((tag) => `in:${tag}`),
  'innerKindsByline',
  'sameText',
  'isTitle',
  'titleOverlap',
  'isLead',
  'inArticleBody',
  'hasArticleBody',
  'parentSize',
  'parentDensity',
  'parentBlocks',
  'parentProse',
  'parentProseShare',
  'grandSize',
  'grandDensity',
  'grandProseShare',
  'greatDensity',
  'greatProseShare',
  'signatureCount',
  'signatureSize',
  'signatureDensity',
  'signatureProse',
  'signatureShare',
  'position',
  'textBefore',
  'sinceTitle',
  'sizeSinceTitle',
  'afterTitle',
  'sinceHeading',
  'headingAround',
  'headingDepth',
  'sinceEndWord',
  'afterComments',
  ...[-3, -2, -1, 1, 2, 3].flatMap((step) => [`size${step}`, `density${step}`, `prose${step}`, `same${step}`]),
  'prose±5',
  'prose±15',
  'proseBefore',
  'proseAfter',
  'pageProse',
  'pageBlocks',
  'rootDistance',
  'inRoot',
  'rootShare',
];

export function blockFeatures(page: Page, heading: Block | undefined): Features {
  const { blocks } = page;
  const shapes = blocks.map(textShape);
  const context = readContext(page, shapes, heading);
  return { shapes, rows: blocks.map((block) => rowOf(block, page, shapes, context)) };
}

interface Context {
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

function readContext(page: Page, shapes: readonly TextShape[], heading: Block | undefined): Context {
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

function rowOf(block: Block, page: Page, shapes: readonly TextShape[], context: Context): Float64Array {
  const row = new Float64Array(FEATURE_NAMES.length);
  let at = 0;
  const put = (value: number | boolean) => {
    row[at++] = typeof value === 'number' ? value : value ? 1 : 0;
  };
  const { index, box, text } = block;
  const shape = shapes[index] ?? textShape(block);
  const level = headingLevel(block);
  put(Math.log1p(shape.size));
  put(shape.linkDensity);
  put(Math.log1p(block.links));
  put(shape.strongDensity);
  put(Math.log1p(shape.sentences));
  put(shape.endsSentence);
  put(shape.startsSmall);
  put(shape.upperShare);
  put(shape.digitShare);
  put(shape.wordLength);
  put(shape.commas);
  put(shape.hasDate);
  put(block.hasTime);
  put(box.hidden);
  put(level ?? 0);
  put(box.depth);
  for (let i = 0; i < AROUND_KINDS.length; i++) put((shape.around >> i) & 1);
  for (const tag of TAGS) put(box.tag === tag);
  const inner = context.ancestry(block.inner);
  for (const distance of inner.kinds) put(distance);
  for (const distance of inner.tags) put(distance);
  put(block.inner !== box && block.inner.kinds !== 0);
  put(context.texts.get(text) ?? 1);
  const folded = text.length < 500 ? fold(text) : '';
  put(folded !== '' && folded === context.title);
  put(folded === '' ? 0 : overlap(folded, context.titleWords));
  put(folded.length > 25 && (context.lead.startsWith(folded.slice(0, 60)) || context.lead === folded));
  put(context.articleWords === undefined ? -1 : covered(text, context.articleWords));
  put(context.articleWords !== undefined);
  const parent = box.textLength > text.length * 1.05 || box.parent === undefined ? box : nonInline(box.parent);
  const grand = parent.parent === undefined ? parent : nonInline(parent.parent);
  const great = grand.parent === undefined ? grand : nonInline(grand.parent);
  const share = (of: Box) => (context.totalProse === 0 ? 0 : (context.proseOf.get(of) ?? 0) / context.totalProse);
  const density = (of: Box) => (of.textLength === 0 ? 0 : of.linkLength / of.textLength);
  put(Math.log1p(parent.textLength));
  put(density(parent));
  put(Math.log1p(parent.end - parent.first));
  put(parent.textLength === 0 ? 0 : Math.min(2, (context.proseOf.get(parent) ?? 0) / parent.textLength));
  put(share(parent));
  put(Math.log1p(grand.textLength));
  put(density(grand));
  put(share(grand));
  put(density(great));
  put(share(great));
  const group = context.signatures.get(context.signatureOf(box)) ?? { count: 1, size: 0, link: 0, prose: 0 };
  put(Math.log1p(group.count));
  put(Math.log1p(group.size / group.count));
  put(group.size === 0 ? 0 : group.link / group.size);
  put(group.prose / group.count);
  put(group.size / Math.max(1, context.sizeUpTo.at(-1) ?? 1));
  const total = page.blocks.length;
  const sizeBefore = context.sizeUpTo[index] ?? 0;
  put(index / total);
  put(sizeBefore / Math.max(1, context.sizeUpTo.at(-1) ?? 1));
  put(context.titleIndex < 0 ? -200 : Math.max(-200, Math.min(400, index - context.titleIndex)));
  put(
    context.titleIndex < 0
      ? 0
      : Math.sign(index - context.titleIndex) *
          Math.log1p(Math.abs(sizeBefore - (context.sizeUpTo[context.titleIndex] ?? 0))),
  );
  put(context.titleIndex >= 0 && index > context.titleIndex);
  const over = context.headings[index] ?? { since: FAR, around: false, depth: 0 };
  put(Math.min(FAR, over.since));
  put(over.around);
  put(box.depth - over.depth);
  put(Math.min(FAR * 5, context.endWord[index] ?? FAR * 5));
  put(index > context.comments);
  for (const step of [-3, -2, -1, 1, 2, 3]) {
    const other = page.blocks[index + step];
    const otherShape = shapes[index + step];
    put(otherShape === undefined ? -1 : Math.log1p(otherShape.size));
    put(otherShape?.linkDensity ?? -1);
    put(otherShape?.prose ?? -1);
    put(other === undefined ? -1 : other.box === box ? 2 : other.box.parent === box.parent ? 1 : 0);
  }
  const countIn = (from: number, to: number) =>
    (context.proseCountUpTo[Math.min(total, to)] ?? 0) - (context.proseCountUpTo[Math.max(0, from)] ?? 0);
  put(countIn(index - 5, index + 6));
  put(countIn(index - 15, index + 16));
  const before = context.proseUpTo[index] ?? 0;
  put(context.totalProse === 0 ? 0 : before / context.totalProse);
  put(Math.log1p(context.totalProse - before));
  put(Math.log1p(context.totalProse));
  put(Math.log1p(total));
  put(distanceTo(box, context.root));
  put(contains(context.root, block));
  put(context.root === undefined ? 0 : share(context.root));
  return row;
}

const nonInline = (box: Box): Box => {
  let at = box;
  while (at.inline && at.parent !== undefined) at = at.parent;
  return at;
};

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

function distanceTo(box: Box, root: Box | undefined): number {
  if (root === undefined) return FAR;
  let steps = 0;
  for (let at: Box | undefined = box; at !== undefined && steps < FAR; at = at.parent, steps++)
    if (at === root) return steps;
  return FAR;
}

const contains = (root: Box | undefined, block: Block): boolean =>
  root !== undefined && block.index >= root.first && block.index < root.end;

function overlap(folded: string, words: ReadonlySet<string>): number {
  const own = folded.split(' ');
  return own.filter((word) => words.has(word)).length / Math.max(own.length, words.size);
}

function trigrams(text: string): ReadonlySet<string> {
  const words = fold(text).split(' ');
  const grams = new Set<string>();
  for (let i = 0; i + 2 < words.length; i++) grams.add(`${words[i]} ${words[i + 1]} ${words[i + 2]}`);
  return grams;
}

function covered(text: string, grams: ReadonlySet<string>): number {
  const own = trigrams(text);
  if (own.size === 0) return 0.5;
  let hits = 0;
  for (const gram of own) if (grams.has(gram)) hits++;
  return hits / own.size;
}
