import assert from 'node:assert/strict';
import { random } from '../../../../bench/find/random';
import { ByteWriter } from '../../../../src/find/inverted/bytes';
import { memoryStream, readPositions, readPostings } from '../../../../src/find/inverted/postings';
import { PostingsWriter } from '../../../../src/find/inverted/postings-writer';

/** Documents with the positions in each. */
type List = readonly (readonly [number, readonly number[]])[];

const draw = random(3);

/** A list of so many documents, some of which have the word twice and more. */
function list(size: number): List {
  let doc = -1;
  return Array.from({ length: size }, () => {
    doc += 1 + draw.below(draw() < 0.1 ? 5000 : 3);
    let position = -1;
    const positions = Array.from({ length: 1 + draw.below(draw() < 0.3 ? 5 : 1) }, () => {
      position += 1 + draw.below(300);
      return position;
    });
    return [doc, positions] as const;
  });
}

function written(fill: (writer: PostingsWriter) => void) {
  const bytes = new ByteWriter();
  // Something stands before a list.
  bytes.append(new Uint8Array(7), 0, 7);
  const writer = new PostingsWriter();
  fill(writer);
  const { count } = writer;
  writer.finish(bytes);
  return { stream: memoryStream(bytes.view().slice()), start: 7, end: bytes.length, count };
}

function write(lists: List) {
  return written((writer) => {
    for (const [doc, positions] of lists) writer.add(doc, Uint16Array.from(positions), 0, positions.length);
  });
}

function read({ stream, start, end, count }: ReturnType<typeof written>): List {
  const postings = readPostings(stream, start, end, count);
  const buffer = new Int32Array(64);
  return [...postings.docs].map((doc, i) => [doc, [...buffer.subarray(0, readPositions(stream, postings, i, buffer))]]);
}

describe('posting lists', () => {
  for (const size of [1, 2, 127, 128, 129, 256, 257, 1000]) {
    it(`of ${size} documents are read as they were written`, () => {
      const one = list(size);
      assert.deepEqual(read(write(one)), one);
    });
  }

  for (const sizes of [
    [1],
    [1, 1],
    [128, 1],
    [100, 100],
    [129, 128],
    [1000, 3, 400],
    [60, 60, 60, 60, 60],
    [500, 129, 129, 1],
  ]) {
    it(`of ${sizes.join(' and ')} documents are joined without being decoded`, () => {
      let base = 0;
      const joined: (readonly [number, readonly number[]])[] = [];
      const one = written((writer) => {
        for (const size of sizes) {
          const next = list(size);
          const { stream, start, end, count } = write(next);
          writer.addList(stream, start, end, count, base);
          for (const [doc, positions] of next) joined.push([doc + base, positions]);
          base += (next.at(-1)?.[0] ?? 0) + 1 + draw.below(50);
        }
      });
      assert.deepEqual(read(one), joined);
      // And what was joined is joined again.
      const again = written((writer) => {
        writer.addList(one.stream, one.start, one.end, one.count, 0);
        writer.addList(one.stream, one.start, one.end, one.count, base);
      });
      assert.deepEqual(read(again), [...joined, ...joined.map(([doc, at]) => [doc + base, at] as const)]);
    });
  }
});
