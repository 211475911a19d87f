import * as vscode from 'vscode';

export interface FirstUse extends vscode.Disposable {
  /** Starts what is loaded, if nothing has yet. */
  start(): Promise<void>;
}

/**
 * What is loaded when one of its commands is first run: until then each has a stand-in, which loads it, makes room for the
 * commands that it registers itself, and runs the one that was asked for.
 */
export function atFirstUse(commands: readonly string[], load: () => Promise<() => vscode.Disposable>): FirstUse {
  let started: Promise<void> | undefined;
  let loaded: vscode.Disposable | undefined;
  let disposed = false;
  const begin = async () => {
    const run = await load();
    if (disposed) return;
    standIns.dispose();
    loaded = run();
  };
  const start = () => {
    started ??= begin();
    return started;
  };
  const standIns = vscode.Disposable.from(
    ...commands.map((command) =>
      vscode.commands.registerCommand(command, async (...args: unknown[]) => {
        await start();
        return disposed ? undefined : vscode.commands.executeCommand(command, ...args);
      }),
    ),
  );
  return {
    start,
    dispose() {
      disposed = true;
      standIns.dispose();
      loaded?.dispose();
    },
  };
}
