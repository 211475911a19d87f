/**
 * Words as one line: white space collapsed, as the browser shows it; no-break and other printed spaces stay. Control
 * characters, which no tool can show, and halves of surrogate pairs go.
 */
export function singleSpaced(text: string): string {
  return text
    .replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ')
    .replace(/\p{Cc}|[\uFEFF\uFFFE\uFFFF]/gu, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/** The paragraphs of a passage: what stands between line ends. At least one. */
export function paragraphs(text: string): readonly string[] {
  const found = text
    .split(/[\n\r\u2028\u2029]+/)
    .map((part) => singleSpaced(part).trim())
    .filter((part) => part !== '');
  return found.length === 0 ? [''] : found;
}
