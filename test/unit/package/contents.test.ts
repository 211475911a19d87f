import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { listFiles, PackageManager } from '@vscode/vsce';

/** Built, but for people at a checkout: the command line. */
const NOT_PACKED = ['dist/cli.js'];

describe('the package', function () {
  this.timeout(30_000);
  let packed: string[];
  before(async () => {
    packed = await listFiles({ packageManager: PackageManager.None });
  });

  it('has every file that the extension runs', () => {
    const built = readdirSync('dist', { recursive: true, encoding: 'utf8' })
      .map((name) => `dist/${name.replaceAll('\\', '/')}`)
      .filter((name) => /\.(js|wasm|json)$/.test(name) && !NOT_PACKED.includes(name));
    assert.ok(built.length > 50);
    assert.deepEqual(
      built.filter((name) => !packed.includes(name)),
      [],
    );
  });

  it('has nothing else: no source maps, no sources, no tests', () => {
    const others = packed.filter(
      (name) =>
        !/^(dist\/|media\/|package\.json$|[A-Z-]+(\.md)?$)/.test(name) ||
        name.endsWith('.map') ||
        NOT_PACKED.includes(name),
    );
    assert.deepEqual(others, []);
  });
});
