// Builds the bundles: the extension, the engine's worker, the CSL processor, the command line and the reader view's page;
// with --tests also every test file and the in-host runner, with --bench the measurements.
// Options: --watch, --production, --tests, --bench, --only=NAME,NAME. Progress goes to standard error.
const { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { copyCslAssets } = require('./scripts/build/csl-assets.js');
const { inCommonJs } = require('./scripts/build/in-commonjs.js');

const flags = new Set(process.argv.slice(2).filter((a) => !a.includes('=')));
const only = process.argv
  .find((a) => a.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const production = flags.has('--production');
const watch = flags.has('--watch');

const shared = {
  bundle: true,
  sourcemap: production ? false : 'linked',
  minify: production,
  legalComments: 'none',
  logLevel: 'silent',
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
};
const node = { ...shared, platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'] };

/** The CSL processor (CPAL licence) stays a file of its own, loaded when first needed. */
const processorApart = {
  name: 'csl-processor-apart',
  setup(build) {
    build.onResolve({ filter: /\/csl-processor$/ }, () => ({ path: './csl.js', external: true }));
  },
};
/** PDF.js is as big as the rest of the engine and loaded with the first PDF. */
const pdfApart = {
  name: 'pdf-apart',
  setup(build) {
    build.onResolve({ filter: /^unpdf\/pdfjs$/ }, () => ({ path: './pdf.js', external: true }));
  },
};
/** Parts of the engine that the first answer does not need are loaded with the first file, draft or foreign title. */
const engineApart = {
  name: 'engine-apart',
  setup(build) {
    build.onResolve({ filter: /^(?:\.\/(?:extraction|checking|citing)|any-ascii)$/ }, ({ path: name }) => ({
      path: `./${path.basename(name)}.js`,
      external: true,
    }));
  },
};
/** SQLite in WebAssembly finds its `.wasm` beside the file it was bundled into. */
const wasmBeside = {
  name: 'wasm-beside',
  setup(build) {
    build.onEnd(() => {
      const from = path.dirname(require.resolve('node-sqlite3-wasm'));
      mkdirSync('dist', { recursive: true });
      for (const file of readdirSync(from))
        if (file.endsWith('.wasm')) copyFileSync(path.join(from, file), path.join('dist', file));
    });
  },
};

const product = {
  extension: {
    ...node,
    format: 'esm',
    splitting: true,
    sourcemap: production ? false : 'inline',
    entryPoints: ['src/vscode/extension.ts'],
    outdir: 'dist',
    chunkNames: 'extension/[name]-[hash]',
    external: ['vscode'],
    write: false,
    plugins: [inCommonJs({ chunks: 'dist/extension', minify: production })],
  },
  pdf: { ...node, entryPoints: ['node_modules/unpdf/dist/pdfjs.mjs'], outfile: 'dist/pdf.js' },
  engine: { ...node, entryPoints: ['src/engine/worker.ts'], outfile: 'dist/engine.js' },
  'engine-thread': {
    ...node,
    entryPoints: ['src/engine/engine-thread.ts'],
    outfile: 'dist/engine-thread.js',
    // Code that comes from V8's cache has no loader for `import()`.
    supported: { 'dynamic-import': false },
    plugins: [engineApart, wasmBeside],
  },
  extraction: {
    ...node,
    entryPoints: ['src/engine/extraction.ts'],
    outfile: 'dist/extraction.js',
    plugins: [pdfApart],
  },
  checking: {
    ...node,
    entryPoints: ['src/engine/checking.ts'],
    outfile: 'dist/checking.js',
    plugins: [processorApart],
  },
  citing: { ...node, entryPoints: ['src/engine/citing.ts'], outfile: 'dist/citing.js', plugins: [processorApart] },
  'any-ascii': { ...node, entryPoints: ['node_modules/any-ascii/any-ascii.js'], outfile: 'dist/any-ascii.js' },
  csl: { ...node, entryPoints: ['src/cite/csl-processor.ts'], outfile: 'dist/csl.js' },
  cli: {
    ...node,
    entryPoints: ['src/cli/main.ts'],
    outfile: 'dist/cli.js',
    plugins: [processorApart, pdfApart, wasmBeside],
    banner: { js: '#!/usr/bin/env node' },
  },
  reader: {
    ...shared,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: ['src/webview/reader.ts'],
    outfile: 'dist/reader.js',
  },
};

/** Tests and measurements run from `out/`, with packages and `vscode` resolved at run time. */
function loose(folder, pattern) {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
  const entryPoints = files.filter((file) => pattern.test(file)).map((file) => path.join(folder, file));
  if (entryPoints.length === 0) return undefined;
  return {
    ...node,
    entryPoints,
    outdir: `out/${folder}`,
    outbase: folder,
    packages: 'external',
    external: ['vscode'],
    sourcemap: 'inline',
    minify: false,
  };
}

/** A bundle that is made no more would be packaged, or run, for ever. */
function removeFormerBundles() {
  const made = new Set(Object.keys(product).map((name) => `${name}.js`));
  for (const file of existsSync('dist') ? readdirSync('dist') : [])
    if (/\.js(?:\.map)?$/.test(file) && !made.has(file.replace(/\.map$/, ''))) rmSync(path.join('dist', file));
}

async function main() {
  const builds = Object.entries(product)
    .filter(([name, options]) => (only ? only.includes(name) : true) && existsSync(options.entryPoints[0]))
    .map(([, options]) => options);
  if (flags.has('--tests')) {
    rmSync('out/test', { recursive: true, force: true });
    builds.push(loose('test', /(\.test|[\\/]index)\.ts$/));
  }
  if (flags.has('--bench')) builds.push(loose('bench', /\.ts$/));
  removeFormerBundles();
  copyCslAssets('dist');

  const started = performance.now();
  if (watch) {
    let running = 0;
    const announce = {
      name: 'announce',
      setup(build) {
        build.onStart(() => {
          if (running++ === 0) console.error('[watch] build started');
        });
        build.onEnd((result) => {
          report(result.errors);
          if (--running === 0) console.error('[watch] build finished');
        });
      },
    };
    for (const options of builds.filter(Boolean)) {
      const context = await esbuild.context({ ...options, plugins: [...(options.plugins ?? []), announce] });
      await context.watch();
    }
    return;
  }
  const results = await Promise.allSettled(builds.filter(Boolean).map((options) => esbuild.build(options)));
  const failed = results.filter((r) => r.status === 'rejected');
  for (const { reason } of failed) report(reason.errors ?? [{ text: String(reason) }]);
  console.error(
    `built ${results.length - failed.length} of ${results.length} in ${Math.round(performance.now() - started)} ms`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function report(errors) {
  for (const { location, text } of errors) {
    console.error(location ? `${location.file}:${location.line}:${location.column}: error: ${text}` : `error: ${text}`);
  }
}

main();
