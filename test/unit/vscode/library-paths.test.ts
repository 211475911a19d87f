import assert from 'node:assert/strict';
import { isWithin, libraryPath, outermost, writtenPath } from '../../../src/vscode/library/library-paths';

describe('library paths', () => {
  const CASES: [written: string, path: string][] = [
    ['sources', '/home/ana/thesis/sources'],
    ['sources/', '/home/ana/thesis/sources'],
    ['./deep/sources', '/home/ana/thesis/deep/sources'],
    ['../articles', '/home/ana/articles'],
    ['.', '/home/ana/thesis'],
    ['/mnt/library', '/mnt/library'],
    ['~/library', '/home/ana/library'],
    ['~', '/home/ana'],
    ['~ana', '/home/ana/thesis/~ana'],
  ];
  for (const [written, path] of CASES) {
    it(`${written} is ${path}`, () => assert.equal(libraryPath(written, '/home/ana/thesis', '/home/ana'), path));
  }

  it('a folder inside another one is read with it', () => {
    assert.deepEqual(outermost(['/a/b', '/a', '/ab', '/a']), ['/a', '/ab']);
  });

  it('a name that only begins alike is not inside', () => {
    assert.equal(isWithin('/a/sources-old/x', '/a/sources'), false);
    assert.equal(isWithin('/a/sources/..x', '/a/sources'), true);
  });

  it('are written relative where they can be', () => {
    assert.equal(writtenPath('/w/sources', '/w'), 'sources');
    assert.equal(writtenPath('/w', '/w'), '.');
    assert.equal(writtenPath('/elsewhere', '/w'), '/elsewhere');
    assert.equal(writtenPath('/elsewhere', undefined), '/elsewhere');
  });
});
