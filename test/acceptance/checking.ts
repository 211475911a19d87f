import assert from 'node:assert/strict';
import type { Expected } from './drafting';

/** What a tool is allowed to change of the words: nothing but white space and composition, unless it says so here. */
export interface Leniency {
  /** The typesetter has one apostrophe, and prints quotation marks and dashes of its own kind. */
  readonly foldsMarks?: boolean;
  /** Text out of a PDF: words broken at line ends, blanks of its own. */
  readonly isPdf?: boolean;
  /** Titles that the tool itself reads otherwise than they are written in the bibliography file, whatever is written there. */
  readonly lost?: readonly string[];
}

/**
 * Every insertion is in the text with its words, and behind or around them, up to the next words of the draft, nothing but
 * quotation marks and the citation of its source; every title is in the list.
 */
export function assertShown(
  text: string,
  expected: readonly Expected[],
  { foldsMarks = false, isPdf = false, lost = [] }: Leniency,
  list = text,
): void {
  const fold = (it: string) => {
    let result = it.normalize('NFC').replace(/[\u200B\u00AD\u2060\uFEFF]/g, '');
    if (foldsMarks)
      result = result
        .replace(/[‘’‚`´]/g, "'")
        .replace(/[“”„«»]|''/g, '"')
        .replace(/[–—−]/g, '-')
        .replace(/--+/g, '-')
        .replace(/…/g, '...');
    if (isPdf) result = result.normalize('NFKC').replace(/[-\s]+/g, '');
    return result.replace(/\s+/g, isPdf ? '' : ' ').trim();
  };
  const shown = fold(text);
  const failures: string[] = [];
  for (const { before, behind, words, family } of expected) {
    const start = shown.indexOf(fold(before));
    const end = shown.indexOf(fold(behind), start);
    const between = start < 0 || end < 0 ? undefined : shown.slice(start + fold(before).length, end);
    const at = between?.indexOf(fold(words)) ?? -1;
    if (between === undefined || at < 0) failures.push(`${before}: ${fold(words)}\n   shown: ${between ?? 'nothing'}`);
    else {
      const around = between.slice(0, at) + between.slice(at + fold(words).length);
      if (!/^["“”‘’«»'\s]{0,3}/.test(between.slice(0, at)) || between.slice(0, at).replace(/["“”«»\s]/g, '') !== '')
        failures.push(`${before}: before the words: ${between.slice(0, at)}`);
      // A citation: the source's name, a number or a label, the locator; a stray sign of markup would be none of these.
      if (!/^["“”«»'\s()[\],;.:—–-]*(?:[\p{L}\p{N}\s,.:+()[\]—–-]*)$/u.test(around))
        failures.push(`${before}: around the words: ${around}`);
      if (around.length > 120) failures.push(`${before}: too much around the words: ${around}`);
      if (!/\p{N}|\p{L}/u.test(around)) failures.push(`${before}: no citation of ${family}`);
    }
  }
  const titles = (it: string) =>
    fold(it)
      .toLowerCase()
      .replace(/["“”'‘’`]/g, '')
      .replace(/[–—]|-+/g, '-');
  const entries = titles(list);
  for (const { title, family } of expected) {
    if (!entries.includes(family.toLowerCase())) failures.push(`no entry of ${family}`);
    const isShown = entries.includes(titles(title));
    if (lost.includes(title)) {
      if (isShown) failures.push(`no longer lost by the tool: ${title}`);
    } else if (!isShown)
      failures.push(
        `not in the list: ${titles(title)}\n   shown: ${entries.slice(entries.lastIndexOf(family.toLowerCase())).slice(0, 100)}`,
      );
  }
  assert.equal(failures.length, 0, `\n${failures.slice(0, 12).join('\n')}\n(${failures.length} failures)`);
}
