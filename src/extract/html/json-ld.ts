/** A JSON-LD node: untrusted data with string keys. */
export type JsonNode = { readonly [key: string]: unknown };

const MAX_NODES = 2_000;

/** All nodes of a JSON-LD script, outer ones first; `[]` where it cannot be read even with the usual slips mended. */
export function readJsonLd(script: string): readonly JsonNode[] {
  const data = parseLoosely(script);
  const nodes: JsonNode[] = [];
  const waiting: unknown[] = [data];
  // Breadth first: the article is nearer to the top than what it links to.
  for (let i = 0; i < waiting.length && i < MAX_NODES; i++) {
    const item = waiting[i];
    if (Array.isArray(item)) waiting.push(...item.slice(0, MAX_NODES));
    else if (isNode(item)) {
      nodes.push(item);
      for (const value of Object.values(item)) if (typeof value === 'object' && value !== null) waiting.push(value);
    }
  }
  return nodes;
}

export function isNode(value: unknown): value is JsonNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Types of a node without their vocabulary's address. */
export function typesOf(node: JsonNode): readonly string[] {
  const type = node['@type'];
  const list = Array.isArray(type) ? type : [type];
  return list.flatMap((name) => (typeof name === 'string' ? [name.replace(/^.*[/#:]/, '')] : []));
}

/** The texts of a value: a string, a node's `name` or `@value`, a list of such. */
export function textsOf(value: unknown, key = 'name'): readonly string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [unescaped(value)];
  if (typeof value === 'number') return [String(value)];
  if (Array.isArray(value))
    return value.slice(0, 50).flatMap((item) => (Array.isArray(item) ? [] : textsOf(item, key)));
  if (isNode(value)) return textsOf(value[key] ?? value['@value'], '@value');
  return [];
}

function parseLoosely(script: string): unknown {
  const source = script
    .replace(
      /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*;?\s*$/g,
      '',
    )
    .trim()
    .replace(/;$/, '');
  for (const attempt of [source, mended(source)]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // Pages write JSON by hand; the next attempt mends what is usually wrong.
    }
  }
  return undefined;
}

/** Raw line breaks in strings, trailing commas, lone backslashes. */
function mended(source: string): string {
  return (
    source
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what makes the JSON invalid
      .replace(/[\u0000-\u001f]+/g, ' ')
      .replace(/,\s*([}\]])/g, '$1')
      .replace(/\\(?!["\\/bfnrtu])/g, '\\\\')
      .replace(/\}\s*\{/g, '},{')
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
  ntilde: 'ñ',
  ccedil: 'ç',
  atilde: 'ã',
  agrave: 'à',
  laquo: '«',
  raquo: '»',
};

/** JSON-LD often holds text that was escaped for HTML, at times twice. */
export function unescaped(text: string): string {
  let plain = text;
  for (let i = 0; i < 2 && plain.includes('&'); i++) {
    plain = plain.replace(
      /&(?:#(\d{1,6})|#x([\da-f]{1,6})|(\w{2,8}));/gi,
      (all, decimal?: string, hex?: string, name?: string) => {
        if (name !== undefined) return ENTITIES[name] ?? all;
        const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
      },
    );
  }
  return plain.replace(/[\s\u00a0]+/g, ' ').trim();
}
