/** Where the sources come from, for every command that needs them. */
export const LIBRARY_OPTIONS = {
  library: { type: 'string', multiple: true },
  bibliography: { type: 'string', multiple: true },
} as const;

export const LIBRARY_HELP = `  --library DIR  folder of saved articles; may be given several times
  --bibliography FILE
                 a .bib, CSL-JSON, CSL-YAML or RIS file elsewhere: articles take its citekeys and fields, and its other
                 entries can be cited; may be given several times`;
