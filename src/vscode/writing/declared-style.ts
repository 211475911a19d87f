/**
 * The style that a draft declares for its tool: `csl:` in front matter (Pandoc, Quarto), biblatex's `style=`, Typst's
 * `bibliography(style: …)`, Org's `#+cite_export:`. `undefined` where it declares none.
 */
export function declaredStyle(text: string): string | undefined {
  const head = text.slice(0, 8000);
  const front = /^---\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)/.exec(head)?.[1];
  const csl = front && /^csl:\s*["']?([^"'\r\n]+?)["']?\s*$/m.exec(front)?.[1];
  return (
    csl ??
    /\\usepackage\[[^\]]*\bstyle\s*=\s*\{?([\w-]+)\}?[^\]]*\]\{biblatex\}/.exec(head)?.[1] ??
    /#bibliography\([^)]*\bstyle:\s*"([^"]+)"/.exec(text)?.[1] ??
    /^#\+cite_export:\s*csl\s+(\S+)/im.exec(head)?.[1]
  );
}
