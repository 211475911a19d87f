import { parse as parseToml } from 'smol-toml';
import { parseDocument as parseYaml } from 'yaml';

export interface FrontMatter {
  /** Keys in lower case; values are plain data, whatever the writer put there. */
  readonly fields: ReadonlyMap<string, unknown>;
  /** The document without it. */
  readonly body: string;
  /** Why it could not be read, where it could not; then `fields` has what a reading line by line gives. */
  readonly problem?: string;
}

/** `---js` and the like, which some programs run, is text like any other to us. */
const YAML_BLOCK = /^\uFEFF?---[a-z]*[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
const TOML_BLOCK = /^\uFEFF?\+\+\+[ \t]*\r?\n([\s\S]*?)\r?\n\+\+\+[ \t]*(?:\r?\n|$)/;
/** YAML's references could make a small file expand without bound. */
const MAX_ALIASES = 50;

/** The YAML (`---`) or TOML (`+++`) at the top of a Markdown file. Data only: nothing in it is ever run. */
export function splitFrontMatter(text: string): FrontMatter {
  const yaml = YAML_BLOCK.exec(text);
  const toml = yaml === null ? TOML_BLOCK.exec(text) : null;
  const block = yaml ?? toml;
  if (block === null) return { fields: new Map(), body: text };
  const body = text.slice(block[0].length);
  const source = block[1] ?? '';
  try {
    return { fields: lowerKeys(yaml === null ? parseToml(source) : readYaml(source)), body };
  } catch (error) {
    return { fields: lineByLine(source), body, problem: error instanceof Error ? error.message : String(error) };
  }
}

/** YAML as plain data; dates stay as they are written. */
export function readYaml(source: string): unknown {
  const document = parseYaml(source, { schema: 'core', uniqueKeys: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) throw error;
  return document.toJS({ maxAliasCount: MAX_ALIASES });
}

function lowerKeys(data: unknown): ReadonlyMap<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return new Map();
  const fields = new Map<string, unknown>();
  // Static site generators keep what they do not know themselves in a table of its own (Zola, Hugo).
  for (const [key, value] of Object.entries(data)) {
    if (/^(?:extra|params|taxonomies|meta|metadata)$/i.test(key))
      for (const [name, inner] of lowerKeys(value)) fields.set(name, inner);
    else fields.set(key.toLowerCase(), value);
  }
  return fields;
}

/** Half of all broken front matter is a colon in an unquoted title: `title: Iran: a deal`. */
function lineByLine(source: string): ReadonlyMap<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const line of source.split(/\r?\n/)) {
    const match = /^([\w-]+)\s*[:=]\s*(.+?)\s*$/.exec(line);
    if (match?.[1] !== undefined) fields.set(match[1].toLowerCase(), (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2'));
  }
  return fields;
}
