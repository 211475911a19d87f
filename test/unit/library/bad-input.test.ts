import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, renameSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { extractFile } from '../../../src/extract/extract-file';
import type { LibraryOptions } from '../../../src/library/library';
import { page, paragraph, type Shelf, shelf } from './shelf';

const on = async (
  files: { readonly [name: string]: string },
  test: (s: Shelf) => Promise<void>,
  options: Partial<LibraryOptions> = {},
) => {
  const s = await shelf(files, options);
  try {
    await test(s);
  } finally {
    s.close();
  }
};
const problems = (s: Pick<Shelf, 'library'>) =>
  s.library.problems().map(({ file, code }) => `${file.split('/').at(-1)}: ${code}`);
const good = { 'good.html': page('Winter') };
const goodKeys = ['good.html: ruiz2019Winter'];

describe('library with bad input', () => {
  it('lists an empty file, and has the others', () =>
    on({ ...good, 'empty.html': '', 'blank.html': ' \n\n' }, async (s) => {
      await s.library.scan();
      assert.deepEqual(s.keys(), goodKeys);
      assert.deepEqual(
        s.library.problems().map(({ file, severity }) => [file, severity]),
        [
          [s.at('blank.html'), 'error'],
          [s.at('empty.html'), 'error'],
        ],
      );
    }));

  it('lists random bytes named .html', () =>
    on(good, async (s) => {
      s.write('noise.html', randomBytes(40_000));
      await s.library.scan();
      assert.deepEqual(s.keys(), goodKeys);
      assert.match(problems(s).join(), /^noise\.html: /);
    }));

  it('is done with 60 MB of HTML, whether it reads them or not', () =>
    on(good, async (s) => {
      s.write('huge.html', '<p>');
      truncateSync(s.at('huge.html'), 60 * 1024 * 1024);
      await s.library.scan();
      assert.ok(s.keys().includes(goodKeys[0] ?? ''));
      assert.equal(s.store.files().length, 2);
    })).timeout(60_000);

  it('survives nested elements', () =>
    on(good, async (s) => {
      s.write('nested.html', `<title>Deep</title>${'<div>'.repeat(30_000)}<p>Words at the bottom of it all.</p>`);
      await s.library.scan();
      assert.ok(s.keys().includes(goodKeys[0] ?? ''));
      assert.equal(s.store.files().length, 2);
    })).timeout(60_000);

  it('takes a file that vanishes while it is read for one that never was', () => {
    const extract: LibraryOptions['extract'] = async (file, options) => {
      if (file.endsWith('gone.html')) rmSync(file);
      return extractFile(file, options);
    };
    return on(
      { ...good, 'gone.html': page('Gone') },
      async (s) => {
        await s.library.scan();
        assert.deepEqual(s.keys(), goodKeys);
        assert.deepEqual(problems(s), []);
      },
      { extract },
    );
  });

  it('says when a good article becomes a broken one, and has it back when it is mended', () =>
    on({ ...good, 'b.html': page('Summer') }, async (s) => {
      await s.library.scan();
      await s.library.changed([s.write('b.html', '')]);
      assert.deepEqual(s.keys(), goodKeys);
      assert.match(problems(s).join(), /^b\.html: /);
      await s.library.changed([s.write('b.html', page('Summer'))]);
      assert.deepEqual(s.keys(), ['b.html: ruiz2019Summer', ...goodKeys]);
      assert.deepEqual(problems(s), []);
    }));

  it('keeps what it read of a file that cannot be read any more, says so, and tries again', () => {
    let locked = false;
    const extract: LibraryOptions['extract'] = async (file, options) => {
      if (locked && file.endsWith('b.html')) throw Object.assign(new Error('locked'), { code: 'EACCES' });
      return extractFile(file, options);
    };
    return on(
      { ...good, 'b.html': page('Summer') },
      async (s) => {
        await s.library.scan();
        locked = true;
        s.write('b.html', page('Summer', 'Ana Ruiz', 'New words'));
        await s.library.scan();
        assert.deepEqual(s.keys(), ['b.html: ruiz2019Summer', ...goodKeys]);
        assert.deepEqual(problems(s), ['b.html: file-unreadable']);
        locked = false;
        await s.library.scan();
        assert.deepEqual(problems(s), []);
        assert.equal(s.store.passages(s.source('b.html')?.id ?? 0)[0]?.text, paragraph('New words'));
      },
      { extract },
    );
  });

  it('lists a folder that may not be read, keeps what it knew of it, and has the others', function () {
    // The superuser may read everything.
    if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
    return on({ ...good, 'closed/b.html': page('Summer') }, async (s) => {
      await s.library.scan();
      chmodSync(s.at('closed'), 0);
      try {
        await s.library.scan();
        assert.deepEqual(problems(s), ['closed: folder-unreadable']);
        assert.deepEqual(s.keys(), ['closed/b.html: ruiz2019Summer', ...goodKeys]);
        const again = await s.again();
        await again.library.scan();
        assert.deepEqual(again.keys(), goodKeys);
      } finally {
        chmodSync(s.at('closed'), 0o755);
      }
      await s.library.scan();
      assert.deepEqual(problems(s), []);
    });
  });

  it('says when the library’s folder is gone, and keeps what it knew', () =>
    on(good, async (s) => {
      await s.library.scan();
      const away = `${s.folder}-away`;
      renameSync(s.folder, away);
      try {
        await s.library.scan();
        assert.deepEqual(
          s.library.problems().map(({ code }) => code),
          ['folder-missing'],
        );
        assert.deepEqual(s.keys(), goodKeys);
      } finally {
        renameSync(away, s.folder);
      }
      await s.library.scan();
      assert.deepEqual(problems(s), []);
    }));

  it('follows links, also those that lead in a circle', function () {
    if (process.platform === 'win32') this.skip();
    return on({ ...good, 'deep/b.html': page('Summer') }, async (s) => {
      symlinkSync('..', s.at('deep/up'));
      symlinkSync('nowhere', s.at('deep/broken.html'));
      symlinkSync('self.html', s.at('self.html'));
      await s.library.scan();
      assert.deepEqual(s.keys(), ['deep/b.html: ruiz2019Summer', ...goodKeys]);
      assert.deepEqual(problems(s), []);
    });
  });
});
