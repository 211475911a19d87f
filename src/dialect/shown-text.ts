/** Text as a reader sees it, with the place in the draft from which each character comes. */
export interface ShownText {
  readonly text: string;
  /** For each UTF-16 unit of the text where in the draft it begins, and, last, where the text ends. */
  readonly offsets: readonly number[];
}

const SPACE = /[\t\n\v\f\r \u0085\u2028\u2029]/;
const CONTROL = /[\p{Cc}\uFEFF]/u;
/** Words with one space between them. */
const PLAIN = /[!-~]+(?: [!-~]+)*/y;

/** Collects shown characters; runs of white space become one space, at the ends none. */
export class ShownTextBuilder {
  private text = '';
  private readonly offsets: number[] = [];
  private endsInSpace = true;

  /** Characters that stand in the draft as they are shown, from `at` on. */
  verbatim(characters: string, at: number): void {
    for (let i = 0; i < characters.length; ) {
      PLAIN.lastIndex = i;
      const run = PLAIN.exec(characters)?.[0];
      if (run === undefined) {
        this.unit(characters.charAt(i), at + i);
        i++;
        continue;
      }
      // Most of a text, without asking of each character what kind it is.
      this.endsInSpace = false;
      this.text += run;
      for (let end = i + run.length; i < end; i++) this.offsets.push(at + i);
    }
  }

  /** Characters that markup at `at` stands for: an entity, a command. */
  standingFor(characters: string, at: number): void {
    for (let i = 0; i < characters.length; i++) this.unit(characters.charAt(i), at);
  }

  private unit(unit: string, at: number): void {
    const isSpace = SPACE.test(unit);
    if ((isSpace && this.endsInSpace) || (!isSpace && CONTROL.test(unit))) return;
    this.endsInSpace = isSpace;
    this.text += isSpace ? ' ' : unit;
    this.offsets.push(at);
  }

  /** `end`: where in the draft the text ends. */
  finish(end: number): ShownText {
    const text = this.endsInSpace ? this.text.slice(0, -1) : this.text;
    const last = this.offsets[text.length] ?? end;
    const offsets = this.offsets.slice(0, text.length);
    offsets.push(last);
    return { text, offsets };
  }
}
