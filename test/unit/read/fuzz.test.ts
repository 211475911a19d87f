import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { extractBytes } from '../../../src/extract/extract-file';
import { IbidError } from '../../../src/model/error';
import { isArticle } from '../../../src/read/formats';
import { savedForms } from './saved-forms';

/** Damages of each form; `IBID_FUZZ=200` for the long version. */
const ROUNDS = Number(process.env['IBID_FUZZ'] ?? 12);

/** Mulberry32: every run damages alike. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function damaged(bytes: Uint8Array, random: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  if (random() < 0.5) return copy.subarray(0, Math.floor(random() * copy.length));
  for (let i = 0; i <= random() * 8; i++) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  return copy;
}

/** The forms made by code, and the fixtures of what programs write. */
const root = path.resolve('test/fixtures/formats');
const inputs = [
  ...savedForms(),
  ...filesIn(root).map((file) => ({ format: path.relative(root, file), file, bytes: readFileSync(file) })),
];

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name);
    return statSync(file).isDirectory() ? filesIn(file) : isArticle(path.relative(root, file)) ? [file] : [];
  });
}

describe('damaged files are read or refused with a reason, never a crash', () => {
  for (const { format, file, bytes } of inputs) {
    it(`${format}, ${ROUNDS} times`, async function () {
      this.timeout(120_000);
      const random = generator(format.length * 7919);
      for (let round = 0; round < ROUNDS; round++) {
        try {
          const extractions = await extractBytes({ path: file, bytes: damaged(bytes, random) });
          assert.ok(Array.isArray(extractions));
        } catch (error) {
          assert.ok(
            error instanceof IbidError,
            `round ${round}: ${error instanceof Error ? error.stack : String(error)}`,
          );
          assert.ok(error.message.length > 10);
        }
      }
    });
  }
});
