/** Where the engine's index is kept; another one can take its place here (a search cluster, a browser's SQLite). */
export { openSearch } from '../find/search';
export { deleteIndex } from '../library/store/open-store';
