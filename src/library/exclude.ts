import picomatch from 'picomatch';

/** Whether a path below a library's folder, with forward slashes, is left out. */
export type IsExcluded = (relative: string) => boolean;

/**
 * Patterns as in VS Code's `files.exclude`: `drafts` leaves out this file or folder, a glob what it matches. A pattern that
 * matches a folder leaves out all that is in it.
 */
export function excluding(patterns: readonly string[]): IsExcluded {
  const cleaned = patterns.map((pattern) => pattern.replaceAll('\\', '/').replace(/^\.?\/|\/$/g, '')).filter(Boolean);
  if (cleaned.length === 0) return () => false;
  const matches = picomatch(
    cleaned.flatMap((pattern) => [pattern, `${pattern}/**`]),
    { dot: true, nonegate: true },
  );
  return (relative) => matches(relative);
}
