import { type Document, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import type { Range, TextEdit } from '../../model/range';
import type { BibliographyDeclaration } from '../dialect';
import { lineEnd, readLines } from '../lines';
import type { MarkdownText } from './prose';

/** Where the YAML between `---` and `---` stands; `undefined` where the draft has none, or TOML. */
function yamlOf({ draft, frontMatter }: MarkdownText): Range | undefined {
  if (frontMatter === undefined || draft.startsWith('+++', frontMatter.start)) return undefined;
  const lines = readLines(draft.slice(frontMatter.start, frontMatter.end));
  const first = lines[1];
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return { start: frontMatter.start + first.start, end: frontMatter.start + last.start };
}

/** The YAML of the front matter, which may be half-typed; ranges of its nodes are relative to `start`. */
export function readFrontMatter(
  text: MarkdownText,
): { readonly document: Document; readonly start: number } | undefined {
  const range = yamlOf(text);
  if (range === undefined) return undefined;
  return { document: readYaml(text.draft.slice(range.start, range.end)), start: range.start };
}

export function readYaml(source: string): Document {
  return parseDocument(source, { schema: 'core', uniqueKeys: false, logLevel: 'silent', keepSourceTokens: false });
}

/** `bibliography: a.bib` and `bibliography: [a.bib, b.json]`. */
export function readDeclarations(text: MarkdownText): readonly BibliographyDeclaration[] {
  const yaml = readFrontMatter(text);
  return yaml === undefined ? [] : declarationsIn(yaml.document, yaml.start);
}

export function declarationsIn(document: Document, start: number): readonly BibliographyDeclaration[] {
  const value = nodeOf(document, 'bibliography');
  const nodes = isSeq(value) ? value.items : [value];
  return nodes.flatMap((node) => {
    if (!isScalar(node) || typeof node.value !== 'string' || node.value === '' || !node.range) return [];
    return [{ file: node.value, range: { start: start + node.range[0], end: start + node.range[1] } }];
  });
}

function nodeOf(document: Document, key: string): Node | undefined {
  if (!isMap(document.contents)) return undefined;
  const pair = document.contents.items.find((item) => isScalar(item.key) && item.key.value === key);
  return pair?.value === null || pair?.value === undefined ? undefined : (pair.value as Node);
}

/** The front matter says `bibliography: file`; all else in it stays byte for byte. */
export function declareInFrontMatter(text: MarkdownText, file: string): readonly TextEdit[] {
  const { draft, frontMatter } = text;
  const eol = lineEnd(draft);
  const written = writeScalar(file);
  const range = yamlOf(text);
  if (range === undefined) {
    // Before TOML front matter, which Pandoc does not read, YAML cannot go; there the declaration is left to the person.
    if (frontMatter !== undefined) return [];
    const start = draft.startsWith('\uFEFF') ? 1 : 0;
    return [
      {
        start,
        end: start,
        newText: `---${eol}bibliography: ${written}${eol}---${eol}${draft.trim() === '' ? '' : eol}`,
      },
    ];
  }
  const document = readYaml(draft.slice(range.start, range.end));
  const declared = declarationsIn(document, range.start);
  if (declared.some((it) => samePath(it.file, file))) return [];
  if (document.errors.length > 0 && isWritten(draft.slice(range.start, range.end), written)) return [];
  const value = nodeOf(document, 'bibliography');
  const at = value?.range;
  if (isSeq(value) && at)
    return [
      extendList(
        draft,
        { start: range.start + at[0], end: range.start + at[1] },
        value.flow === true,
        declared,
        written,
        eol,
      ),
    ];
  const [only] = declared;
  if (only !== undefined) {
    const existing = draft.slice(only.range.start, only.range.end);
    return [{ ...only.range, newText: `[${existing}, ${written}]` }];
  }
  const key = /^bibliography[ \t]*:[ \t]*$/m.exec(draft.slice(range.start, range.end));
  if (key !== null) {
    const end = range.start + key.index + key[0].length;
    return [{ start: end, end, newText: `${draft[end - 1] === ' ' ? '' : ' '}${written}` }];
  }
  return [{ start: range.end, end: range.end, newText: `bibliography: ${written}${eol}` }];
}

/** Broken YAML, line by line. */
function isWritten(yaml: string, written: string): boolean {
  return yaml.split(/\r?\n/).some((line) => /^bibliography[ \t]*:/.test(line) && line.includes(written));
}

function extendList(
  draft: string,
  list: Range,
  isFlow: boolean,
  declared: readonly BibliographyDeclaration[],
  written: string,
  eol: string,
): TextEdit {
  const last = declared.at(-1)?.range.end;
  if (isFlow) {
    const at = last ?? list.start + 1;
    return { start: at, end: at, newText: last === undefined ? written : `, ${written}` };
  }
  const at = last ?? list.end;
  const lineStart = draft.lastIndexOf('\n', (declared.at(-1)?.range.start ?? list.start) - 1) + 1;
  const dash = /^[ \t]*-[ \t]+/.exec(draft.slice(lineStart))?.[0] ?? '  - ';
  // Behind a comment that may follow the last entry.
  const end = at + (/^[^\r\n]*/.exec(draft.slice(at))?.[0].length ?? 0);
  return { start: end, end, newText: `${eol}${dash}${written}` };
}

/** A path as a YAML scalar: plain where it can be. */
export function writeScalar(value: string): string {
  const isPlain =
    /^[\w./][\w ./+=()-]*$/.test(value) && !/\s$|\s#|^(?:true|false|null|yes|no|on|off|~|[\d.]+)$/i.test(value);
  return isPlain ? value : JSON.stringify(value);
}

function samePath(a: string, b: string): boolean {
  const normal = (path: string) => path.replace(/\\/g, '/').replace(/^(?:\.\/)+/, '');
  return normal(a) === normal(b);
}
