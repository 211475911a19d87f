import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CHECKS } from '../../../src/vscode/setting-checks';

interface Manifest {
  contributes: {
    configuration: {
      properties: Record<string, { default: unknown; enum?: string[]; order?: number; scope?: string }>;
    }[];
    commands: { command: string; title: string; category: string }[];
    menus: Record<string, { command?: string; when?: string }[]>;
    keybindings: { command: string; args?: { commands?: string[] } }[];
  };
}
const { contributes }: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const properties = Object.assign(
  {},
  ...contributes.configuration.map((group) => group.properties),
) as Manifest['contributes']['configuration'][number]['properties'];
const check = (name: string, value: unknown) => CHECKS[name as keyof typeof CHECKS](value);

describe('settings', () => {
  it('are the same in package.json and in the code', () => {
    assert.deepEqual(
      Object.keys(properties).sort(),
      Object.keys(CHECKS)
        .map((name) => `ibid.${name}`)
        .sort(),
    );
  });

  it('have usable defaults, and every choice is one', () => {
    for (const [name, { default: value, enum: choices = [] }] of Object.entries(properties)) {
      for (const it of [value, ...choices])
        assert.notEqual(check(name.slice('ibid.'.length), it), undefined, `${name}: ${it}`);
    }
  });

  it('are ordered and scoped', () => {
    for (const [name, { order, scope }] of Object.entries(properties)) assert.ok(order && scope, name);
  });

  const NONSENSE: [name: keyof typeof CHECKS, value: unknown][] = [
    ['library', 7],
    ['library', ['a', 7]],
    ['exclude', 'drafts'],
    ['markdownCitations', 'yes'],
    ['blockQuoteWords', '40'],
    ['blockQuoteWords', -1],
    ['quotationLocator', 'page'],
    ['omissionMark', '—'],
    ['linkQuotations', 'yes'],
    ['bibliographyFile', 'references.docx'],
    ['style', ' '],
  ];
  for (const [name, value] of NONSENSE) {
    it(`ibid.${name}: ${JSON.stringify(value)} is taken as the default`, () =>
      assert.equal(check(name, value), undefined));
  }

  it('ibid.library is one folder or several', () => {
    assert.deepEqual(CHECKS.library(' sources '), ['sources']);
    assert.deepEqual(CHECKS.library(['a', '']), ['a']);
    assert.deepEqual(CHECKS.library(''), []);
  });
});

describe('the manifest', () => {
  const commands = new Set(contributes.commands.map(({ command }) => command));

  it('names only commands that it declares', () => {
    const named = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].flatMap(
      ({ command }) => command ?? [],
    );
    // VS Code's own, which runs several; those of ours in it have to be there too.
    const within = contributes.keybindings.flatMap(({ args }) => args?.commands ?? []);
    const all = [
      ...named.filter((command) => command !== 'runCommands'),
      ...within.filter((it) => it.startsWith('ibid.')),
    ];
    assert.deepEqual(
      all.filter((command) => !commands.has(command)),
      [],
    );
  });

  it('puts the category before every title, and never into it', () => {
    for (const { title, category } of contributes.commands) {
      assert.equal(category, 'Ibid');
      assert.doesNotMatch(title, /^Ibid/);
    }
  });
});
