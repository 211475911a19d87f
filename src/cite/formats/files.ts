import type { BibliographyFormat } from '../../model/bibliography-format';
import type { CslItem } from '../../model/item';
import { readBib } from './bib-read';
import { scanBib } from './bib-scan';
import { isBibKey, writeBiblatexEntry, writeBibtexEntry } from './bib-write';
import { readCslJson, writeCslJson } from './csl-json';
import { addToJson } from './csl-json-add';
import { readCslYaml, writeCslYaml } from './csl-yaml';
import { hayagrivaItems } from './hayagriva-read';
import type { KeyOf } from './keyless';
import { appendBlocks, lineBreakOf } from './line-breaks';
import type { ReadBibliography } from './read-result';
import { readRis, writeRisEntry } from './ris';
import { addToHayagriva, addToYamlReferences, yamlProblem } from './yaml-add';

/** A file that can be added to. */
export interface OpenBibliography {
  readonly items: readonly CslItem[];
  /** The text with entries for these, whose keys it does not have. */
  add(items: readonly CslItem[]): string;
}

/** How one format of bibliography file is read and added to. */
export interface BibliographyFile {
  /** Total: of a broken file, what can be read. `keyOf` names entries without a key, where the format allows such. */
  read(text: string, keyOf?: KeyOf): ReadBibliography;
  /** A sentence's end where it must not be added to: `line 4 …`. */
  open(text: string): OpenBibliography | string;
  /** Why a citekey cannot be one in this format. */
  refuse?(citekey: string): string | undefined;
  /** `Ruiz2019` and `ruiz2019` are the same to the tool. */
  readonly ignoresCase?: boolean;
}

export const BIBLIOGRAPHY_FILES: { readonly [F in BibliographyFormat]: BibliographyFile } = {
  biblatex: bib(writeBiblatexEntry),
  bibtex: bib(writeBibtexEntry),
  'csl-json': {
    read: (text, keyOf) => orNothing(() => readCslJson(text, keyOf)),
    open(text) {
      if (text.trim() === '') return newFile(text, writeCslJson);
      return whole(
        () => readCslJson(text),
        (items) => addToJson(text, items),
        'it is not JSON',
      );
    },
  },
  'csl-yaml': {
    read: (text, keyOf) => orNothing(() => readCslYaml(text, keyOf)),
    open(text) {
      if (text.trim() === '') return newFile(text, writeCslYaml);
      return (
        yamlProblem(text) ??
        whole(
          () => readCslYaml(text),
          (items) => addToYamlReferences(text, items),
          'it is not YAML',
        )
      );
    },
  },
  ris: {
    read: readRis,
    open(text) {
      const unclosed =
        /^TY {1,2}-/m.test(text) &&
        !/^ER {1,2}-\s*$/m.test(text.slice(text.search(/^TY {1,2}-(?![\s\S]*^TY {1,2}-)/m)));
      if (unclosed) return 'its last entry has no end (ER)';
      return { items: readRis(text).items, add: (items) => appendBlocks(text, items.map(writeRisEntry)) };
    },
  },
  hayagriva: {
    read: (text) => orNothing(() => ({ items: hayagrivaItems(text), notes: [] })),
    open: (text) =>
      yamlProblem(text) ??
      whole(
        () => ({ items: hayagrivaItems(text) }),
        (items) => addToHayagriva(text, items),
        'it is not YAML',
      ),
  },
};

function bib(writeEntry: (item: CslItem) => string): BibliographyFile {
  return {
    read: readBib,
    open(text) {
      const unclosed = scanBib(text).find((block) => block.kind === 'broken' && block.key !== undefined);
      if (unclosed !== undefined) {
        const line = text.slice(0, unclosed.range.start).split(/\r\n|\n|\r/).length;
        return `the entry in line ${line} has no closing brace`;
      }
      return { items: readBib(text).items, add: (items) => appendBlocks(text, items.map(writeEntry)) };
    },
    refuse: (citekey) => (isBibKey(citekey) ? undefined : 'a key in a .bib file cannot hold these characters'),
    ignoresCase: true,
  };
}

function newFile(text: string, write: (items: readonly CslItem[]) => string): OpenBibliography {
  return { items: [], add: (items) => text + write(items).replace(/\n/g, lineBreakOf(text)) };
}

/** Readers of JSON and YAML throw on what is neither. */
function whole(
  read: () => { readonly items: readonly CslItem[] },
  add: (items: readonly CslItem[]) => string | undefined,
  problem: string,
): OpenBibliography | string {
  try {
    const { items } = read();
    if (add([]) === undefined) return 'it holds no list of entries';
    return { items, add: (fresh) => add(fresh) ?? '' };
  } catch {
    return problem;
  }
}

function orNothing(read: () => ReadBibliography): ReadBibliography {
  try {
    return read();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { items: [], notes: [{ code: 'file-broken', message: `The bibliography cannot be read: ${why}` }] };
  }
}
