import { AROUND_KINDS } from '../boilerplate-words';
import type { Block, Box } from './blocks';
import { CLASS_KINDS } from './class-words';
import { ANCESTORS, type Context, FAR, readContext, trigrams } from './feature-context';
import { fold, headingLevel, type Page } from './page';
import { type TextShape, textShape } from './text-shape';

/** A row of numbers per block, in the order of {@link FEATURE_NAMES}: what the forests of `body-model` decide by. */
export interface Features {
  readonly rows: readonly Float64Array[];
  readonly shapes: readonly TextShape[];
}

const TAGS = ['p', 'div', 'li', 'td', 'figcaption', 'span', 'blockquote', 'section', 'article'];

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

function covered(text: string, grams: ReadonlySet<string>): number {
  const own = trigrams(text);
  if (own.size === 0) return 0.5;
  let hits = 0;
  for (const gram of own) if (grams.has(gram)) hits++;
  return hits / own.size;
}
