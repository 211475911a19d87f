import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

/** Not minified; VS Code reads and compiles all of it before a window is usable. */
const MOST_BYTES = 120_000;

/** In a process of its own: loads the extension as VS Code does, and tells what was loaded with it. */
const LOAD = `
  const Module = require('node:module');
  const load = Module._load;
  let asked = 0;
  const anything = new Proxy(function () {}, {
    get: (target, name) => (name === 'prototype' ? target.prototype : anything),
    apply: () => anything,
    construct: () => ({}),
  });
  Module._load = function (name, ...rest) {
    if (name !== 'vscode') return load.call(this, name, ...rest);
    asked++;
    return anything;
  };
  require(process.argv[1]);
  console.log(JSON.stringify({ files: Object.keys(require.cache), asked }));
`;

describe('what is loaded with a window', () => {
  const dist = path.resolve('dist');
  const answer = execFileSync(process.execPath, ['-e', LOAD, path.join(dist, 'extension.js')], { encoding: 'utf8' });
  const { files, asked }: { files: string[]; asked: number } = JSON.parse(answer);
  const loaded = files.filter((file) => file.startsWith(dist));

  it('is small', () => {
    const bytes = loaded.reduce((sum, file) => sum + statSync(file).size, 0);
    assert.ok(loaded.length > 0);
    assert.ok(bytes < MOST_BYTES, `${bytes} bytes in ${loaded.map((file) => path.relative(dist, file)).join(', ')}`);
  });

  it('has neither the features nor the parsers of markup', () => {
    assert.deepEqual(
      loaded.filter((file) => /^(?:features|markup|csl|engine)\b/.test(path.basename(file))),
      [],
    );
  });

  it('asks VS Code for its interface once a file', () => {
    assert.ok(asked <= loaded.length, `${asked} times in ${loaded.length} files`);
  });
});
