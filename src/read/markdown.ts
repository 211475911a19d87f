import type { Document as DomDocument } from 'domhandler';
import MarkdownIt from 'markdown-it';
import type { Document, Marking } from './document';
import { documentOf, known } from './document-of';
import { ONLY_MARKED } from './export-article';
import { claimsOfFields, savedOfFields, tagsOfFields, urlOfFields } from './field-names';
import { type FrontMatter, splitFrontMatter } from './front-matter';
import { readHighlightList } from './highlight-list';
import { parseHtml } from './html';
import { readProgramNote } from './note-programs';

// Raw HTML in a clipping is text to be read like any other; it reaches a DOM that loads and runs nothing.
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: 60 });

/** A clipping in Markdown: front matter, the article, and what the reader marked in it. */
export function readMarkdown(path: string, text: string): Document {
  const front = splitFrontMatter(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  const list = readHighlightList(front.body) ?? readProgramNote(front.body);
  const fields: ReadonlyMap<string, unknown> =
    list === undefined ? front.fields : new Map([...list.fields, ...front.fields]);
  const marks: Marking[] = [...(list?.markings ?? [])];
  const { body, noteTags } = plainMarkdown(list?.body ?? front.body, marks);
  return documentOf({
    path,
    format: 'markdown',
    content: { kind: 'article', root: markdownDom(body) },
    claims: claimsOfFields(fields, 'front-matter'),
    tags: [...new Set([...tagsOfFields(fields), ...noteTags])],
    markings: marks,
    warnings: [...warningsOf(front), ...(list?.onlyMarked ? [ONLY_MARKED] : [])],
    ...known<Document>({ url: urlOfFields(fields) ?? sourceLine(front.body), saved: savedOfFields(fields) }),
  });
}

function warningsOf({ problem }: FrontMatter): Document['warnings'] {
  if (problem === undefined) return [];
  const message = `The front matter is not valid and was read line by line: ${problem}`;
  return [{ code: 'front-matter-broken', message }];
}

/** The DOM that Markdown stands for. */
export function markdownDom(source: string): DomDocument {
  return parseHtml(markdown.render(source));
}

/** `Source: <url>` or `[Original](url)` at the top or the end of a clipping without front matter. */
function sourceLine(body: string): string | undefined {
  const edge = `${body.slice(0, 1_500)}\n${body.slice(-600)}`;
  const named =
    /(?:^|\n)[>*_\s-]*(?:source|url|link|original|from|via|clipped from|saved from|quelle|fuente|источник)\W{0,6}:?\s*\W{0,3}<?(https?:\/\/[^\s>)\]]+)/iu.exec(
      edge,
    );
  const linked =
    /(?:^|\n)[>*_\s-]*\[(?:source|original|view original|read original|open original|link)[^\]]*\]\((https?:\/\/[^\s)]+)\)/iu.exec(
      edge,
    );
  return named?.[1] ?? linked?.[1];
}

/** `> [!note]` is the reader's own note on the paragraph before it; `> [!quote]` is the article's. */
function withoutCallouts(source: string, marks: Marking[]): string {
  return source
    .replace(/^> ## Excerpt\n(?:>.*\n)+/m, '')
    .replace(
      /^>[ \t]*\[!(\w+)\][+-]?[ \t]*(.*)\n((?:>.*(?:\n|$))*)/gm,
      (_all, kind: string, title: string, lines: string, at: number) => {
        const text = lines.replace(/^>[ \t]?/gm, '').trim();
        if (/^(?:quote|cite|highlight)$/i.test(kind)) return `> ${text.replace(/\n/g, '\n> ')}\n`;
        const before =
          source
            .slice(0, at)
            .trim()
            .split(/\n\s*\n/)
            .at(-1) ?? '';
        marks.push({
          exact: before.replace(/==/g, '').replace(/[*_`]/g, ''),
          note: [title.trim(), text].filter((part) => part !== '').join(': '),
        });
        return '';
      },
    );
}

/** Drops what only note-taking programs understand, and keeps what the reader marked: `==words==`, `%%notes%%`. */
function plainMarkdown(
  source: string,
  marks: Marking[],
): { readonly body: string; readonly noteTags: readonly string[] } {
  const noteTags: string[] = [];
  const body = withoutCallouts(source, marks)
    .replace(/%%[\s\S]*?%%/g, '')
    .replace(/!\[\[[^\]\n]*\]\]/g, '')
    .replace(/\[\[(?:[^\]|\n]*\|)?([^\]\n]+)\]\]/g, '$1')
    .replace(/[ \t]\^[\w-]+$/gm, '')
    .replace(/==(?=\S)([^=\n](?:[^\n]*?\S)?)==(?!=)/g, (_all, exact: string) => {
      marks.push({ exact: exact.replace(/[*_`]/g, '') });
      return exact;
    })
    .replace(/^(?:#[\p{L}][\p{L}\p{N}/_-]*[ \t]*)+$/gmu, (line) => {
      noteTags.push(
        ...line
          .trim()
          .split(/\s+/)
          .map((tag) => tag.slice(1)),
      );
      return '';
    });
  return { body, noteTags };
}
