import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addressOfWhereFroms, addressOfZone, originMark } from '../../../src/read/origin-mark';
import { readFile } from '../../../src/read/read-file';

const address = 'https://vellobserver.example/2023/late-bell';

/** A binary property list with an array of two short texts, as macOS notes them. */
function whereFroms(texts: readonly string[]): Buffer {
  const objects = [
    Buffer.from([0xa0 | texts.length, ...texts.map((_text, i) => i + 1)]),
    ...texts.map((text) => Buffer.concat([Buffer.from([0x5f, 0x10, text.length]), Buffer.from(text, 'latin1')])),
  ];
  const offsets: number[] = [];
  let at = 8;
  for (const object of objects) {
    offsets.push(at);
    at += object.length;
  }
  const trailer = Buffer.alloc(32);
  trailer[6] = 1;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([Buffer.from('bplist00'), ...objects, Buffer.from(offsets), trailer]);
}

describe('the address that the system noted with a download', () => {
  it('macOS: the first address of kMDItemWhereFroms', () =>
    assert.equal(addressOfWhereFroms(whereFroms([address, 'https://vellobserver.example/'])), address));

  it('macOS: of a page that was made on the spot, the page that linked to it', () =>
    assert.equal(addressOfWhereFroms(whereFroms(['blob:https://vell.example/1', address])), address));

  const zones: readonly (readonly [string, string | undefined])[] = [
    [`[ZoneTransfer]\r\nZoneId=3\r\nReferrerUrl=https://search.example/\r\nHostUrl=${address}\r\n`, address],
    [`[ZoneTransfer]\r\nZoneId=3\r\nReferrerUrl=${address}\r\nHostUrl=about:internet\r\n`, address],
    ['[ZoneTransfer]\r\nZoneId=3\r\n', undefined],
  ];
  for (const [stream, expected] of zones)
    it(`Windows: ${stream.replace(/\r\n/g, ' ')}`, () => assert.equal(addressOfZone(stream), expected));

  it('a Zone.Identifier that came along as a file of its own', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'ibid-zone-'));
    try {
      const file = path.join(folder, 'bell.txt');
      writeFileSync(file, 'The bell\n\nFor as long as anybody in Sarn can remember, the bell has rung a minute late.');
      writeFileSync(`${file}:Zone.Identifier`, `[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=${address}\r\n`);
      assert.equal(await originMark(file, 'linux'), address);
      const [document] = await readFile(file);
      assert.equal(document?.url, address);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('none where there is no mark', async () => assert.equal(await originMark('/no/such/file', 'linux'), undefined));
});
