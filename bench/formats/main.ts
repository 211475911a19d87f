// npm run bench:formats: what is recognised of the fixtures of every saved format, as a table in Markdown.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { extractBytes, extractFile } from '../../src/extract/extract-file';
import { displayName, isoDate } from '../../src/model/item';
import type { Extraction } from '../../src/model/source';
import { isArticle } from '../../src/read/formats';
import { savedForms } from '../../test/unit/read/saved-forms';

const COLUMNS = ['fixture', 'recognised of the record', 'tags', 'passages', 'marked', 'notes'];

async function main(): Promise<void> {
  const root = path.join(__dirname, '..', '..', '..', 'test', 'fixtures');
  const rows: string[][] = [];
  for (const folder of ['formats', 'sample/sources']) {
    for (const file of filesIn(path.join(root, folder))) {
      const name = path.relative(root, file).split(path.sep).join('/');
      rows.push(...(await rowsOf(name, () => extractFile(file), dayOf(file))));
    }
  }
  for (const { format, file, bytes } of savedForms())
    rows.push(...(await rowsOf(`${format} (${file})`, () => extractBytes({ path: file, bytes }))));
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  process.stdout.write([line(COLUMNS), line(COLUMNS.map(() => '---')), ...rows.map(line), ''].join('\n'));
}

function dayOf(file: string): string {
  const { mtime } = statSync(file);
  return isoDate({ 'date-parts': [[mtime.getFullYear(), mtime.getMonth() + 1, mtime.getDate()]] });
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const file = path.join(folder, name);
      if (statSync(file).isDirectory()) return filesIn(file);
      return isArticle(path.relative(folder, file)) && isArticle(file.slice(file.indexOf('fixtures'))) ? [file] : [];
    });
}

async function rowsOf(
  name: string,
  read: () => Promise<readonly Extraction[]>,
  modified?: string,
): Promise<string[][]> {
  try {
    return (await read()).map((extraction) => rowOf(name, extraction, modified));
  } catch (error) {
    return [
      [name, `refused: ${error instanceof Error ? error.message : String(error)}`, ...COLUMNS.slice(2).map(() => '')],
    ];
  }
}

/** What the file itself says; the day of saving that is only its file's time is not counted. */
function rowOf(name: string, { record, passages, tags = [], notes = [] }: Extraction, modified?: string): string[] {
  const highlights = passages.flatMap((passage) => passage.highlights ?? []);
  const accessed = record.accessed === undefined ? undefined : isoDate(record.accessed);
  const said: readonly (readonly [string, string | undefined])[] = [
    ['title', record.title],
    ['authors', record.author?.map(displayName).join('; ')],
    ['date', record.issued && isoDate(record.issued)],
    ['publication', record['container-title']],
    ['address', record.URL],
    ['saved', accessed === modified ? undefined : accessed],
  ];
  return [
    name,
    said.flatMap(([field, value]) => (value === undefined ? [] : [field])).join(', ') || 'nothing',
    tags.join(', '),
    String(passages.length),
    String(highlights.length),
    String(highlights.filter(({ note }) => note !== undefined).length + notes.length),
  ];
}

void main();
