/** The bundle `citing.js`: what formats citations and reads bibliographies, loaded by the engine with the first of them. */
export { knownBibliography } from '../cite/known-bibliography';
export { createRenderer } from '../cite/render';
