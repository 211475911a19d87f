/** FNV-1a, 32 bits, a unit after another: for words that are hashed while they are read. */
export const HASH_START = 0x811c9dc5;

export function hashNext(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}
