import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { page, paragraph } from '../library/shelf';

interface Workflow {
  readonly jobs: { readonly check: { readonly steps: readonly { readonly uses?: string; readonly run?: string }[] } };
}
interface PreCommit {
  readonly repos: readonly { readonly hooks: readonly { readonly entry: string; readonly files: string }[] }[];
}

/** The examples of README's section on builds, as they stand there. */
function examples() {
  const [, section = ''] = readFileSync('README.md', 'utf8').split('## In your build');
  const blocks = [...(section.split('\n## ')[0]?.matchAll(/```(\w+)\n([\s\S]*?)```/g) ?? [])].map(
    ([, language, text = '']) => ({ language, text }),
  );
  const [workflow, preCommit] = blocks
    .filter(({ language }) => language === 'yaml')
    .map(({ text }) => parse(text) as unknown);
  const [hook = '', switchOn = ''] = blocks.filter(({ language }) => language === 'sh').map(({ text }) => text);
  return { workflow: workflow as Workflow, preCommit: preCommit as PreCommit, hook, switchOn };
}

describe('README: quotations in a build', function () {
  this.timeout(60_000);
  const isPossible = process.platform !== 'win32' && spawnSync('git', ['--version']).status === 0;
  const { workflow, preCommit, hook, switchOn } = examples();
  const said = paragraph('A heron stood on the jetty all afternoon').split(' ').slice(0, 8).join(' ');
  let folder: string;
  let env: NodeJS.ProcessEnv;

  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  const sh = (script: string) => spawnSync('sh', ['-ec', script], { cwd: folder, env, encoding: 'utf8' });
  /** A draft that quotes the article; `stands` where the article has `stood`. */
  const draft = (verb: string) => `“${said.replace('stood', verb)}” [@berg2019Summer].\n`;

  before(function () {
    if (!isPossible) {
      // The examples are for a shell with git.
      this.skip();
    }
    folder = mkdtempSync(path.join(tmpdir(), 'ibid-build-'));
    const prefix = path.join(folder, '.prefix');
    const { npm_config_registry: _, ...outer } = process.env;
    env = {
      ...outer,
      PATH: `${path.join(prefix, 'bin')}${path.delimiter}${path.dirname(process.execPath)}${path.delimiter}${process.env['PATH']}`,
      XDG_CACHE_HOME: path.join(folder, '.cache'),
      npm_config_prefix: prefix,
      npm_config_offline: 'true',
      npm_config_cache: path.join(folder, '.npm'),
      GIT_CONFIG_GLOBAL: path.join(folder, '.gitconfig'),
      GIT_CONFIG_NOSYSTEM: '1',
    };
    write('.gitconfig', '[user]\n\tname = Writer\n\temail = writer@example.org\n[init]\n\tdefaultBranch = main\n');
    write('sources/summer.html', page('A Summer by the Sea', 'Jon Berg', 'A heron stood on the jetty all afternoon'));
    write('sources/library.yaml', 'citekeys:\n  berg2019Summer: summer.html\n');
    mkdirSync(path.join(folder, 'tools'));
    const packed = path.join(folder, 'tools', 'ibid-cli.tgz');
    execFileSync(process.execPath, ['scripts/package-cli.mjs', '--as-built', '--out', packed], { stdio: 'ignore' });
  });
  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  const steps = () => workflow.jobs.check.steps.flatMap(({ run }) => run ?? []);

  it('the workflow passes with quotations as they stand in the sources', () => {
    write('drafts/article.md', draft('stood'));
    for (const step of steps()) {
      const { status, stderr } = sh(step);
      assert.equal(status, 0, `${step}\n${stderr}`);
    }
  });

  it('it fails on an altered one, and marks the words in the pull request', () => {
    write('drafts/article.md', draft('slept'));
    const ran = sh(steps().at(-1) ?? '');
    assert.equal(ran.status, 1);
    assert.match(ran.stdout, /^::error file=drafts\/article\.md,line=1,.*“slept” where the source has “stood”/);
  });

  it('the git hook stops a commit with an altered quotation, and lets it pass once it is mended', () => {
    write('.githooks/pre-commit', hook);
    chmodSync(path.join(folder, '.githooks', 'pre-commit'), 0o755);
    assert.equal(sh(`git init -q && ${switchOn.trim().replaceAll('\n', ' && ')}`).status, 0);
    write('drafts/two words.md', draft('slept'));
    const stopped = sh('git add drafts && git commit -qm "A draft"');
    assert.notEqual(stopped.status, 0);
    assert.match(stopped.stdout + stopped.stderr, /drafts\/two words\.md:1:2: altered/);
    write('drafts/article.md', draft('stood'));
    write('drafts/two words.md', draft('stood'));
    const passed = sh('git add drafts && git commit -qm "A draft"');
    assert.equal(passed.status, 0, passed.stderr);
    write('notes.txt', 'no draft at all');
    assert.equal(sh('git add notes.txt && git commit -qm "Notes"').status, 0);
  });

  it('what pre-commit runs with the files of a commit does the same', () => {
    const [{ entry, files } = { entry: '', files: '' }] = preCommit.repos[0]?.hooks ?? [];
    assert.match('drafts/article.md', new RegExp(files));
    assert.doesNotMatch('sources/summer.html', new RegExp(files));
    write('drafts/article.md', draft('stood'));
    assert.equal(sh(`${entry} drafts/article.md`).status, 0);
    write('drafts/article.md', draft('slept'));
    assert.equal(sh(`${entry} drafts/article.md`).status, 1);
  });
});
