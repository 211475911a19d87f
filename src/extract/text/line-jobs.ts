import { AFTER_ARTICLE, AROUND } from '../boilerplate-words';
import type { Line } from './lines';

/** What a line of a text dump is there for. */
export type LineJob =
  /** Running text with sentences. */
  | 'prose'
  /** Short, without a full stop: a heading, a name, a label. */
  | 'short'
  | 'caption'
  /** Part of what surrounds an article: a button, an advertisement, a link to another text. */
  | 'around'
  /** From here on it is not the article any more. */
  | 'end';

const SENTENCE_END = /[.!?…。！？।؟:;]["”»’')\]]*$/u;
const BUTTON =
  /^(?:×|x|ok|menu|close|search|home|back|next|previous|continue|once|monthly|annual|yes|no|skip to .{0,30}|print|save|listen|play|pause|open|more|read more\W*|remind me later\.?|\d+ (?:shares?|views?|likes?)|\d+ min(?:ute)?s? read|\d+)$/iu;
/** The jobs of all lines; lines set together share their job where most of them are buttons and appeals. */
export function lineJobs(lines: readonly Line[]): readonly LineJob[] {
  const jobs = lines.map(({ text }) => lineJob(text));
  for (let from = 0, to = 1; from < lines.length; from = to, to++) {
    while (to < lines.length && lines[to]?.gap === false) to++;
    const cluster = jobs.slice(from, to);
    const long = lines.slice(from, to).some((line) => line.text.length > 180);
    if (cluster.length < 2 || cluster.length > 14 || long) continue;
    const around = cluster.filter((job) => job === 'around' || job === 'end').length;
    if (around * 3 >= cluster.length) jobs.fill('around', from, to);
  }
  return jobs;
}

function lineJob(text: string): LineJob {
  if (AROUND.message.test(text) && text.length < 160) return 'end';
  if (text.length < 160 && AROUND.author.test(text)) return 'end';
  if (text.length < 200 && (AFTER_ARTICLE.test(text) || AROUND.comments.test(text))) return 'end';
  if (
    BUTTON.test(text) ||
    (text.length < 120 && (AROUND.share.test(text) || AROUND.advert.test(text) || AROUND.readMore.test(text)))
  )
    return 'around';
  if (AROUND.copyright.test(text) && text.length < 250) return 'around';
  if (isAppeal(text)) return 'around';
  if (isCaption(text)) return 'caption';
  if (
    text.length >= 140 ||
    (SENTENCE_END.test(text) && text.length >= 25) ||
    (/[\p{Script=Han}\p{Script=Hiragana}]/u.test(text) && text.length >= 40)
  )
    return 'prose';
  return 'short';
}

/** Asks the reader for something; an article about subscriptions has longer sentences with one such word. */
export function isAppeal(text: string): boolean {
  const hits = count(text, AROUND.appeal) + count(text, AROUND.consent) + count(text, PLEA);
  return hits > 0 && (text.length < 100 || hits * 110 > text.length);
}

const PLEA =
  /\b(?:(?:we|i) (?:need|ask|rely on|depend on) (?:for )?you(?:r|rs)?|our (?:journalism|newsroom|readers|reporting|mission)|help us|stand(?:ing)? with us|unsere arbeit|votre soutien|tu apoyo|вашей поддержк\p{L}*)\b/iu;

function isCaption(text: string): boolean {
  if (text.length > 260) return false;
  if (AROUND.credit.test(text) && !/[.!?]["”]?$/.test(text)) return true;
  // `Minister Ana Ruiz Li Wei / Example Agency`: a caption runs into the photographer and the agency.
  return !SENTENCE_END.test(text) && /\p{Lu}[\p{L}.-]+ \p{Lu}[\p{L}.-]+ ?\/ ?\p{Lu}[\p{L} .]+$/u.test(text);
}

function count(text: string, pattern: RegExp): number {
  return text.match(new RegExp(pattern.source, `${pattern.flags}g`))?.length ?? 0;
}
