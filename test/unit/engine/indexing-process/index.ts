// A process that brings the index of a library up to date and ends, if it is not killed: node index.js LIBRARY STORAGE
import { openedEngine } from '../../../../bench/soak/check';

const [library = '', storage = ''] = process.argv.slice(2);
openedEngine(library, storage).then((engine) => engine.dispose());
