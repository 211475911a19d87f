import { escapeMarkdown } from '../escape';

/**
 * A field as pandoc has to be told it in YAML, where it reads every string as Markdown: CSL's rich text (`<i>`, `<sub>` …)
 * becomes Markdown's, all else is text.
 */
export function markdownOfCsl(text: string): string {
  return written(text.replace(/\s+/g, ' ').trim(), true);
}

function written(text: string, atStart: boolean): string {
  const match = /<(i|b|sup|sub|sc|span)\b[^<>]*>(.+?)<\/\1>/su.exec(text);
  if (match === null) return escapeMarkdown(text, atStart);
  const [whole, tag = '', inner = ''] = match;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + whole.length);
  const lead = before === '' ? '' : escapeMarkdown(before, atStart);
  return lead + marked(tag, written(inner, atStart && before === '')) + written(after, false);
}

function marked(tag: string, content: string): string {
  switch (tag) {
    case 'i':
      return `*${content}*`;
    case 'b':
      return `**${content}**`;
    case 'sup':
      return `^${content.replaceAll(' ', '\\ ')}^`;
    case 'sub':
      return `~${content.replaceAll(' ', '\\ ')}~`;
    default:
      return content;
  }
}

/** Back again: such a string in CSL's words, as far as CSL has them. Total. */
export function cslOfMarkdown(markdown: string): string {
  return markdown
    .replace(/\\([^\p{L}\p{N}])/gu, (_, sign: string) => hidden(sign))
    .replace(/\*\*(?=\S)(.+?)\*\*/g, '<b>$1</b>')
    .replace(/\*(?=\S)(.+?)\*/g, '<i>$1</i>')
    .replace(/(?<![\p{L}\p{N}_])_(?=\S)(.+?)_(?![\p{L}\p{N}_])/gu, '<i>$1</i>')
    .replace(/\^([^\s^]+)\^/g, '<sup>$1</sup>')
    .replace(/(?<!~)~([^\s~]+)~(?!~)/g, '<sub>$1</sub>')
    .replace(/\[([^[\]]*)\]\{\.\w+\}/g, '$1')
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/\.\.\./g, '…')
    .replace(/[\u{F0000}-\u{FFFFD}]/gu, shown);
}

/** An escaped sign is no markup: it stands in a private plane meanwhile. */
const PLANE = 0xf0000;
const hidden = (sign: string) => {
  const code = sign.codePointAt(0) ?? 0;
  return code < 0xffff ? String.fromCodePoint(PLANE + code) : sign;
};
const shown = (sign: string) => String.fromCodePoint((sign.codePointAt(0) ?? PLANE) - PLANE);
