import type { RenderFormat } from '../model/render';
import { escapeHtml, escapeLatex, escapeMarkdown, escapeTypst } from './escape';
import type { Mark, RichTextWriter } from './rich-text';

/** One writer a format: text escaped, marks as the format has them; what it lacks is left to the words. */
export const RICH_TEXT_WRITERS: { readonly [F in RenderFormat]: RichTextWriter } = {
  text: {
    text: (text) => text,
    mark: (mark, content) => layout(mark, content) ?? content,
  },
  html: {
    text: (text) => escapeHtml(text),
    mark(mark, content, plain) {
      if (mark === 'link') {
        const target = linkTarget(plain);
        return target === undefined ? content : `<a href="${escapeHtml(target)}">${content}</a>`;
      }
      const open = HTML[mark];
      return open === undefined ? (layout(mark, content) ?? content) : `<${open}>${content}</${open.split(' ')[0]}>`;
    },
  },
  markdown: {
    text: escapeMarkdown,
    mark(mark, content, plain) {
      switch (mark) {
        case 'italic':
          return emphasis('*', content);
        case 'bold':
          return emphasis('**', content);
        case 'sup':
        case 'sub':
          return `<${mark}>${content}</${mark}>`;
        case 'link':
          return markdownLink(content, plain);
        default:
          return layout(mark, content) ?? content;
      }
    },
  },
  latex: {
    text: (text) => escapeLatex(text),
    mark(mark, content) {
      const command = LATEX[mark];
      return command === undefined ? (layout(mark, content) ?? content) : `\\${command}{${content}}`;
    },
  },
  typst: {
    text: escapeTypst,
    // The semicolon ends the call: else a bracket or a dot of the text that follows would belong to it.
    mark(mark, content, plain) {
      if (mark === 'link') {
        const target = linkTarget(plain);
        return target === undefined ? content : `#link(${JSON.stringify(target)})[${content}];`;
      }
      const call = TYPST[mark];
      return call === undefined ? (layout(mark, content) ?? content) : `#${call}[${content}];`;
    },
  },
};

const HTML: { readonly [M in Mark]?: string } = {
  italic: 'i',
  bold: 'b',
  'small-caps': 'span style="font-variant:small-caps"',
  underline: 'u',
  sup: 'sup',
  sub: 'sub',
};
/** Commands of LaTeX itself: no package is needed. */
const LATEX: { readonly [M in Mark]?: string } = {
  italic: 'textit',
  bold: 'textbf',
  'small-caps': 'textsc',
  underline: 'underline',
  sup: 'textsuperscript',
  sub: 'textsubscript',
};
const TYPST: { readonly [M in Mark]?: string } = {
  italic: 'emph',
  bold: 'strong',
  'small-caps': 'smallcaps',
  underline: 'underline',
  sup: 'super',
  sub: 'sub',
};

/** Columns and lines of an entry, in one line of running text. */
function layout(mark: Mark, content: string): string | undefined {
  if (mark === 'left') return `${content.trim()} `;
  if (mark === 'block' || mark === 'indent') return ` ${content.trim()}`;
  return undefined;
}

/** Markdown's emphasis may not begin or end with white space. */
function emphasis(sign: string, content: string): string {
  const [, lead = '', inner = '', trail = ''] = /^(\s*)(.*?)(\s*)$/su.exec(content) ?? [];
  return inner === '' ? content : `${lead}${sign}${inner}${sign}${trail}`;
}

/** `<https://…>` where Markdown's autolink allows every character of it. */
function markdownLink(content: string, plain: string): string {
  const target = linkTarget(plain);
  if (target === undefined) return content;
  if (target === plain && /^[\x21-\x7e]+$/.test(plain) && !/[<>\\`]/.test(plain)) return `<${plain}>`;
  return `[${content}](<${encodeURI(decodeSafely(target)).replace(/[<>\\`]/g, encodeURIComponent)}>)`;
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    // Percent signs that encode nothing: it stays as it is.
    return url;
  }
}

/** Only web addresses become links; a DOI is one at doi.org. */
function linkTarget(plain: string): string | undefined {
  if (/^https?:\/\/\S+$/i.test(plain)) return plain;
  if (/^10\.\d{4,9}\/\S+$/.test(plain)) return `https://doi.org/${plain}`;
  return undefined;
}
