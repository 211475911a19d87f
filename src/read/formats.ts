import path from 'node:path';
import type { Format } from './document';

/** Extensions of files that can be a saved article, and what is expected in them. */
const EXTENSIONS: ReadonlyMap<string, Format> = new Map([
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.xhtml', 'html'],
  ['.xht', 'html'],
  ['.shtml', 'html'],
  ['.mhtml', 'mhtml'],
  ['.mht', 'mhtml'],
  ['.webarchive', 'webarchive'],
  ['.txt', 'text'],
  ['.text', 'text'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.mdown', 'markdown'],
  ['.mkd', 'markdown'],
  ['.pdf', 'pdf'],
  ['.epub', 'epub'],
  ['.eml', 'eml'],
  ['.docx', 'docx'],
  ['.odt', 'odt'],
  ['.warc', 'warc'],
  ['.warc.gz', 'warc'],
  ['.wacz', 'wacz'],
  ['.vtt', 'transcript'],
  ['.srt', 'transcript'],
]);

/**
 * Names under which services export what they hold; other JSON files are sidecars or nothing of ours. wallabag: `All
 * articles.json`; Linkwarden: `backup.json`; Hypothesis: `2023-06-01-Hypothesis-….json`; Pocket: `part_000000.json` (what was
 * marked) and `.csv`; Readwise: `readwise-data.csv`; Joplin: `.jex`.
 */
const EXPORT =
  /(?:wallabag|karakeep|hoarder|linkwarden|omnivore|readwise|reader[\s_-]export|raindrop|instapaper|pocket|hypothesis|annotations).*\.(?:json|csv)$|^(?:(?:all|unread|starred|archived?|untagged|annotated)[\s_-]articles.*|backup|part_\d{6})\.(?:json|csv)$|\.jex$/;

/** Extensions whose file says something about the article of the same name. */
export const SIDECAR_EXTENSIONS = ['.json', '.bib', '.ris', '.yaml', '.yml'] as const;

/** Files whose coming, going or changing can change a library, by their extension: `html`. */
export const WATCHED_EXTENSIONS: readonly string[] = [...EXTENSIONS.keys(), ...SIDECAR_EXTENSIONS, '.csv', '.jex'].map(
  (it) => it.slice(1),
);

/** Folders in which browsers put what belongs to a page: `NAME_files`, and its translations. */
const COMPANION_FOLDER =
  /(?:_files|_archivos|_fichiers|_dateien|-Dateien|_bestanden|_file|\.resources|_arquivos|_pliki|_elemei)$/iu;

/** Names that stand in folders of articles and are never one. */
const NEVER = /^(?:readme|license|licence|changelog|library|package(?:-lock)?|\..*|~\$.*|.*~)(?:\.[^.]+)?$/i;

/** What the file's name says about its format. */
export function formatOfName(file: string): Format | undefined {
  const name = path.basename(file).toLowerCase();
  if (EXPORT.test(name)) return 'export';
  if (name.endsWith('.warc.gz')) return 'warc';
  return EXTENSIONS.get(path.extname(name));
}

/**
 * Whether a file of the library, by its path alone, can be a saved article: it has an article's extension and does not
 * belong to another file (pictures and frames in `NAME_files/`, sidecars, hidden files).
 */
export function isArticle(file: string): boolean {
  if (formatOfName(file) === undefined) return false;
  const parts = file.split(/[\\/]/);
  const name = parts.pop() ?? '';
  if (NEVER.test(name)) return false;
  if (isOtherCapture(parts, name) || isHighlightsOfOmnivore(parts)) return false;
  return !parts.some((part) => COMPANION_FOLDER.test(part) || (part.startsWith('.') && part.length > 2));
}

/** ArchiveBox keeps a page in many shapes in one folder, `archive/1700000000.1/`; the SingleFile page is the whole of it. */
function isOtherCapture(folders: readonly string[], name: string): boolean {
  const at = folders.findIndex(
    (folder, i) => folder === 'archive' && /^\d{9,10}(?:\.\d+)?$/.test(folders[i + 1] ?? ''),
  );
  return at >= 0 && !(at === folders.length - 2 && name === 'singlefile.html');
}

/** Omnivore's export keeps what was marked in `content/SLUG.html` in `highlights/SLUG.md`: read with the article. */
function isHighlightsOfOmnivore(folders: readonly string[]): boolean {
  return folders.at(-1) === 'highlights' && folders.some((folder) => /omnivore/i.test(folder));
}
