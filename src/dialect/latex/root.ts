/**
 * The main file of which a LaTeX draft is a part, relative to the draft: `% !TeX root = ../main.tex`, or
 * `\documentclass[../main]{subfiles}`. `undefined` where it is not said.
 */
export function latexRoot(draft: string): string | undefined {
  const magic = /^[ \t]*%[ \t]*!T[eE]X[ \t]+root[ \t]*=[ \t]*(.+?)[ \t]*$/m.exec(draft.slice(0, 5000))?.[1];
  const subfile = /^[^%\n]*\\documentclass\s*\[([^\]]+)\]\s*\{subfiles\}/m.exec(draft)?.[1]?.trim();
  const root = magic ?? subfile;
  if (root === undefined || root === '') return undefined;
  return /\.\w+$/.test(root) ? root : `${root}.tex`;
}
