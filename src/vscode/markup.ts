/** The bundle `markup.js`: what reads and writes drafts and bibliographies, loaded when the first draft is cited in. */
export { addToBibliography } from '../cite/bibliography';
export { styleStore } from '../cite/style-store';
export { detectDialect } from '../dialect/detect';
export { editCitation } from '../dialect/edit-citation';
export { latexRoot } from '../dialect/latex/root';
export { projectBibliographies } from '../dialect/quarto-project';
