import type { Marking } from './document';
import { claimsOfFields, urlOfFields } from './field-names';

/** A note as a program wrote it, taken apart. */
export interface ProgramNote {
  /** Keys in lower case. */
  readonly fields: ReadonlyMap<string, string>;
  readonly body: string;
  readonly markings: readonly Marking[];
  /** The article itself is not in it. */
  readonly onlyMarked?: true;
}

/** The note of a program that keeps its fields elsewhere than in front matter; `undefined` where it is none of those. */
export function readProgramNote(source: string): ProgramNote | undefined {
  return joplinItem(source) ?? notionPage(source) ?? zoteroAnnotations(source);
}

const JOPLIN_FIELDS = /\n\n((?:[a-z_]+:(?: .*)?\n)*id: [\da-f]{32}\n(?:[a-z_]+:(?: .*)?(?:\n|$))+)\s*$/;

/** The fields below an item of Joplin's database (`BaseItem.serialize`); `undefined` where the text is none. */
export function joplinFields(source: string): ReadonlyMap<string, string> | undefined {
  return joplinParts(source)?.fields;
}

/** `text` is what stands above the fields: nothing, in items that only join two others. */
function joplinParts(source: string) {
  const found = JOPLIN_FIELDS.exec(`\n\n${source}`);
  const block = found?.[1];
  if (block === undefined || !/^type_: \d+$/m.test(block)) return undefined;
  const fields = new Map(block.split('\n').flatMap((line) => pair(line, /^([a-z_]+): (.+)$/)));
  return { fields, text: source.slice(0, Math.max(0, (found?.index ?? 0) - 2)) };
}

/** Joplin's RAW export: title, text, and below them the fields of its database. */
function joplinItem(source: string): ProgramNote | undefined {
  const { fields: said, text = '' } = joplinParts(source) ?? {};
  if (said?.get('type_') !== '1') return undefined;
  const lines = text.split('\n');
  const fields = new Map<string, string>([['title', lines[0]?.trim() ?? '']]);
  const take = (name: string, as: string) => {
    const value = said.get(name);
    if (value !== undefined) fields.set(as, value);
  };
  take('source_url', 'source');
  take('author', 'author');
  take('user_created_time', 'created');
  return { fields, body: lines.slice(1).join('\n').trim(), markings: [] };
}

/** Notion's export: `# Title`, an empty line, and `Property: value` lines until the next one. */
function notionPage(source: string): ProgramNote | undefined {
  const head = /^\s*# (.+)\n\n((?:\p{L}[\p{L}\p{N} /_-]{0,40}: .+\n)+)(?:\n|$)/u.exec(source);
  if (head === null) return undefined;
  const said = new Map((head[2] ?? '').split('\n').flatMap((line) => pair(line, /^([^:]+): (.+)$/)));
  if (urlOfFields(said) === undefined && claimsOfFields(said, 'front-matter').length === 0) return undefined;
  const title = (head[1] ?? '').trim();
  return { fields: new Map([['title', title], ...said]), body: source.slice(head[0].length), markings: [] };
}

const ZOTERO_LINE =
  /^(?:>\s*)?[“"«„](.+)[”"»“]\s*\(\[[^\]]*\]\(zotero:\/\/select[^)]*\)\)(?:\s*\(\[[^\]]*\]\(zotero:\/\/[^)]*\)\))?[ \t]*(.*)$/gmu;

/** Zotero's notes from annotations: `“words” ([Marsh, 2023, p. 1](zotero://select/…)) ([pdf](zotero://open-pdf/…)) comment`. */
function zoteroAnnotations(source: string): ProgramNote | undefined {
  const markings: Marking[] = [];
  const body = source.replace(ZOTERO_LINE, (_all, exact: string, comment: string) => {
    const note = comment.trim();
    markings.push(note === '' ? { exact } : { exact, note });
    return `> ${exact}`;
  });
  if (markings.length === 0) return undefined;
  const plain = body.replace(/^# Annotations[ \t]*\n(?:\([^)\n]*\)[ \t]*\n)?/m, '');
  return { fields: new Map(), body: plain, markings, onlyMarked: true };
}

function pair(line: string, pattern: RegExp): readonly (readonly [string, string])[] {
  const match = pattern.exec(line);
  return match?.[1] === undefined ? [] : [[match[1].trim().toLowerCase(), (match[2] ?? '').trim()]];
}
