import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedVSCode } from './harness/shared';
import { until } from './harness/until';
import { lookUp, waitForSources } from './lookup';

describe('a folder of bad files', () => {
  const vscode = sharedVSCode({ workspace: 'test/fixtures/bad', settings: { 'ibid.library': '.' } });
  const requests: string[] = [];

  it('is read as far as it can be, and each file that cannot is listed with its reason', async () => {
    vscode().page.on('request', (request) => requests.push(request.url()));
    vscode().page.on('dialog', (dialog) => requests.push(`dialog: ${dialog.message()}`));
    await vscode().runCommand('Ibid: Show Problems');
    const rows = await vscode().waitForRows('problems', (all) => all.some(({ label }) => label === 'empty.html'));
    for (const file of ['empty.html', 'random.html', 'no-text.html']) {
      const row = rows.find(({ label }) => label === file);
      assert.ok(row && row.detail.length > 10, `${file}: ${JSON.stringify(rows)}`);
    }
    await vscode().screenshot('bad-problems');
  });

  it('Enter opens the file', async () => {
    await vscode().pressKey('Enter');
    await vscode().page.waitForSelector('.tab.active');
  });

  it('a hostile page is shown, and nothing in it runs or loads', async () => {
    writeFileSync(join(vscode().workspace, 'draft.md'), 'A draft.\n');
    await vscode().openFile('draft.md');
    await waitForSources(vscode());
    await vscode().goToEnd();
    await lookUp(vscode(), 'ferryman ledger', (rows) => rows[0]?.label.includes('Ferryman') === true);
    const reader = await vscode().frameWith('#article .here');
    await vscode().screenshot('bad-hostile');
    const risky = await reader.$$eval('#source *', (all) =>
      all
        .filter(
          (it) =>
            /^(script|img|svg|math|iframe|object|embed|form|style|link|video|a|base|meta)$/i.test(it.tagName) ||
            [...it.attributes].some(({ name }) => name.startsWith('on') || name === 'style'),
        )
        .map((it) => it.outerHTML),
    );
    assert.deepEqual(risky, []);
    for (const frame of vscode().page.frames()) {
      assert.equal(await frame.evaluate(() => '__ibid_pwned' in globalThis), false, frame.url());
    }
    await vscode().pressKey('Enter');
    await vscode().waitForSavedText('draft.md', /\[@\w+\]/);
    const foreign = requests.filter(
      (url) => !/^(http:\/\/127\.0\.0\.1|http:\/\/localhost|data:|blob:|https:\/\/[\w-]+\.vscode-cdn\.net)/.test(url),
    );
    assert.deepEqual(
      foreign.filter((url) => url.includes('evil') || url.startsWith('dialog')),
      [],
    );
  });

  it('a file that goes away leaves the list', async () => {
    const before = await waitForSources(vscode());
    // Nothing cites it: a source that has an entry in the bibliography stays, as a source without a saved file.
    rmSync(join(vscode().workspace, 'wrong-charset.html'));
    await until('one source fewer', async () => (await waitForSources(vscode())) === before - 1);
  });

  it('a bibliography that cannot be read is an error that says so, and the draft stays as it is', async () => {
    const before = vscode().fileText('draft.md');
    rmSync(join(vscode().workspace, 'references.bib'));
    mkdirSync(join(vscode().workspace, 'references.bib'));
    await lookUp(vscode(), 'kept', (rows) => rows.length > 0 && !rows[0]?.label.startsWith('Nothing'));
    await vscode().pressKey('Enter');
    await until('the message', async () =>
      (await vscode().notifications()).some((text) =>
        /references\.bib could not be read: a folder has that name/.test(text),
      ),
    );
    assert.equal(vscode().fileText('draft.md'), before);
  });

  it('a document in an unsupported language gets the text on the clipboard, and a message', async () => {
    writeFileSync(join(vscode().workspace, 'program.py'), 'x = 1\n');
    await vscode().openFile('program.py');
    await lookUp(vscode(), 'kept', (rows) => rows.length > 0 && !rows[0]?.label.startsWith('Nothing'));
    await vscode().pressKey('Enter');
    await until('the message', async () =>
      (await vscode().notifications()).some((text) =>
        /does not write citations into python documents.*clipboard/.test(text),
      ),
    );
    assert.equal(vscode().fileText('program.py'), 'x = 1\n');
  });
});
