import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { browserScript, homeScript, installedScript, root, serverScript } from './scripts';
import { Workbench } from './workbench';

export interface OpenOptions {
  /** A folder of the checkout that is copied and opened. */
  workspace?: string;
  /** What is opened of the copy, and is made by `files`: a `.code-workspace`; the whole where not said. */
  opens?: string;
  /** Files written into the copy before it is opened, with their text. */
  files?: Record<string, string>;
  settings?: Record<string, unknown>;
  /** Restricted Mode. */
  restricted?: boolean;
  /** What is installed: Ibid, the extension in another folder, or none. */
  extension?: boolean | string;
  size?: { width: number; height: number };
}

/** Opens VS Code in a browser on a copy of a folder, with a home and settings of its own. */
export async function openVSCode(options: OpenOptions = {}): Promise<Workbench> {
  const { workspace = 'test/fixtures/sample', settings = {}, extension = true, files = {} } = options;
  const folder = mkdtempSync(join(tmpdir(), 'ibid-user-'));
  const closers: Array<() => Promise<void>> = [
    async () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
  ];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const copy = join(folder, basename(workspace));
    cpSync(join(root, workspace), copy, { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(copy, path, '..'), { recursive: true });
      writeFileSync(join(copy, path), text);
    }
    const [{ startServer }, { launchBrowser }, { privateHome }, { installExtension }] = await Promise.all([
      serverScript(),
      browserScript(),
      homeScript(),
      installedScript(),
    ]);
    const env = privateHome(join(folder, 'home'));
    const data = join(folder, 'server');
    if (extension) installExtension(data, extension === true ? root : extension);
    const opens = join(copy, options.opens ?? '.');
    const server = await startServer({
      workspace: opens,
      data,
      settings,
      env,
      restricted: options.restricted ?? false,
    });
    closers.push(server.close);
    const browser = await launchBrowser();
    closers.push(() => browser.close());
    const page = await browser.newPage({ viewport: options.size ?? { width: 1280, height: 800 } });
    const workbench = new Workbench(page, copy, close);
    await page.goto(server.address);
    await workbench.waitForWorkbench();
    return workbench;
  } catch (error) {
    await close();
    throw error;
  }
}
