import { IbidError } from '../model/error';
import type { Document, TextBlock } from './document';
import { documentOf, known } from './document-of';

interface Cue {
  readonly start: number;
  readonly end: number;
  readonly speaker: string | undefined;
  readonly text: string;
}

/** A pause, in seconds, or a length after which a new paragraph begins. */
const PAUSE = 3;
const LONG = 400;

/** WebVTT (W3C) and SubRip: cues joined into paragraphs, each with the time at which it begins. */
export function readTranscript(path: string, text: string): Document {
  const cues = cuesOf(text);
  if (cues.length === 0) throw new IbidError('no-text', 'The transcript has no cues.');
  const blocks: TextBlock[] = [];
  let open: { start: number; end: number; speaker: string | undefined; text: string } | undefined;
  const close = () => {
    if (open !== undefined)
      blocks.push({
        kind: 'paragraph',
        text: open.speaker === undefined ? open.text : `${open.speaker}: ${open.text}`,
        page: clock(open.start),
      });
    open = undefined;
  };
  for (const cue of cues) {
    const full = open !== undefined && open.text.length > LONG && /[.!?…。]["”]?$/.test(open.text);
    if (
      open === undefined ||
      full ||
      cue.start - open.end > PAUSE ||
      (cue.speaker !== undefined && cue.speaker !== open.speaker)
    ) {
      close();
      open = { ...cue };
    } else if (!open.text.endsWith(cue.text)) open = { ...open, end: cue.end, text: `${open.text} ${cue.text}` };
  }
  close();
  // The header line may go on behind `WEBVTT` (§4); others put the title into the first comment.
  const title =
    /^\uFEFF?WEBVTT[ \t]+-?[ \t]*(\S.*)$/m.exec(text.slice(0, 500))?.[1] ??
    /^\s*(?:NOTE|Title)[ :]+(.+)$/im.exec(text.slice(0, 500))?.[1];
  const url = /https?:\/\/\S+/.exec(/(?:NOTE|STYLE|WEBVTT)[^\n]*\n?[^\n]*/.exec(text.slice(0, 500))?.[0] ?? '')?.[0];
  return documentOf({
    path,
    format: 'transcript',
    content: { kind: 'blocks', blocks },
    claims: [
      ...(title === undefined || /^https?:/.test(title)
        ? []
        : [{ field: 'title' as const, text: [title.trim()], origin: 'container' as const, confidence: 0.7 }]),
      { field: 'type', text: ['broadcast'], origin: 'container', confidence: 0.7 },
    ],
    ...known<Document>({ url }),
  });
}

const TIMING = /^\s*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3})\s*-->\s*((?:\d+:)?\d{1,2}:\d{1,2}[.,]\d{1,3})/;

function cuesOf(text: string): readonly Cue[] {
  const cues: Cue[] = [];
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  for (let i = 0; i < lines.length; i++) {
    const timing = TIMING.exec(lines[i] ?? '');
    if (timing === null) continue;
    const said: string[] = [];
    while (i + 1 < lines.length && (lines[i + 1] ?? '').trim() !== '' && !TIMING.test(lines[i + 1] ?? ''))
      said.push(lines[++i] ?? '');
    const whole = said.join(' ');
    const speaker = /^<v(?:\.[\w.]+)?\s+([^>]+)>/.exec(whole)?.[1]?.trim();
    const plain = whole
      .replace(/<[^>]*>|\{\\[^}]*\}/g, '')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&nbsp;', ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (plain !== '')
      cues.push({ start: seconds(timing[1] ?? ''), end: seconds(timing[2] ?? ''), speaker, text: plain });
  }
  return cues;
}

const seconds = (time: string): number =>
  time
    .replace(',', '.')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0);

/** `1:02:03` or `2:03`, as style manuals write a timestamp. */
function clock(time: number): string {
  const [hours, minutes, rest] = [Math.floor(time / 3600), Math.floor(time / 60) % 60, Math.floor(time % 60)];
  const two = (n: number) => String(n).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
