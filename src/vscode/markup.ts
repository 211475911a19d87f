/** The bundle `markup.js`: what reads and writes drafts and bibliographies, loaded when the first draft is cited in. */
export { addToBibliography, bibliographyKeys, writeBibliography } from '../cite/bibliography';
export { bibliographyFormatOf } from '../cite/bibliography-file-name';
export { bibliographyUse } from '../cite/bibliography-use';
export { quotationMarks } from '../cite/locale-marks';
export { readBibliography } from '../cite/match-bibliography';
export { styleStore } from '../cite/style-store';
export { convertCitations } from '../dialect/convert';
export { detectDialect } from '../dialect/detect';
export { DIALECTS } from '../dialect/dialects';
export { editCitation } from '../dialect/edit-citation';
export { latexRoot } from '../dialect/latex/root';
export { projectBibliographies } from '../dialect/quarto-project';
