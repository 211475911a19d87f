import type * as vscode from 'vscode';
import type { Engine } from '../engine/protocol';
import type { Library } from './library/library';
import type { Shelf } from './quoting/shelf';
import type { ReaderView } from './reader/reader-view';

/** What the features share. */
export interface Ibid {
  readonly engine: Engine;
  readonly library: Library;
  readonly reader: ReaderView;
  readonly shelf: Shelf;
  /** Path of the folder with CSL styles and locales. */
  readonly csl: string;
  readonly log: vscode.LogOutputChannel;
}
