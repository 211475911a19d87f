// What esbuild splits at `import()` are ES modules; VS Code loads extensions quickest as CommonJS. This plugin turns them into it.
const { mkdirSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

/** `import * as vscode2 from "vscode"`, which each source file of a chunk has. */
const VSCODE = /import\s*\*\s*as\s+([\w$]+)\s+from\s*"vscode";?/g;

/**
 * For a build with `splitting` and without `write`; writes its files itself.
 * @param {{ chunks: string, minify: boolean }} options `chunks`: the folder of the chunks, emptied first: their names change
 */
exports.inCommonJs = ({ chunks, minify }) => ({
  name: 'in-commonjs',
  setup(build) {
    build.onEnd(async ({ errors, outputFiles }) => {
      if (errors.length > 0) return;
      rmSync(chunks, { recursive: true, force: true });
      await Promise.all(outputFiles.map((file) => writeInCommonJs(file, minify)));
    });
  },
});

async function writeInCommonJs({ path: file, text }, minify) {
  const { code, map } = await esbuild.transform(vscodeOnce(text), {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    supported: { 'dynamic-import': false },
    minify,
    sourcefile: path.basename(file),
    sourcemap: minify ? false : 'external',
  });
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, map ? `${code}//# sourceMappingURL=${path.basename(file)}.map\n` : code);
  if (map) writeFileSync(`${file}.map`, map);
}

/** VS Code looks up who asks each time it is asked for its interface, and esbuild would copy that for each source file. */
function vscodeOnce(text) {
  let first;
  return text.replace(VSCODE, (_, name) => {
    const line = `var ${name} = ${first ?? 'require("vscode")'};`;
    first ??= name;
    return line;
  });
}
