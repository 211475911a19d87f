/** Always loaded by `import()`, when the first draft is cited in: what reads and writes drafts and bibliographies. */
export { addToBibliography, bibliographyKeys, writeBibliography } from '../cite/bibliography';
export { bibliographyFormatOf } from '../cite/bibliography-file-name';
export { bibliographyUse } from '../cite/bibliography-use';
export { quotationMarks } from '../cite/locale-marks';
export { readBibliography } from '../cite/match-bibliography';
export { styleStore, stylesInFolder } from '../cite/style-store';
export { styleText } from '../cite/style-text';
export { convertCitations } from '../dialect/convert';
export { detectDialect } from '../dialect/detect';
export { DIALECTS } from '../dialect/dialects';
export { editCitation } from '../dialect/edit-citation';
export { editQuotation, quoteAround } from '../dialect/edit-quotation';
export { latexRoot } from '../dialect/latex/root';
export { literatureNoteText, noteFileName } from '../dialect/literature-note';
export { frontMatterField, setFrontMatterField } from '../dialect/markdown/front-matter-field';
export { projectBibliographies } from '../dialect/quarto-project';
export { attachQuotes } from '../verify/attach';
export { templateComplaints } from './citing/template-complaints';
