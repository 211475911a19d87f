import { AROUND, AROUND_KINDS } from '../boilerplate-words';
import { findDates } from '../dates';
import type { Block } from './blocks';

/** What a block's words look like, whatever stands around it. */
export interface TextShape {
  /** Length in Latin letters' worth: a Han character says as much as three. */
  readonly size: number;
  readonly linkDensity: number;
  readonly strongDensity: number;
  readonly sentences: number;
  readonly endsSentence: boolean;
  readonly startsSmall: boolean;
  readonly upperShare: number;
  readonly digitShare: number;
  readonly wordLength: number;
  readonly commas: number;
  /** Bit per kind of {@link AROUND_KINDS} whose pattern it meets. */
  readonly around: number;
  readonly hasDate: boolean;
  /** Long enough, with few links: running text. */
  readonly prose: boolean;
}

const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;
const SENTENCE_END = /[.!?…。！？।؟।]["”»’')\]]*\s*$/u;

export function textShape(block: Block): TextShape {
  const { text } = block;
  const { length } = text;
  const wide = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text)
    ? (text.match(WIDE)?.length ?? 0)
    : 0;
  const size = length + wide * 2;
  const sample = length > 600 ? text.slice(0, 600) : text;
  let upper = 0;
  let digits = 0;
  let spaces = 0;
  let commas = 0;
  let stops = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code >= 65 && code <= 90) upper++;
    else if (code >= 48 && code <= 57) digits++;
    else if (code === 32) spaces++;
    else if (code === 44 || code === 0x3001 || code === 0xff0c || code === 0x60c) commas++;
    else if (code === 46 || code === 33 || code === 63 || code === 0x3002 || code === 0x964) stops++;
  }
  let around = 0;
  if (length < 400)
    for (let i = 0; i < AROUND_KINDS.length; i++) if (AROUND[AROUND_KINDS[i] ?? 'share'].test(text)) around |= 1 << i;
  const linkDensity = block.linkLength / length;
  return {
    size,
    linkDensity,
    strongDensity: block.strongLength / length,
    sentences: stops * (length / sample.length),
    endsSentence: SENTENCE_END.test(text.slice(-6)),
    startsSmall: /^\p{Ll}/u.test(text),
    upperShare: upper / sample.length,
    digitShare: digits / sample.length,
    wordLength: sample.length / (spaces + 1),
    commas: commas / sample.length,
    around,
    hasDate: length < 120 && digits > 0 && findDates(text).length > 0,
    prose: size > 80 && linkDensity < 0.4,
  };
}
