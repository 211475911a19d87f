import type { Marking } from './document';
import type { PdfItem } from './pdf-blocks';
import { property } from './property';

/** Subtypes of ISO 32000-1 §12.5.6.10 that mark words. */
const MARKS = new Set(['Highlight', 'Underline', 'Squiggly']);

/** Subtypes of a page's own notes: a sheet of paper in the margin, words written onto the page (§12.5.6.4, §12.5.6.6). */
const NOTES = new Set(['Text', 'FreeText']);

/** The words under a page's highlights, with the notes written to them, and the notes that stand alone. */
export function pdfMarkings(annotations: readonly unknown[], items: readonly PdfItem[]): readonly Marking[] {
  return annotations.flatMap((annotation) => {
    const subtype = property(annotation, 'subtype');
    if (typeof subtype !== 'string' || !(MARKS.has(subtype) || NOTES.has(subtype))) return [];
    if (NOTES.has(subtype)) return pageNote(annotation);
    const exact = wordsUnder(boxesOf(annotation), items);
    const note = property(property(annotation, 'contentsObj'), 'str');
    return exact === ''
      ? []
      : [{ exact, ...(typeof note === 'string' && note.trim() !== '' ? { note: note.trim() } : {}) }];
  });
}

/** Replies to other annotations are part of a conversation, not the person's note. */
function pageNote(annotation: unknown): readonly Marking[] {
  const note = property(property(annotation, 'contentsObj'), 'str');
  const isReply = property(annotation, 'inReplyTo') !== undefined && property(annotation, 'inReplyTo') !== null;
  return typeof note === 'string' && note.trim() !== '' && !isReply ? [{ exact: '', note: note.trim() }] : [];
}

interface Rect {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** One rectangle a line of the highlight: eight numbers each in `quadPoints`, else the whole `rect`. */
function boxesOf(annotation: unknown): readonly Rect[] {
  const quads = numbers(property(annotation, 'quadPoints'));
  const boxes: Rect[] = [];
  for (let i = 0; i + 7 < quads.length; i += 8) boxes.push(boxAround(quads.slice(i, i + 8)));
  const rect = numbers(property(annotation, 'rect'));
  return boxes.length > 0 || rect.length < 4 ? boxes : [boxAround(rect)];
}

function boxAround(points: readonly number[]): Rect {
  const xs = points.filter((_value, i) => i % 2 === 0);
  const ys = points.filter((_value, i) => i % 2 === 1);
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}

/** Items lie along a line, letters taken to be of one width. */
function wordsUnder(boxes: readonly Rect[], items: readonly PdfItem[]): string {
  const parts: string[] = [];
  for (const box of boxes) {
    for (const item of items) {
      const middle = item.y + item.fontSize * 0.3;
      if (middle < box.bottom || middle > box.top || item.width <= 0) continue;
      const from = Math.round(((box.left - item.x) / item.width) * item.str.length);
      const to = Math.round(((box.right - item.x) / item.width) * item.str.length);
      const text = wholeWords(item.str, Math.max(0, from), Math.min(item.str.length, to));
      if (text !== '') parts.push(text);
    }
  }
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

function wholeWords(text: string, from: number, to: number): string {
  if (to - from < 1) return '';
  let start = from;
  let end = to;
  // Half a word's width is measured wrong more often than it is meant.
  while (start > 0 && start < text.length && /\S/.test(text[start - 1] ?? '') && from - start < 3) start--;
  while (end < text.length && /\S/.test(text[end] ?? '') && end - to < 3) end++;
  return text.slice(start, end).trim();
}

/** Numbers of a flat list, of typed arrays, or of lists of points. */
function numbers(value: unknown): readonly number[] {
  if (value instanceof Float32Array) return [...value];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (typeof item === 'number') return [item];
    if (Array.isArray(item)) return numbers(item);
    const [x, y] = [property(item, 'x'), property(item, 'y')];
    return typeof x === 'number' && typeof y === 'number' ? [x, y] : [];
  });
}
