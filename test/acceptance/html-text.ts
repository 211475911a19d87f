import { Parser } from 'htmlparser2';

/** What a reader sees of HTML; `q` elements get their marks, blocks are set apart. */
export function htmlText(html: string): string {
  let text = '';
  let silent = 0;
  const isSilent = (name: string) => name === 'script' || name === 'style' || name === 'title';
  const parser = new Parser({
    onopentag(name) {
      if (isSilent(name)) silent++;
      if (name === 'q') text += '“';
      if (/^(?:p|div|li|h\d|blockquote|tr|dd|dt|figcaption|br|section)$/.test(name)) text += '\n';
    },
    onclosetag(name) {
      if (isSilent(name)) silent--;
      if (name === 'q') text += '”';
    },
    ontext(data) {
      if (silent === 0) text += data;
    },
  });
  parser.write(html);
  parser.end();
  return text;
}
