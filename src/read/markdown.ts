import type { Document as DomDocument } from 'domhandler';
import MarkdownIt from 'markdown-it';
import type { Claim, Document, Marking } from './document';
import { claimsOfFields, savedOfFields, tagsOfFields, urlOfFields } from './field-names';
import { type FrontMatter, splitFrontMatter } from './front-matter';
import { parseHtml } from './html';

// Raw HTML in a clipping is text to be read like any other; it reaches a DOM that loads and runs nothing.
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false, maxNesting: 60 });

/** A clipping in Markdown: front matter, the article, and what the reader marked in it. */
export function readMarkdown(path: string, text: string): Document {
  const front = splitFrontMatter(text.replace(/^\uFEFF/, ''));
  const marks: Marking[] = [];
  const { body, noteTags } = plainMarkdown(front.body, marks);
  const url = urlOfFields(front.fields) ?? sourceLine(front.body);
  const saved = savedOfFields(front.fields);
  return {
    path,
    format: 'markdown',
    ...(url === undefined ? {} : { url }),
    ...(saved === undefined ? {} : { saved }),
    content: { kind: 'article', root: markdownDom(body) },
    claims: claimsOf(front),
    tags: [...new Set([...tagsOfFields(front.fields), ...noteTags])],
    markings: marks,
    warnings:
      front.problem === undefined
        ? []
        : [
            {
              code: 'front-matter-broken',
              message: `The front matter is not valid and was read line by line: ${front.problem}`,
            },
          ],
  };
}

/** The DOM that Markdown stands for. */
export function markdownDom(source: string): DomDocument {
  return parseHtml(markdown.render(source));
}

function claimsOf(front: FrontMatter): readonly Claim[] {
  return claimsOfFields(front.fields, 'front-matter');
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
