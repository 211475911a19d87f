import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Document, isMap, parseDocument } from 'yaml';
import { IbidError } from '../model/error';
import { LIBRARY_YAML, type Pin, parseLibraryYaml } from './library-yaml';
import { systemCode } from './problem';
import { replaceFile } from './replace-file';

const HEADING = ` Kept by Ibid, and yours to edit. Paths are relative to this folder.
 citekeys: the names that your drafts use. corrections: fields of records, set right. notBody: passages that are no part of an article.`;

/** Another window may write at the same moment; what it overwrote is written again this many times. */
const ATTEMPTS = 4;

/**
 * Adds these pins to `library.yaml` of a folder, which is made where it is missing; comments and everything else in it
 * stay. Throws `write-failed`, and leaves the file alone, where it is not understood or cannot be written.
 */
export async function writePins(folder: string, pins: readonly Pin[]): Promise<void> {
  const file = path.join(folder, LIBRARY_YAML);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const text = readText(file);
    const there = parseLibraryYaml(text ?? '', file);
    if (there.malformed) {
      const [problem] = there.problems;
      throw new IbidError(
        'write-failed',
        `The citekey could not be kept in ${LIBRARY_YAML}. ${problem?.message ?? ''}`,
        { file },
      );
    }
    const known = new Set(there.pins.map((pin) => pin.citekey));
    const missing = pins.filter((pin) => !known.has(pin.citekey));
    if (missing.length === 0) return;
    await replaceFile(file, withPins(text, missing));
  }
}

function withPins(text: string | undefined, pins: readonly Pin[]): string {
  const document = text === undefined ? new Document({}) : parseDocument(text);
  if (text === undefined) document.commentBefore = HEADING;
  if (!isMap(document.contents)) document.contents = document.createNode({});
  const { contents } = document;
  if (!isMap(contents.get('citekeys'))) contents.set('citekeys', document.createNode({}));
  for (const { citekey, ...place } of pins) document.setIn(['citekeys', citekey], document.createNode(place));
  return document.toString({ lineWidth: 0 });
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw new IbidError('write-failed', `${LIBRARY_YAML} could not be read (${systemCode(error) ?? String(error)}).`, {
      file,
    });
  }
}
