/** For the command line, which has what the library has through the engine. */
export { replaceFile } from '../library/replace-file';
