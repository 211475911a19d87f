import type { TextEdit } from '../../model/range';
import type { BibliographyDeclaration } from '../dialect';
import { lineEnd } from '../lines';
import { argumentAt } from './arguments';
import { readPreamble } from './packages';
import { readLatex } from './prose';

/** `\addbibresource{a.bib}`; `\bibliography{a,b}`, to which BibTeX adds the extension. */
export function readResources(prose: string): readonly BibliographyDeclaration[] {
  const found: BibliographyDeclaration[] = [];
  for (const match of prose.matchAll(/\\(addbibresource|addglobalbib|bibliography)\s*(?=[[{])/g)) {
    const options = argumentAt(prose, match.index + match[0].length, 'optional');
    const argument = argumentAt(prose, options?.end ?? match.index + match[0].length, 'required');
    if (argument === undefined || /\blocation\s*=\s*remote\b/.test(prose.slice(options?.start, options?.end))) continue;
    const { start, end } = argument.content;
    for (const { index, 0: name } of prose.slice(start, end).matchAll(/[^,]+/g)) {
      const file = name.trim();
      if (file === '') continue;
      const at = start + index + name.indexOf(file);
      const isShort = match[1] !== 'addbibresource' && !/\.bib$/i.test(file);
      found.push({ file: isShort ? `${file}.bib` : file, range: { start: at, end: at + file.length } });
    }
  }
  return found;
}

/**
 * biblatex: `\addbibresource` at the end of the preamble, and `\printbibliography` before the end of the document where the
 * draft prints none. natbib and plain BibTeX: `\bibliography` there, which also prints. If the draft loads none of them and
 * declares nothing, biblatex is loaded, since without it the citation does not build. A draft without a preamble is left alone.
 */
export function declareResource(draft: string, file: string): readonly TextEdit[] {
  const prose = readLatex(draft);
  const declared = readResources(prose);
  const path = file.replace(/\\/g, '/').replace(/[{}%#]/g, '');
  const plain = (name: string) => name.replace(/^\.\//, '').replace(/\.bib$/i, '');
  if (declared.some((it) => plain(it.file) === plain(path))) return [];
  const body = prose.indexOf('\\begin{document}');
  if (body < 0) return [];
  const eol = lineEnd(draft);
  const { citing } = readPreamble(draft);
  const end = prose.lastIndexOf('\\end{document}');
  const closing = end < 0 ? draft.length : end;
  if (citing !== 'biblatex') {
    const last = declared.at(-1)?.range.end;
    if (last !== undefined) return [{ start: last, end: last, newText: `,${plain(path)}` }];
    const style = /\\bibliographystyle\s*\{/.test(prose)
      ? ''
      : `\\bibliographystyle{${citing === 'natbib' ? 'plainnat' : 'plain'}}${eol}`;
    return [{ start: closing, end: closing, newText: `${style}\\bibliography{${plain(path)}}${eol}` }];
  }
  const isLoaded = /\\(?:usepackage|RequirePackage)\s*(?:\[[^\]]*\])?\s*\{[^}]*\bbiblatex\b[^}]*\}/.test(prose);
  // A class may load biblatex itself; then its commands are in the preamble already.
  const isKnown = isLoaded || declared.length > 0;
  const load = isKnown ? '' : `\\usepackage[backend=biber,style=authoryear]{biblatex}${eol}`;
  const edits: TextEdit[] = [{ start: body, end: body, newText: `${load}\\addbibresource{${path}}${eol}` }];
  if (!/\\print(?:bibliography|bibheading|biblist)\b/.test(prose)) {
    edits.push({ start: closing, end: closing, newText: `\\printbibliography${eol}` });
  }
  return edits;
}
