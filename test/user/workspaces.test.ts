import assert from 'node:assert/strict';
import { sharedVSCode } from './harness/shared';
import { lookUp, settledRows, waitForSources } from './lookup';

const article = (title: string, author: string, text: string) =>
  `---\ntitle: ${title}\nauthor: ${author}\ndate: 2020-05-05\n---\n\n${text}\n`;

/** Two folders in one window that nobody has called trusted; the second one's settings name a library of its own and a foreign one. */
const FILES = {
  'both.code-workspace': JSON.stringify({
    folders: [{ path: 'north' }, { path: 'south' }],
    settings: { 'ibid.bibliographies': ['../foreign/secret.bib'] },
  }),
  'north/north.md': 'From the north.\n',
  'north/sources/ice.md': article(
    'The Ice Road Opens Late',
    'Nora North',
    'The road over the ice opened nine days late this year.',
  ),
  'south/south.md': 'From the south.\n',
  'south/saved/dust.md': article(
    'A Season of Red Dust',
    'Sam South',
    'The dust came over the sea and lay red upon the boats.',
  ),
  'south/.vscode/settings.json': JSON.stringify({ 'ibid.library': ['saved', '../foreign'] }),
  'foreign/secret.bib': '@book{secret2001, title = {Not Meant Either}, author = {Secret, Sue}, year = 2001}\n',
  'foreign/secret.md': article(
    'Not Meant for This Folder',
    'Sue Secret',
    'These words belong to another folder altogether.',
  ),
};

describe('two folders in one window, in Restricted Mode', () => {
  const vscode = sharedVSCode({ files: FILES, opens: 'both.code-workspace', restricted: true });

  it('reads the library of each, and nothing outside that an untrusted folder names', async () => {
    await vscode().openFile('north.md');
    await vscode().page.waitForSelector('.statusbar-item:has-text("Restricted Mode")');
    assert.equal(await waitForSources(vscode()), 2);
    await lookUp(
      vscode(),
      'not meant for this folder',
      (rows) => !rows.some(({ label }) => label.includes('Not Meant')),
    );
    await vscode().screenshot('workspaces-restricted');
    await vscode().pressKey('Escape');
  });

  it('cites in a draft of either, from the library of either, beside the draft', async () => {
    await vscode().goToEnd();
    await lookUp(vscode(), 'red dust', (rows) => rows[0]?.label === 'A Season of Red Dust');
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('north/north.md', /\[@south2020\w+\]/);
    assert.match(vscode().fileText('north/references.bib'), /\{south2020\w+,/);
    await vscode().openFile('south.md');
    await vscode().goToEnd();
    await lookUp(vscode(), 'ice road p 3', (rows) => rows[0]?.label === 'The Ice Road Opens Late');
    await settledRows(vscode(), 'the locator', (rows) => rows[0]?.description.startsWith('at p. 3') === true);
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('south/south.md', /\[@north2020\w+, p\. 3\]/);
    assert.match(vscode().fileText('south/references.bib'), /\{north2020\w+,/);
  });
});
