import type { Marking } from './document';

/** A note of highlights as Readwise, Omnivore and their like export them to Markdown. */
export interface HighlightList {
  /** Keys in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  /** The document without the list of fields, each highlight a list item without its links. */
  readonly body: string;
  readonly markings: readonly Marking[];
  /** The article itself is not in it. */
  readonly onlyMarked: true;
}

const METADATA = /^## Metadata[ \t]*\n((?:[ \t]*[-*][ \t].*\n|[ \t]*\n)+)/m;
const HIGHLIGHTS = /^#{2,3} (?:New )?Highlights\b.*$/m;
/** `([View Highlight](https://…))`, `([Location 12](…))`, `[⤴️](…)`, `^rw123`. */
const BACK_LINK = /\s*\(?\[(?:View (?:Highlight|Tweet)|Location \d+|⤴️?|↗️?)[^\]]*\]\([^)]*\)\)?|\s*\^rw\w+/g;

/** `undefined` where the document is no such list. */
export function readHighlightList(source: string): HighlightList | undefined {
  const metadata = METADATA.exec(source);
  const start = HIGHLIGHTS.exec(source);
  if (metadata === null || start === null) return undefined;
  const fields = new Map<string, string>();
  for (const line of (metadata[1] ?? '').split('\n')) {
    const match = /^\s*[-*]\s+([\p{L} ]+?)\s*:\s*(.+?)\s*$/u.exec(line);
    if (match?.[1] !== undefined) fields.set(match[1].toLowerCase(), (match[2] ?? '').replace(/\[\[|\]\]/g, ''));
  }
  const title = /^# (.+)$/m.exec(source)?.[1];
  if (title !== undefined && !fields.has('full title') && !fields.has('title')) fields.set('title', title.trim());
  const markings: Marking[] = [];
  const kept: string[] = [];
  for (const line of source.slice(start.index + start[0].length).split('\n')) {
    const note = /^\s+[-*]\s+(?:\*{0,2}Note:?\*{0,2})[:\s]+(.+)$/i.exec(line)?.[1];
    const last = markings.at(-1);
    if (note !== undefined && last !== undefined) {
      markings[markings.length - 1] = { ...last, note: note.trim() };
      continue;
    }
    if (/^\s+[-*]\s+Tags?:/i.test(line)) continue;
    const plain = line.replace(BACK_LINK, '');
    const item = /^(?:[-*]|>)\s+(.+)$/.exec(plain)?.[1];
    if (item !== undefined) markings.push({ exact: item.replace(/[*_`]/g, '').trim() });
    kept.push(plain);
  }
  return { fields, body: kept.join('\n'), markings, onlyMarked: true };
}
