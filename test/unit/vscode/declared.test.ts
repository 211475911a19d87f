import assert from 'node:assert/strict';
import { declaredPaths, foldersUp, formatOf, namedFrom } from '../../../src/vscode/writing/declared';

describe('declared bibliographies', () => {
  it('are found beside the draft, then in the project', () => {
    assert.deepEqual(declaredPaths('r.bib', '/w/ch/one.md', '/w'), ['/w/ch/r.bib', '/w/r.bib']);
    assert.deepEqual(declaredPaths('../r.bib', '/w/ch/one.md', undefined), ['/w/r.bib']);
    assert.deepEqual(declaredPaths('/refs/r.bib', '/w/one.md', '/w'), ['/refs/r.bib']);
  });

  it('on the network are left alone', () => {
    assert.deepEqual(declaredPaths('https://example.org/r.bib', '/w/one.md', '/w'), []);
  });

  it('are named from the draft', () => {
    assert.equal(namedFrom('/w/ch/one.md', '/w/r.bib'), '../r.bib');
  });

  it('tell their format by their name', () => {
    const formats = ['a.bib', 'a.JSON', 'a.yml', 'a.bibtex', 'a.txt', 'bib'].map(formatOf);
    assert.deepEqual(formats, ['biblatex', 'csl-json', 'csl-yaml', 'bibtex', undefined, undefined]);
  });

  it('of a project are looked for up to the workspace folder, not above', () => {
    assert.deepEqual(foldersUp('/w/a/b/one.md', '/w'), ['/w/a/b', '/w/a', '/w']);
    assert.deepEqual(foldersUp('/elsewhere/one.md', '/w'), ['/elsewhere']);
    assert.deepEqual(foldersUp('/w/one.md', undefined), ['/w']);
  });
});
