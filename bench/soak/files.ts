import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Random } from '../verify/random';
import { EXTENSIONS, randomPage } from './pages';

const FOLDERS = ['', '2019', '2019/spring', '2020', 'to read', 'ältere'] as const;

/** A folder of articles that things happen to. */
export class Files {
  readonly #folder: string;
  readonly #random: Random;
  /** Paths relative to the folder. */
  readonly #there: string[] = [];
  readonly #deleted: { readonly name: string; readonly content: Buffer }[] = [];
  #made = 0;

  constructor(folder: string, random: Random) {
    this.#folder = folder;
    this.#random = random;
    mkdirSync(folder, { recursive: true });
  }

  get names(): readonly string[] {
    return this.#there;
  }

  /** One random operation. The absolute paths that a watcher would report. */
  happen(): readonly string[] {
    const random = this.#random;
    if (this.#there.length === 0) return this.#create();
    switch (random.below(12)) {
      case 0:
      case 1:
      case 2:
        return this.#create();
      case 3:
      case 4:
      case 5:
        return this.#change();
      case 6:
      case 7:
        return this.#rename();
      case 8:
        return this.#swap();
      case 9:
        return this.#delete();
      case 10:
        return this.#restore();
      default:
        return this.#spoil();
    }
  }

  #create(): readonly string[] {
    const extension = this.#random.pick(EXTENSIONS);
    const name = this.#freshName(extension);
    this.#write(name, randomPage(this.#random, extension));
    this.#there.push(name);
    return [this.#at(name)];
  }

  #change(): readonly string[] {
    const name = this.#random.pick(this.#there);
    if (this.#random.below(5) === 0) {
      // Only its time: the bytes stay.
      utimesSync(this.#at(name), new Date(), new Date(Date.now() - this.#random.below(1_000_000)));
    } else this.#write(name, randomPage(this.#random, path.extname(name)));
    return [this.#at(name)];
  }

  #rename(): readonly string[] {
    const at = this.#random.below(this.#there.length);
    const from = this.#there[at] ?? '';
    // Now and then onto another file, which is lost by that.
    const onto = this.#random.below(6) === 0 ? this.#random.pick(this.#there) : undefined;
    const to =
      onto !== undefined && path.extname(onto) === path.extname(from) ? onto : this.#freshName(path.extname(from));
    if (to === from) return [];
    mkdirSync(path.dirname(this.#at(to)), { recursive: true });
    renameSync(this.#at(from), this.#at(to));
    this.#there.splice(at, 1);
    if (to !== onto) this.#there.push(to);
    return [this.#at(from), this.#at(to)];
  }

  /** Two files change places. */
  #swap(): readonly string[] {
    const a = this.#at(this.#random.pick(this.#there));
    const b = this.#at(this.#random.pick(this.#there));
    if (a === b || path.extname(a) !== path.extname(b)) return [];
    renameSync(a, `${a}.aside`);
    renameSync(b, a);
    renameSync(`${a}.aside`, b);
    return [a, b];
  }

  #delete(): readonly string[] {
    const [name = ''] = this.#there.splice(this.#random.below(this.#there.length), 1);
    this.#deleted.push({ name, content: readFileSync(this.#at(name)) });
    if (this.#deleted.length > 50) this.#deleted.shift();
    rmSync(this.#at(name));
    return [this.#at(name)];
  }

  /** What was deleted comes back, where it was or elsewhere. */
  #restore(): readonly string[] {
    const [back] = this.#deleted.splice(this.#random.below(this.#deleted.length), 1);
    if (back === undefined) return [];
    const isFree = !existsSync(this.#at(back.name));
    const name = isFree && this.#random.below(2) === 0 ? back.name : this.#freshName(path.extname(back.name));
    this.#write(name, back.content);
    this.#there.push(name);
    return [this.#at(name)];
  }

  /** It becomes unreadable: empty, or bytes that are no page. */
  #spoil(): readonly string[] {
    const name = this.#random.pick(this.#there);
    const noise = Buffer.from(Array.from({ length: this.#random.below(2) * 300 }, () => this.#random.below(256)));
    this.#write(name, noise);
    return [this.#at(name)];
  }

  #freshName(extension: string): string {
    const folder = this.#random.pick(FOLDERS);
    return path.posix.join(folder, `page ${this.#made++}${extension}`);
  }

  #write(name: string, content: string | Buffer): void {
    mkdirSync(path.dirname(this.#at(name)), { recursive: true });
    writeFileSync(this.#at(name), content);
  }

  #at(name: string): string {
    return path.join(this.#folder, name);
  }
}
