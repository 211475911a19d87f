import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** One case of the CSL processor test-suite: https://github.com/citation-style-language/test-suite */
export interface SuiteCase {
  readonly name: string;
  readonly mode: string;
  readonly result: string;
  readonly csl: string;
  readonly input: readonly { readonly id: string | number }[];
  readonly citationItems: readonly (readonly { readonly id: string }[])[] | undefined;
  readonly citations: readonly CitationUpdate[] | undefined;
  readonly bibEntries: readonly (readonly (string | number)[])[] | undefined;
  readonly bibSection: object | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A citation, and the ids with note numbers of those before and after it. */
export type CitationUpdate = readonly [object, readonly [string, number][], readonly [string, number][]];

/** Cases are files of sections, `>>==== NAME ====>>` to `<<==== NAME ====<<`. */
export function readCases(folder: string): readonly SuiteCase[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => readCase(path.basename(file, '.txt'), readFileSync(path.join(folder, file), 'utf8')));
}

function readCase(name: string, text: string): SuiteCase {
  const sections = new Map<string, string>();
  for (const [, section = '', content = ''] of text.matchAll(
    /^>>=+ ([A-Z0-9-]+) =+(?:>>)?\s*\n([\s\S]*?)\n?<<=+ \1 =+<</gm,
  )) {
    sections.set(section, content);
  }
  const json = (section: string) => {
    const content = sections.get(section)?.trim();
    return content === undefined || content === '' ? undefined : JSON.parse(content);
  };
  return {
    name,
    mode: (sections.get('MODE') ?? '').trim(),
    result: (sections.get('RESULT') ?? '').trim(),
    csl: sections.get('CSL') ?? '',
    input: json('INPUT') ?? [],
    citationItems: json('CITATION-ITEMS'),
    citations: json('CITATIONS'),
    bibEntries: json('BIBENTRIES'),
    bibSection: json('BIBSECTION'),
    options: json('OPTIONS') ?? {},
  };
}
