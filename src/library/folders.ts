import path from 'node:path';
import type { Problem } from '../model/source';
import { Bibliographies } from './bibliographies';
import type { ReadBibliography } from './bibliography-files';
import type { Correction } from './corrections';
import { excluding, type IsExcluded } from './exclude';
import { basisOf } from './fingerprint';
import { type FileCorrection, type LibraryYaml, readLibraryYaml } from './library-yaml';
import { type Inheritance, type Overlay, type Said, saidOf } from './overlay';
import { Pins } from './pins';
import { type FoundFile, relativeTo } from './walk';

/** The folders of a library with what their `library.yaml` says. */
export class Folders {
  readonly paths: readonly string[];
  readonly excluded: IsExcluded;
  readonly bibliographies: Bibliographies;
  #yaml: ReadonlyMap<string, LibraryYaml> = new Map();
  #pins = new Pins([]);
  #inheritance: Inheritance = new Map();

  constructor(
    folders: readonly string[],
    exclude: readonly string[],
    readBibliography: ReadBibliography | undefined = undefined,
  ) {
    this.bibliographies = new Bibliographies(readBibliography);
    this.paths = [...new Set(folders.map((folder) => path.resolve(folder)))];
    this.excluded = excluding(exclude);
    this.reload();
  }

  get pins(): Pins {
    return this.#pins;
  }

  /** Reads every `library.yaml` again. The files of which something else is said now, or was before: absolute paths. */
  reload(): ReadonlySet<string> {
    const before = this.#corrected();
    this.#yaml = new Map(this.paths.map((folder) => [folder, readLibraryYaml(folder)]));
    this.#pins = new Pins([...this.#yaml].map(([folder, { pins }]) => ({ folder, pins })));
    return new Set([...before, ...this.#corrected()]);
  }

  /** Absolute paths of the bibliographies that `library.yaml` names. */
  bibliographyFiles(): readonly string[] {
    return [...this.#yaml].flatMap(([folder, { bibliographies }]) =>
      bibliographies.map((file) => path.resolve(folder, file)),
    );
  }

  problems(): readonly Problem[] {
    return [...this.#yaml.values()].flatMap((yaml) => yaml.problems);
  }

  /** The library's folder that holds this file: the innermost. */
  rootOf(file: string): string | undefined {
    return this.paths
      .filter((folder) => file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep))
      .sort((a, b) => b.length - a.length)[0];
  }

  /** By the file's place, or by where it stood when its citekey was pinned. */
  overlay(file: string, bytes: string | undefined): Overlay | undefined {
    return this.#overlay(file, bytes)?.overlay;
  }

  /** What is said of one article of a file, in its older captures too. */
  said(file: string, bytes: string | undefined, part: string | undefined): Said {
    return saidOf(this.overlay(file, bytes), part, this.#inheritance.get(file)?.get(part ?? '') ?? []);
  }

  get hasCorrections(): boolean {
    return [...this.#yaml.values()].some(({ corrections, notBody }) => corrections.size > 0 || notBody.size > 0);
  }

  /**
   * Goes by what older captures hand down.
   *
   * @returns the files of which something else is said now than before
   */
  inherit(inheritance: Inheritance): readonly string[] {
    const before = this.#inheritance;
    this.#inheritance = inheritance;
    const files = new Set([...before.keys(), ...inheritance.keys()]);
    return [...files].filter((file) => plainInheritance(before, file) !== plainInheritance(inheritance, file));
  }

  /** Under which path something is said of this file in the `library.yaml` of its folder, or would be. */
  nameOf(file: string, bytes: string | undefined): string | undefined {
    const root = this.rootOf(file);
    return root === undefined ? undefined : (this.#overlay(file, bytes)?.name ?? relativeTo(root, file));
  }

  #overlay(file: string, bytes: string | undefined): { readonly name: string; readonly overlay: Overlay } | undefined {
    const root = this.rootOf(file);
    const yaml = root === undefined ? undefined : this.#yaml.get(root);
    if (root === undefined || yaml === undefined || (yaml.corrections.size === 0 && yaml.notBody.size === 0))
      return undefined;
    const names = [relativeTo(root, file), ...this.#pins.of(file, bytes).map((pin) => pin.file)];
    for (const name of names) {
      const corrections = yaml.corrections.get(name);
      const notBody = yaml.notBody.get(name);
      if (corrections !== undefined || notBody !== undefined) return { name, overlay: { corrections, notBody } };
    }
    return undefined;
  }

  /** See {@link basisOf}. */
  basis(file: FoundFile, bytes: string | undefined): string {
    const overlay = this.overlay(file.path, bytes);
    const entries = this.bibliographies.said(file.path);
    const inherited = plainInheritance(this.#inheritance, file.path);
    const said = overlay && JSON.stringify([plain(overlay.corrections), overlay.notBody]);
    const all = [...file.sidecars, said ?? '', entries, inherited].filter((it) => it !== '');
    if (all.length > 0) return basisOf(all);
    plainBasis ??= basisOf([]);
    return plainBasis;
  }

  #corrected(): string[] {
    return [...this.#yaml].flatMap(([folder, { corrections, notBody }]) =>
      [...corrections.keys(), ...notBody.keys()].map((name) => path.join(folder, name)),
    );
  }
}

function plain(corrections: FileCorrection | undefined): unknown {
  const entries = (correction: Correction) => [...correction];
  return corrections && [entries(corrections.whole), [...corrections.parts].map(([part, it]) => [part, entries(it)])];
}

/** As a text that tells whether two are the same; empty where nothing is handed down. */
function plainInheritance(inheritance: Inheritance, file: string): string {
  const parts = [...(inheritance.get(file) ?? [])].flatMap(([part, said]) =>
    said.map(({ correction, notBody, marked, ...of }) => [part, of.file, of.part, [...correction], notBody, marked]),
  );
  return parts.length === 0 ? '' : JSON.stringify(parts);
}

/** The basis of nearly all files, once it is known. */
let plainBasis: string | undefined;
