import type { DraftPassage } from '../number-passages';
import type { LineJob } from './line-jobs';
import type { Line } from './lines';

const BULLET = /^(?:[-*•–▪◦·]|\(?\d{1,2}[.)])\s+/;
const QUOTE_MARK = /^>+\s*/;

/** Lines as passages; what kind they are is told by how they begin, how long they are and what follows. */
export function textPassages(
  lines: readonly Line[],
  jobs: readonly LineJob[],
  body: readonly number[],
): readonly DraftPassage[] {
  const own = new Set(body);
  return body.map((i, k): DraftPassage => {
    const text = lines[i]?.text ?? '';
    if (jobs[i] === 'caption') return { kind: 'caption', text };
    if (text.includes('\t'))
      return {
        kind: 'table-row',
        text: text
          .split(/\s*\t\s*/)
          .filter((cell) => cell !== '')
          .join(' | '),
      };
    if (QUOTE_MARK.test(text)) return { kind: 'quotation', text: text.replace(QUOTE_MARK, '') };
    if (BULLET.test(text)) return { kind: 'list-item', text: text.replace(/^[-*•–▪◦·]\s+/, '') };
    // A short line over running text, with an empty line around it or none at all, heads it.
    const next = body[k + 1];
    const heads = jobs[i] === 'short' && next === i + 1 && jobs[next] === 'prose' && own.has(next) && k > 0;
    return heads ? { kind: 'heading', level: 2, text } : { kind: 'paragraph', text };
  });
}
