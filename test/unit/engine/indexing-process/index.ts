import { openedEngine } from '../../../../bench/soak/check';

// The process that the soak kills: brings the index of its last two arguments, library and storage, up to date.
const [library, storage] = process.argv.slice(-2);
if (library === undefined || storage === undefined) throw new Error('usage: indexing-process LIBRARY STORAGE');

openedEngine(library, storage)
  .then((engine) => engine.dispose())
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
