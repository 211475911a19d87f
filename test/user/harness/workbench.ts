import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { root } from './scripts';
import { until } from './until';

export interface Row {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly focused: boolean;
}

const INPUT = '.quick-input-widget input';
const ROWS = '.quick-input-widget .quick-input-list .monaco-list-row';
/** The row that stands in for none: an extension's commands come a moment after the workbench. */
const NO_COMMAND = 'No matching commands';
/** Said in every run: native modules of VS Code that are not built here. */
const NOISE = /Could not locate the bindings file|native-watchdog/;
const WAITING_MS = 20_000;
const STARTING_MS = 60_000;

/** VS Code as a person has it: keys, what stands on the screen, and files on the disk. */
export class Workbench {
  /** What the page wrote to its console, for the case that a test fails. */
  readonly console: string[] = [];

  constructor(
    readonly page: Page,
    /** The copy of the workspace that is open. */
    readonly workspace: string,
    readonly close: () => Promise<void>,
  ) {
    page.setDefaultTimeout(WAITING_MS);
    page.on('console', (message) => {
      if (!NOISE.test(message.text())) this.console.push(`${message.type()}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.console.push(`error: ${error.message}`));
  }

  async waitForWorkbench(): Promise<void> {
    await this.page.waitForSelector('.monaco-workbench .part.statusbar', { timeout: STARTING_MS });
    await this.page.waitForSelector('.explorer-viewlet .monaco-list-row', { timeout: STARTING_MS });
  }

  pressKey(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  typeText(text: string): Promise<void> {
    return this.page.keyboard.type(text);
  }

  /** F1, the title, Enter. A command that is still being registered is waited for. */
  async runCommand(title: string): Promise<void> {
    await until(
      `the command "${title}"`,
      async () => {
        if ((await this.showCommands(title))[0]?.label === title) return true;
        // The open list knows only the commands of the moment when it was opened; it may offer similar ones for ever.
        await this.closeQuickInput();
        return undefined;
      },
      STARTING_MS,
    );
    await this.pressKey('Enter');
  }

  /** The rows of the command palette for a query, as soon as there are any; it stays open. */
  async showCommands(query: string): Promise<Row[]> {
    return until(
      `commands for "${query}"`,
      async () => {
        await this.openQuickInput('F1');
        await this.page.fill(INPUT, `>${query}`);
        const rows = await this.settledRows();
        if (rows[0]?.label !== NO_COMMAND) return rows;
        await this.closeQuickInput();
        return undefined;
      },
      STARTING_MS,
    );
  }

  /** Ctrl+P, the path in the workspace, Enter; done when the editor has the keyboard. */
  async openFile(path: string): Promise<void> {
    await until(
      `the file ${path} in the list`,
      async () => {
        await this.openQuickInput('ControlOrMeta+p');
        await this.page.fill(INPUT, path);
        const rows = await this.settledRows();
        if (rows[0]?.label === basename(path)) return true;
        await this.closeQuickInput();
        return undefined;
      },
      STARTING_MS,
    );
    await this.pressKey('Enter');
    await this.page.waitForSelector(`.tab.active[data-resource-name="${basename(path)}"]`);
    await this.page.waitForSelector('.editor-instance .monaco-editor.focused .view-line');
  }

  /** Lines and columns count from 1, as VS Code shows them. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.openQuickInput('Control+g');
    await this.page.fill(INPUT, `:${line},${column}`);
    await this.pressKey('Enter');
    await this.page.waitForSelector(INPUT, { state: 'hidden' });
    await until(`the cursor in line ${line}`, async () =>
      (await this.statusBar()).some((item) => item.startsWith(`Ln ${line}, Col ${column}`)),
    );
  }

  /** The end of the last line of the open file. */
  async goToEnd(): Promise<void> {
    await this.pressKey('ControlOrMeta+End');
  }

  // ---- lists -----------------------------------------------------------------------------------------------------------

  /** Waits for a list or an input box; with a placeholder, for that one. */
  async waitForQuickPick(placeholder?: string): Promise<void> {
    const which = placeholder === undefined ? INPUT : `${INPUT}[placeholder*="${placeholder}"]`;
    await this.page.waitForSelector(which, { state: 'visible' });
  }

  async closeQuickInput(): Promise<void> {
    await this.pressKey('Escape');
    await this.page.waitForSelector('.quick-input-widget', { state: 'hidden' });
  }

  async quickPickRows(): Promise<Row[]> {
    return this.page.$$eval(ROWS, (rows) =>
      rows.map((row) => {
        // A row is drawn into the remains of an earlier one: what it does not have is hidden, with the old text in it.
        const text = (selector: string) => {
          const element = row.querySelector(selector);
          return element?.checkVisibility() ? (element.textContent ?? '') : '';
        };
        return {
          label: text('.quick-input-list-row .label-name'),
          description: text('.quick-input-list-row .label-description'),
          detail: text('.quick-input-list-label-meta .monaco-icon-label'),
          focused: row.classList.contains('focused'),
        };
      }),
    );
  }

  /** Waits until the rows are as wished, and gives them. */
  async waitForRows(what: string, wish: (rows: Row[]) => boolean): Promise<Row[]> {
    return until(what, async () => {
      const rows = await this.quickPickRows();
      return wish(rows) && rows;
    });
  }

  /** Waits for a notification with these words in it, and gives all of its text. */
  waitForNotification(words: string): Promise<string> {
    return until(`a notification with "${words}"`, async () =>
      (await this.notifications()).find((it) => it.includes(words)),
    );
  }

  notifications(): Promise<string[]> {
    return this.page.$$eval('.notification-list-item-message', (items) => items.map((item) => item.textContent ?? ''));
  }

  /** What a hover at the cursor says (Ctrl+K Ctrl+I). */
  async hoverText(): Promise<string> {
    await this.pressKey('ControlOrMeta+k');
    await this.pressKey('ControlOrMeta+i');
    const hover = await this.page.waitForSelector('.monaco-hover:not(.hidden) .hover-contents');
    return (await hover.textContent()) ?? '';
  }

  statusBar(): Promise<string[]> {
    return this.page.$$eval('.statusbar-item', (items) => items.map((item) => item.textContent?.trim() ?? ''));
  }

  // ---- texts -----------------------------------------------------------------------------------------------------------

  /** The lines of the active editor that are on the screen, as they are shown. Prefer `savedText`. */
  async editorText(): Promise<string> {
    const lines = await this.page.$$eval('.editor-group-container.active .monaco-editor .view-line', (all) =>
      all.map((line) => ({ top: Number.parseFloat(line.style.top), text: line.textContent ?? '' })),
    );
    return lines
      .sort((a, b) => a.top - b.top)
      .map(({ text }) => text.replaceAll('\u00a0', ' '))
      .join('\n');
  }

  /** Saves the active editor and reads its file from the disk. VS Code writes the file on Ctrl+S even without a change. */
  async savedText(path: string): Promise<string> {
    const before = this.writtenAt(path);
    await this.pressKey('ControlOrMeta+s');
    await until(`${path} to be written`, () => this.writtenAt(path) !== before);
    await this.page.waitForSelector(`.tab.active:not(.dirty)[data-resource-name="${basename(path)}"]`);
    // VS Code empties the file first and then writes it; a draft of these tests is never empty.
    return until(`${path} to be written whole`, () => this.fileText(path) || undefined);
  }

  /** Saves until the file is as wished, and gives its text: for what a command writes in its own time. */
  async waitForSavedText(path: string, wish: RegExp): Promise<string> {
    let text = '';
    return until(`${wish} in ${path}`, async () => {
      text = await this.savedText(path);
      return wish.test(text) && text;
    }).catch((error: Error) => {
      throw new Error(`${error.message}\nThe file:\n${text}`);
    });
  }

  hasFile(path: string): boolean {
    return existsSync(join(this.workspace, path));
  }

  fileText(path: string): string {
    return readFileSync(join(this.workspace, path), 'utf8');
  }

  // ---- webviews and pictures ---------------------------------------------------------------------------------------------

  /** The frame of a webview, two frames deep, known by an element in it. */
  frameWith(selector: string): Promise<Frame> {
    return until(`a webview with ${selector}`, async () => {
      for (const frame of this.page.frames()) {
        if (frame !== this.page.mainFrame() && (await frame.$(selector))) return frame;
      }
      return undefined;
    });
  }

  /** A picture in `out/screenshots/`; gives its path. */
  async screenshot(name: string): Promise<string> {
    const folder = join(root, 'out', 'screenshots');
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${name.replaceAll(/[^\w.-]+/g, '-')}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  // ---- inside ------------------------------------------------------------------------------------------------------------

  private writtenAt(path: string): number {
    return statSync(join(this.workspace, path)).mtimeMs;
  }

  private async openQuickInput(key: string): Promise<void> {
    await until('the list', async () => {
      await this.pressKey(key);
      return this.page.waitForSelector(INPUT, { state: 'visible', timeout: 2_000 });
    });
  }

  /** The rows once the list has stopped changing: the same twice in a row, and nothing in progress. */
  private async settledRows(): Promise<Row[]> {
    let before = '';
    return until('a list that has settled', async () => {
      const rows = await this.quickPickRows();
      const busy = await this.page.$('.quick-input-widget .quick-input-progress.active');
      const now = JSON.stringify(rows);
      const same = now === before;
      before = now;
      return same && !busy && rows.length > 0 && rows;
    });
  }
}
