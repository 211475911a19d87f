import * as vscode from 'vscode';
import { CHECKS, type Settings } from './setting-checks';

/** The settings as they are now for a document or folder. A change applies with the next use. */
export function readSettings(scope?: vscode.ConfigurationScope): Settings {
  const config = vscode.workspace.getConfiguration('ibid', scope ?? null);
  // Each is read when it is asked for: of thirty, a keystroke asks for two.
  return new Proxy(NOTHING, { get: (_, name) => (isSetting(name) ? read(config, name) : undefined) });
}

const NOTHING: Settings = Object.create(null);

const isSetting = (name: string | symbol): name is keyof Settings => typeof name === 'string' && name in CHECKS;

function read<Name extends keyof Settings>(config: vscode.WorkspaceConfiguration, name: Name): Settings[Name] {
  const value = CHECKS[name](config.get(name)) ?? CHECKS[name](config.inspect(name)?.defaultValue);
  if (value === undefined) throw new Error(`package.json has no usable default of ibid.${name}`);
  return value;
}

/** Calls back when one of these settings changes. */
export function onSettings(names: readonly (keyof Settings)[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (names.some((name) => event.affectsConfiguration(`ibid.${name}`))) listener();
  });
}
