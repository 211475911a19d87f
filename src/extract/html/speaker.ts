import { looksLikePerson } from '../names';

/** Words that say that what follows was spoken, and the word before its speaker. */
const SPOKEN =
  /^(?:(?:a |an |the |die |eine )?(?:\p{L}+ )?(?:rede|ansprache|grußwort|vortrag|predigt|speech|remarks|address|lecture|keynote|sermon|discours|allocution|discurso|discorso|toespraak|tal))\s+(?:von|vom|der|des|by|de|du|do|di|van|af|av)\s+(.{5,120})$/iu;
/** Where the speaker's name is over: at a small word or a mark. */
const OVER = /[,:;–—(]|\s(?=\p{Ll})/u;

/** Who holds the speech that a heading announces, without offices: `Rede von Ministerin Ana Ruiz beim Treffen` → `Ana Ruiz`. */
export function speakerOf(heading: string): string | undefined {
  const words = SPOKEN.exec(heading)?.[1]?.split(OVER)[0]?.trim().split(' ') ?? [];
  const name = words.slice(-2).join(' ');
  return words.length >= 2 && words.length <= 6 && looksLikePerson(name) ? name : undefined;
}
