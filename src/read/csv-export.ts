import { parse } from 'csv-parse/sync';
import { IbidError } from '../model/error';
import type { Document, Marking } from './document';
import { exportedDocument, MAX_ARTICLES, toldApart } from './export-article';
import { urlOfFields } from './field-names';

type Row = ReadonlyMap<string, string>;

/**
 * A table with an article or a marking in each row. As the services write them: Readwise `Highlight,Book Title,Book
 * Author,…`, Readwise Reader `Title,URL,ID,Document tags,Saved date,…`, Instapaper `URL,Title,Selection,Folder,Timestamp`,
 * Pocket `title,url,time_added,tags,status`, Raindrop `id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite`.
 *
 * @throws IbidError `format-broken`, `format-unknown`
 */
export function readCsvExport(path: string, text: string): readonly Document[] {
  const rows = rowsOf(text);
  const [first] = rows;
  const isExport = first?.has('highlight') || (first !== undefined && (first.has('url') || first.has('link')));
  if (!isExport)
    throw new IbidError(
      'format-unknown',
      'This table has no column with addresses or highlights: it is no export of articles.',
    );
  const articles = new Map<string, Row[]>();
  for (const row of rows) {
    const key = urlOfFields(row) ?? [titleOf(row), row.get('book author') ?? ''].join('\n').trim();
    if (key === '') continue;
    const list = articles.get(key);
    if (list !== undefined) list.push(row);
    else if (articles.size <= MAX_ARTICLES) articles.set(key, [row]);
  }
  if (articles.size === 0) throw new IbidError('format-unknown', 'There are no articles in this export.');
  return toldApart([...articles.values()].map((list) => articleOf(path, list)));
}

function articleOf(path: string, rows: readonly Row[]): Document {
  const fields = new Map<string, unknown>(rows[0]);
  fields.set('title', titleOf(fields));
  const author = rows[0]?.get('book author') ?? '';
  // Where it knows no author, Readwise names the site there.
  if (author !== '') fields.set(/^(?:[\w-]+\.)+[a-z]{2,}$/i.test(author) ? 'site' : 'author', author);
  for (const name of ['tags', 'document tags'])
    fields.set(
      name,
      rows.flatMap((row) => listIn(row.get(name) ?? '')),
    );
  return exportedDocument(path, {
    fields,
    markings: rows.flatMap(markingsOf),
    part: String(fields.get('title')) || 'untitled',
  });
}

const titleOf = (row: ReadonlyMap<string, unknown>): string => String(row.get('title') ?? row.get('book title') ?? '');

function markingsOf(row: Row): readonly Marking[] {
  const note = row.get('note')?.trim() ?? '';
  const exact = (row.get('highlight') ?? row.get('selection') ?? '').trim();
  const page = row.get('location type') === 'page' ? row.get('location') : undefined;
  const own: Marking[] =
    exact === '' && note === ''
      ? []
      : [{ exact, ...(note === '' ? {} : { note }), ...(page === undefined || page === '' ? {} : { page }) }];
  return [...own, ...raindropHighlights(row.get('highlights') ?? '')];
}

/** `Highlight:words` and, where there is one, `Note:words` in the lines below; else a paragraph for each. */
function raindropHighlights(cell: string): readonly Marking[] {
  return cell.split(/\n\s*\n|\n(?=Highlight:)/).flatMap((block) => {
    const [words = '', note = ''] = block.split(/\n\s*Note:/);
    const exact = words.replace(/^\s*Highlight:/, '').trim();
    return exact === '' ? [] : [{ exact, ...(note.trim() === '' ? {} : { note: note.trim() }) }];
  });
}

/** `a, b`; Pocket's `a|b`; Instapaper's `["a"]`; and `['a']`, as Readwise Reader prints lists. */
function listIn(cell: string): readonly string[] {
  const isList = /^\s*\[.*\]\s*$/.test(cell);
  const items = isList
    ? cell
        .trim()
        .slice(1, -1)
        .match(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^,\s][^,]*/g)
    : cell.split(/[,|]/);
  return (items ?? []).map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2')).filter((item) => item !== '');
}

/** The rows by their columns' names in lower case. */
function rowsOf(text: string): readonly Row[] {
  const head = text.slice(0, Math.max(text.indexOf('\n'), 0));
  // A spreadsheet that saved it again may have used its country's separator.
  const delimiter = [',', ';', '\t'].sort((a, b) => head.split(b).length - head.split(a).length)[0] ?? ',';
  try {
    const [names = [], ...rows]: readonly (readonly string[])[] = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    const keys = names.map((name) => name.trim().toLowerCase());
    return rows.map((row) => new Map(row.flatMap((cell, i) => (keys[i] === undefined ? [] : [[keys[i], cell]]))));
  } catch (error) {
    throw new IbidError('format-broken', 'The table is broken and cannot be read.', {}, { cause: error });
  }
}
