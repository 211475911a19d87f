const rows = [new Int32Array(64), new Int32Array(64), new Int32Array(64)] as const;

/**
 * Edits (letter put in, left out, replaced, or two neighbours exchanged) that make `b` of `a`, as far as `most`; beyond
 * it some larger number. Optimal string alignment. `before`, `above` and `row` are three rows of its matrix:
 *
 *         f o r m
 *       0 1 2 3 4   before
 *     f 1 0 1 2 3   above
 *     r 2 1 1 1 2   row      exchange: before[j-2] + 1
 */
export function editDistance(a: string, b: string, most: number): number {
  const width = b.length;
  if (Math.abs(a.length - width) > most || a.length > 62 || width > 62) return most + 1;
  let [before, above, row]: [Int32Array, Int32Array, Int32Array] = [...rows];
  for (let j = 0; j <= width; j++) above[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= width; j++) {
      const other = b.charCodeAt(j - 1);
      let value = (above[j - 1] ?? 0) + (letter === other ? 0 : 1);
      const left = (row[j - 1] ?? 0) + 1;
      const up = (above[j] ?? 0) + 1;
      if (left < value) value = left;
      if (up < value) value = up;
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === other) {
        const exchanged = (before[j - 2] ?? 0) + 1;
        if (exchanged < value) value = exchanged;
      }
      row[j] = value;
      if (value < least) least = value;
    }
    if (least > most) return most + 1;
    [before, above, row] = [above, row, before];
  }
  return above[width] ?? 0;
}

/** Whether two letters lie side by side on a QWERTY keyboard (QWERTZ and AZERTY differ in a few). */
export function areNeighbours(a: string, b: string): boolean {
  return KEYBOARD.get(a)?.includes(b) ?? false;
}

const KEYBOARD = new Map<string, string>();
for (const [row, lower] of [
  ['qwertyuiop', 'asdfghjkl'],
  ['asdfghjkl', 'zxcvbnm'],
] as const) {
  for (let i = 0; i < row.length; i++) {
    for (const other of [row[i - 1], row[i + 1], lower[i], lower[i - 1]]) {
      const key = row[i];
      if (key === undefined || other === undefined) continue;
      KEYBOARD.set(key, (KEYBOARD.get(key) ?? '') + other);
      KEYBOARD.set(other, (KEYBOARD.get(other) ?? '') + key);
    }
  }
}
