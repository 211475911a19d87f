import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';

/** One fictional article, saved in every form that is read. */
export const ARTICLE = {
  title: 'The Bell That Rings a Minute Late',
  author: 'Ottoline Marsh',
  issued: '2023-05-04',
  publication: 'The Vell Observer',
  url: 'https://vellobserver.example/2023/late-bell',
  paragraphs: [
    'For as long as anybody in Sarn can remember, the bell of the old customs house has rung a minute late, and for as long as that the town has been on time.',
    'The ferry leaves by it, the school begins by it, and when a clockmaker from the city offered last winter to put it right, the council thanked him and asked him to leave the ladder where it was.',
    '“A clock that is right is only useful to one person,” said the harbourmaster, Tilda Brandvold. “A clock that everybody shares is a timetable.”',
    'The clockmaker has stayed in the town. His own watch, he admits, now runs a minute late as well.',
  ],
} as const;

export interface SavedForm {
  readonly format: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What this form can say of the record. */
  readonly says: readonly ('title' | 'author' | 'issued' | 'publication' | 'url')[];
}

const { title, author, issued, publication, url, paragraphs } = ARTICLE;
const body = paragraphs.map((text) => `<p>${text}</p>`).join('\n');
const page = `<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>${title} | ${publication}</title>
<meta property="og:site_name" content="${publication}"><meta property="og:title" content="${title}"><meta name="author" content="${author}">
<meta property="article:published_time" content="${issued}T08:00:00+00:00"></head><body>
<header><a href="/">${publication}</a><nav><a href="/news">News</a> <a href="/tides">Tides</a></nav></header>
<main><article><h1>${title}</h1><p class="byline">By ${author}</p><time datetime="${issued}">4 May 2023</time>
<div class="article-body">${body}</div></article></main>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">A ladder nobody wants</a></li><li><a href="/b">Ferry late, passengers early</a></li></ul></aside>
<footer>© 2023 ${publication}. <a href="/cookies">Cookies</a></footer></body></html>`;
const all = ['title', 'author', 'issued', 'publication', 'url'] as const;

export function savedForms(): readonly SavedForm[] {
  return [
    { format: 'html', file: 'bell.html', bytes: strToU8(`<!-- saved from url=(0043)${url} -->\n${page}`), says: all },
    {
      format: 'html (SingleFile)',
      file: 'bell.html',
      bytes: strToU8(
        `<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: ${url} \n saved date: Thu Jun 01 2023 10:00:00 GMT+0200\n-->${page.replace('<!DOCTYPE html>', '')}`,
      ),
      says: all,
    },
    { format: 'mhtml (Chrome)', file: 'bell.mhtml', bytes: strToU8(mhtml()), says: all },
    { format: 'mhtml (old IE)', file: 'bell.mht', bytes: strToU8(oldMht()), says: all },
    { format: 'mhtml (Outlook)', file: 'bell.mht', bytes: strToU8(outlookMht()), says: ['title', 'author', 'issued'] },
    { format: 'webarchive (binary)', file: 'bell.webarchive', bytes: binaryPlist(), says: all },
    { format: 'webarchive (XML)', file: 'bell.webarchive', bytes: strToU8(xmlPlist()), says: all },
    {
      format: 'text',
      file: 'bell.txt',
      bytes: strToU8(
        `Title: ${title}\nAuthor: ${author}\nDate: ${issued}\nURL: ${url}\nSource: ${publication}\n\n${paragraphs.join('\n\n')}\n`,
      ),
      says: ['title', 'author', 'issued', 'url'],
    },
    {
      format: 'markdown',
      file: 'bell.md',
      bytes: strToU8(
        `---\ntitle: "${title}"\nauthor: ["[[${author}]]"]\npublished: ${issued}\nsite: ${publication}\nsource: ${url}\n---\n\n${paragraphs.join('\n\n')}\n`,
      ),
      says: all,
    },
    { format: 'epub', file: 'bell.epub', bytes: epub(), says: ['title', 'author', 'issued'] },
    { format: 'eml', file: 'bell.eml', bytes: strToU8(mail()), says: ['title', 'issued', 'publication', 'url'] },
    { format: 'docx', file: 'bell.docx', bytes: docx(), says: ['title', 'url'] },
    { format: 'odt', file: 'bell.odt', bytes: odt(), says: ['title', 'url'] },
    { format: 'pdf', file: 'bell.pdf', bytes: pdf(), says: ['title', 'author'] },
    { format: 'warc', file: 'bell.warc', bytes: Buffer.concat(warcRecords()), says: all },
    {
      format: 'warc (compressed)',
      file: 'bell.warc.gz',
      bytes: Buffer.concat(warcRecords().map((record) => gzipSync(record))),
      says: all,
    },
    { format: 'wacz', file: 'bell.wacz', bytes: wacz(), says: all },
    { format: 'joplin (JEX)', file: 'notes.jex', bytes: jex(), says: ['title', 'author', 'url'] },
    { format: 'vtt', file: 'bell.vtt', bytes: strToU8(`WEBVTT - ${title}\n\n${cues('.')}`), says: ['title'] },
    { format: 'srt', file: 'bell.srt', bytes: strToU8(cues(',')), says: [] },
    {
      format: 'wallabag',
      file: 'wallabag-export.json',
      bytes: strToU8(
        JSON.stringify([
          {
            title,
            url,
            content: body,
            published_by: [author],
            published_at: `${issued}T08:00:00+0000`,
            created_at: '2023-06-01T10:00:00+0000',
            tags: ['bells'],
            domain_name: 'vellobserver.example',
          },
        ]),
      ),
      says: ['title', 'author', 'issued', 'url'],
    },
    {
      format: 'karakeep',
      file: 'karakeep-export.json',
      bytes: strToU8(
        JSON.stringify({
          bookmarks: [
            {
              createdAt: 1685606400,
              title,
              tags: ['bells'],
              content: { type: 'link', url, author, datePublished: issued, htmlContent: body },
            },
          ],
        }),
      ),
      says: ['title', 'author', 'issued', 'url'],
    },
  ];
}

function mhtml(): string {
  const boundary = '----MultipartBoundary--7aQ----';
  return [
    `From: <Saved by Blink>`,
    `Snapshot-Content-Location: ${url}`,
    `Subject: ${title}`,
    'Date: Thu, 1 Jun 2023 10:00:00 -0000',
    'MIME-Version: 1.0',
    `Content-Type: multipart/related; type="text/html"; boundary="${boundary}"`,
    '',
    '',
    `--${boundary}`,
    'Content-Type: text/html',
    'Content-ID: <frame-1@mhtml.blink>',
    'Content-Transfer-Encoding: quoted-printable',
    `Content-Location: ${url}`,
    '',
    quotedPrintable(page),
    `--${boundary}`,
    'Content-Type: text/css',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'p { color: red; }',
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

function oldMht(): string {
  return [
    'From: "Saved by Windows Internet Explorer 8"',
    `Subject: ${title}`,
    'Date: Thu, 1 Jun 2023 10:00:00 +0200',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; type="text/html"; boundary="----=_NextPart_000_0000"',
    '',
    'This is a multi-part message in MIME format.',
    '',
    '------=_NextPart_000_0000',
    'Content-Type: text/html; charset="utf-8"',
    'Content-Transfer-Encoding: base64',
    `Content-Location: ${url}`,
    '',
    Buffer.from(page).toString('base64').replace(/.{76}/g, '$&\r\n'),
    '',
    '------=_NextPart_000_0000--',
    '',
  ].join('\r\n');
}

/** Word and Outlook save *Single File Web Page* with addresses of the disk, and most of the page in declarations of their own. */
function outlookMht(): string {
  return [
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary="----=_NextPart_01D99463.7D2B0A10"',
    '',
    'This document is a Single File Web Page, also known as a Web Archive file.  If you are seeing this message, your browser or editor does not support Web Archive files.',
    '',
    '------=_NextPart_01D99463.7D2B0A10',
    'Content-Location: file:///C:/7B3F1C22/bell.htm',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Type: text/html; charset="utf-8"',
    '',
    quotedPrintable(
      `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15"><title>${title}</title><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>${author}</o:Author></o:DocumentProperties></xml><![endif]--></head><body lang=EN-GB><div class=WordSection1><h1>${title}<o:p></o:p></h1><p class=MsoNormal>By ${author}<o:p></o:p></p><p class=MsoNormal>4 May 2023<o:p></o:p></p>${paragraphs.map((text) => `<p class=MsoNormal><span style='mso-fareast-language:EN-GB'>${text}<o:p></o:p></span></p>`).join('\n')}</div></body></html>`,
    ),
    '------=_NextPart_01D99463.7D2B0A10--',
    '',
  ].join('\r\n');
}

function quotedPrintable(text: string): string {
  const encoded = [...Buffer.from(text)]
    .map((byte) =>
      byte === 61 || byte > 126 || (byte < 32 && byte !== 10)
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('');
  return encoded
    .split('\n')
    .map((line) => line.replace(/.{70}(?=.)(?<!=.?)/g, '$&=\r\n'))
    .join('\r\n');
}

function mail(): string {
  return [
    `From: ${publication} <post@vellobserver.example>`,
    'To: reader@mail.example',
    `Subject: ${title}`,
    'Date: Thu, 4 May 2023 08:00:00 +0000',
    'List-Unsubscribe: <https://vellobserver.example/off>',
    'MIME-Version: 1.0',
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(
      `<html><body><p><a href="${url}">View in browser</a></p><h1>${title}</h1>${body}<p><a href="https://vellobserver.example/off">Unsubscribe</a></p></body></html>`,
    )
      .toString('base64')
      .replace(/.{76}/g, '$&\r\n'),
    '',
  ].join('\r\n');
}

function xmlPlist(): string {
  return `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>${Buffer.from(page).toString('base64')}</data><key>WebResourceMIMEType</key><string>text/html</string><key>WebResourceTextEncodingName</key><string>UTF-8</string><key>WebResourceURL</key><string>${url}</string></dict></dict></plist>`;
}

/** A binary property list with one dictionary in another: as much of the format as a web archive needs. */
function binaryPlist(): Uint8Array {
  const objects: Buffer[] = [];
  const add = (object: Buffer) => objects.push(object) - 1;
  const sized = (marker: number, count: number) =>
    count < 15
      ? Buffer.from([marker | count])
      : Buffer.from([marker | 15, 0x12, count >>> 24, (count >>> 16) & 255, (count >>> 8) & 255, count & 255]);
  const text = (value: string) => add(Buffer.concat([sized(0x50, value.length), Buffer.from(value, 'latin1')]));
  const data = (value: Buffer) => add(Buffer.concat([sized(0x40, value.length), value]));
  add(Buffer.from([0xd1, 1, 2]));
  text('WebMainResource');
  add(Buffer.from([0xd3, 3, 4, 5, 6, 7, 8]));
  text('WebResourceData');
  text('WebResourceURL');
  text('WebResourceTextEncodingName');
  data(Buffer.from(page));
  text(url);
  text('UTF-8');
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) {
    offsets.push(at);
    at += object.length;
  }
  const table = Buffer.concat(
    offsets.map((offset) => Buffer.from([offset >>> 24, (offset >>> 16) & 255, (offset >>> 8) & 255, offset & 255])),
  );
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(0n, 16);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([Buffer.from('bplist00'), ...objects, table, trailer]);
}

function epub(): Uint8Array {
  return zipSync({
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(
      '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ),
    'OPS/book.opf': strToU8(
      `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator><dc:date>${issued}</dc:date><dc:language>en</dc:language></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav"/><item id="c1" href="one.xhtml"/></manifest><spine><itemref idref="nav"/><itemref idref="c1"/></spine></package>`,
    ),
    'OPS/nav.xhtml': strToU8('<html><body><nav><ol><li><a href="one.xhtml">Start</a></li></ol></nav></body></html>'),
    'OPS/one.xhtml': strToU8(
      `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>${title}</h1>${body}</body></html>`,
    ),
  });
}

function docx(): Uint8Array {
  const p = (text: string, style?: string) =>
    `<w:p>${style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${p(title, 'Title')}${p(url)}${paragraphs.map((text) => p(text)).join('')}</w:body></w:document>`,
    ),
  });
}

function odt(): Uint8Array {
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': strToU8(
      `<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text><text:h text:outline-level="1">${title}</text:h><text:p>${url}</text:p>${paragraphs.map((text) => `<text:p text:style-name="Standard">${text}</text:p>`).join('')}</office:text></office:body></office:document-content>`,
    ),
  });
}

/** A PDF of one page, written by hand: Helvetica, one line of text at a time. */
function pdf(): Uint8Array {
  const lines: string[] = [`BT /F1 20 Tf 72 760 Td (${title}) Tj ET`];
  let y = 720;
  for (const paragraph of paragraphs) {
    for (const line of wrapped(paragraph, 80)) {
      lines.push(`BT /F1 11 Tf 72 ${y} Td (${line.replace(/[“”]/g, '"').replace(/[()\\]/g, '\\$&')}) Tj ET`);
      y -= 14;
    }
    y -= 14;
  }
  const stream = lines.join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [7 0 R 8 0 R] >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Title (${title}) /Author (${author}) >>`,
    // The first line of the text is highlighted, with a comment; and there is a note on the page.
    '<< /Type /Annot /Subtype /Highlight /Rect [72 716 600 731] /QuadPoints [72 731 600 731 72 716 600 716] /Contents (compare the ferry) /C [1 1 0] /F 4 >>',
    '<< /Type /Annot /Subtype /Text /Rect [20 700 40 720] /Contents (for the essay) /F 4 >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets: number[] = [];
  objects.forEach((object, i) => {
    offsets.push(text.length);
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function warcRecords(): readonly Buffer[] {
  const record = (type: string, target: string, content: Buffer) =>
    Buffer.concat([
      Buffer.from(
        `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${target}\r\nWARC-Date: 2023-06-01T08:00:00Z\r\nContent-Length: ${content.length}\r\n\r\n`,
      ),
      content,
      Buffer.from('\r\n\r\n'),
    ]);
  const packed = gzipSync(Buffer.from(page));
  const response = Buffer.concat([
    Buffer.from(
      `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n${packed.length.toString(16)}\r\n`,
    ),
    packed,
    Buffer.from('\r\n0\r\n\r\n'),
  ]);
  return [
    record('warcinfo', '', Buffer.from('software: test\r\n')),
    record(
      'response',
      'https://vellobserver.example/logo.png',
      Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nnot a picture'),
    ),
    record('response', url, response),
  ];
}

function wacz(): Uint8Array {
  return zipSync({
    'archive/data.warc.gz': [Buffer.concat(warcRecords().map((record) => gzipSync(record))), { level: 0 }],
    'pages/pages.jsonl': strToU8(
      `{"format":"json-pages-1.0","id":"pages"}\n${JSON.stringify({ id: '1', url, title })}\n`,
    ),
    'datapackage.json': strToU8('{}'),
  });
}

/** Joplin's archive: a note that was clipped, a tag on it, a note of the person's own, and a path that leads out of it. */
function jex(): Uint8Array {
  const id = (letter: string) => letter.repeat(32);
  const item = (letter: string, text: string, fields: string) =>
    tarFile(
      `${id(letter)}.md`,
      `${text}\n\nid: ${id(letter)}\ncreated_time: 2023-06-01T08:00:00.000Z\n${fields}`.trim(),
    );
  const note = `author: ${author}\nsource_url: ${url}\nuser_created_time: 2023-06-01T08:00:00.000Z\nmarkup_language: 1\ntype_: 1`;
  return Buffer.concat([
    item('a', `${title}\n\n${paragraphs.join('\n\n')}`, note),
    item('b', 'Shopping\n\nBread, and a ladder for the customs house.', 'source_url: \ntype_: 1'),
    item('c', 'bells', 'parent_id: \ntype_: 5'),
    tarFile(`${id('d')}.md`, `id: ${id('d')}\nnote_id: ${id('a')}\ntag_id: ${id('c')}\ntype_: 6`),
    tarFile(`../../${id('e')}.md`, `Out of it\n\nid: ${id('e')}\nsource_url: https://evil.example/\ntype_: 1`),
    Buffer.alloc(1024),
  ]);
}

/** A file in a tar (POSIX.1-1988, ustar). */
function tarFile(name: string, text: string): Buffer {
  const content = Buffer.from(text);
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write('0000644\0', 100);
  head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('14436060000\0', 136);
  head.write('        0ustar\x0000', 148);
  const sum = head.reduce((all, byte) => all + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([head, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

function cues(mark: string): string {
  const time = (seconds: number) =>
    `00:${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}${mark}000`;
  return paragraphs.map((text, i) => `${i + 1}\n${time(i * 20)} --> ${time(i * 20 + 12)}\n${text}\n`).join('\n');
}
