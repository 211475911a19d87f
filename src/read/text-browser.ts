/** A page as a text browser printed it, without the numbers of its links. */
export interface BrowserDump {
  readonly body: string;
}

/** `lynx -dump` and `links -dump` close with the list of addresses that the numbers in the text stand for. */
const REFERENCES =
  /\n\s*(?:References|Links|Verweise|Références|Referencias|Ссылки)\n+(?:\s*(?:Visible links|Hidden links)(?::.*)?\n)?((?:\s*\d+\. +\S+\n?)+)\s*$/;
/** `[12]` directly before a word, or around a picture's name. */
const NUMBER = /\[(\d{1,4})\](?=\S|$)/g;
/** lynx prints a title bar and buttons without words. */
const EMPTY_FIELD = /^\s*(?:_{5,}|\(BUTTON\)|\[ \]|\(_\)|\(\*\))(?:\s+\S{1,20})?\s*$/gm;

/** `undefined` where it is no such dump. */
export function readBrowserDump(text: string): BrowserDump | undefined {
  const list = REFERENCES.exec(text);
  if (list === null) return undefined;
  const numbers = new Set((list[1] ?? '').match(/^\s*\d+(?=\. )/gm)?.map((number) => number.trim()));
  const body = text
    .slice(0, list.index)
    .replace(NUMBER, (all, number: string) => (numbers.has(number) ? '' : all))
    .replace(EMPTY_FIELD, '');
  return { body };
}
