import { findDates } from './dates';

/** Words that open a byline. */
const OPENER =
  /^(?:(?:an? |eine? )?(?:written|posted|reported|published|story|text|words|article|analysis|review|opinion|interview|column|commentary|reviewed|created|edited|submitted|contributed|compiled|kolumne|kommentar|gastbeitrag|beitrag|artikel|essay|rezension|analyse|bericht|protokoll|interview|publiziert|veröffentlicht|geschrieben|verfasst|eingetragen|erstellt|publié|écrit|rédigé|propos recueillis|escrito|publicado|redactado|scritto|pubblicato|ditulis|napisan[ey]|skrevet|geschreven)(?:\s*(?:am|on|le|el|il)?\s*\|)?\s+(?:by|von|vom|par|por|da|oleh|door|przez|av|af)|by|von|vom|par|por|di|da|door|durch|av|af|od|tekst|text|texte|texto|testo|escribe|autor(?:in|en|es|as|a)?|authors?|auteurs?|autore|автор[ыа]?|текст|kirjoittaja|yazan|oleh|penulis|reporter|文字|文|著者|作者|记者|記者|责任编辑|责编|編輯|编辑)\s*[:：／/●|]?\s+(?=\S)|^(?:by|authors?|autor(?:in|en|es)?|auteurs?|автор[ыа]?|text|texte|von|words|written by|posted by|par|por|escribe|文字?|著者|作者|记者|記者|责任编辑|责编|编辑|編集)\s*[:：●／/]\s*/iu;
/** What ends a name and begins something else about the writer or the article. */
const AFTER =
  /\s*(?:[|•·–—‧●→»]|\s-\s|\s(?:on|under|in|at|am|um|vom|le|el|il|den|em|à|às|op|w|для|for|from|via|[Uu]pdated|[Pp]ublished|[Pp]osted|[Vv]eröffentlicht|[Pp]ublié|[Pp]ublicado|[Ll]ast [Mm]odified|geändert|aktualisiert|minutes?|hours?|days?|ago|vor|[Pp]hotos?|[Pp]hotograph(?:s|y|ed)|[Ii]llustrat(?:ions?|ed)|Fotos?|Bilder|Videos?|sagt:?|says:?|writes:?|schreibt:?|is an?|was an?|is the|contributed to|comments?|kommentare?)(?=\s|$|:)|\d{1,2}[:.]\d\d|\d{4}|\(|\[|\bhttps?:|#|\d+\s*(?:comments?|kommentare?|min)).*$/u;
const BETWEEN =
  /\s*(?:[;|/•·／]|\s(?:and|AND|und|UND|y|Y|et|ET|e|en|och|og|i|и|та|dan|ve|ja|with|im Gespräch mit|mit|avec|con|as told to)\s|&|\s\+\s|、|，)\s*/u;
export const PARTICLES = new Set(
  'van von der den de del della di da do dos das du la le ter ten zu zum zur af av bin ibn bint abi al el abu ben st st. y e mac'.split(
    ' ',
  ),
);
const SUFFIX = /^(?:jr|sr|ii|iii|iv|phd|ph\.d|md|m\.d|esq|mba|cpa|rn|dds|jd)\.?$/i;
export const HONORIFIC = /^(?:dr|prof|professor|mr|mrs|ms|sir|dame|rev|hon|sen|rep|gov|pres)\.?\s+(?=\S)/i;
/** Words that stand in names of organisations, desks and teams and in no person's. */
export const ORGANISATION =
  /(?:^|[\s.-])(?:news|newsroom|staff|team|desk|editor(?:s|ial)?|redaktion\p{L}*|redacci[oó]n|redazione|redaction|rédaction|redakcja|redakce|редакция|press|agency|agencies|agencia|agenzia|agence|agentur|media|magazine|times|post|daily|journal|gazette|tribune|herald|institute|university|association|foundation|network|society|committee|council|ministry|department|company|corp|inc|ltd|llc|gmbh|group|board|bureau|service|services|reuters|bloomberg|afp|dpa|ap|ansa|efe|tass|xinhua|wire|wires|correspondents?|reporters?|reports?|contributors?|admin|administrator|webmaster|online|tv|radio|channel|blog|guest|user|anonymous|zeitung|presse|verlag|agencias|agenturen|team\p{L}*|center|centre|church|party|union|club|studio|studios|production|productions|writers?|community|official|web|digital|today|world|report|express|standard|guardian|bbc|cnn|nbc|abc|cbs|npr)(?:$|[\s.,:-])/iu;
const JOB =
  /^(?:(?:senior|chief|staff|deputy|associate|assistant|special|national|foreign|political|contributing|managing|executive|freelance|guest|digital|sports|news|general|junior|lead|principal|acting|global|world|us|u\.s\.|health|science|technology|business|entertainment|multimedia|investigative|data)\s+)*(?:editor|writer|reporter|correspondent|columnist|contributor|journalist|author|producer|critic|blogger|analyst|photographer|intern|fellow|publisher|redakteur(?:in)?|journalist(?:in)?|reporter(?:in)?|editor[- ]in[- ]chief|staff|redactor|periodista|giornalista|journaliste|redaktor|wire (?:reports?|services?)|content (?:writer|manager|editor|creator)|director|founder|ceo|president|professor)\b.*$/iu;

const LONE_OPENER =
  /^(?:by|von|vom|par|por|di|da|text|texte|author|autor|author's|written|posted|published|publiziert|veröffentlicht|on|am|in|and|und|um|at|à|kl|alle|le|el|den|dnia)$/iu;
const JOB_AFTER =
  /(?<=\p{L}{2} \p{L}[\p{L}'’.-]+)\s+(?:(?:Senior|Chief|Staff|Deputy|Associate|Assistant|Special|National|Foreign|Political|Politics|Contributing|Managing|Executive|Freelance|Digital|Sports?|News|Science|Technology|Tech|Business|Health|Culture|World|US|Guest)\s+)*(?:Editor|Reporter|Writer|Correspondent|Columnist|Contributor|Journalist|Producer|Critic|Redakteur(?:in)?|Staff Writer)(?:\s.*)?$|\s*(?:기자|記者|记者|特派員|監訳|訳|著)\s*$/u;

/**
 * The names in a byline, as written, in order: `By Ana Ruiz and Li Wei, Staff Writers` → `Ana Ruiz`, `Li Wei`. Where a mark
 * parts it, `Politics · Ana Ruiz`, the first piece that has a person is the byline.
 */
export function splitByline(line: string): readonly string[] {
  const names = namesOf(line);
  if (names.some(looksLikePerson) || OPENER.test(line)) return names;
  const pieces = line.split(/\s[|·•]\s/).slice(1, 4);
  return pieces.map(namesOf).find((others) => others.some(looksLikePerson)) ?? names;
}

function namesOf(line: string): readonly string[] {
  const opened = afterOpener(withoutDates(line.replace(/[\s\u00a0]+/g, ' ').trim()).replace(INTERVIEWED, '$1'))
    .replace(/\S+@\S+\.\w+|(?<=\s)@\w{2,}/g, ' ')
    .trim();
  const names: string[] = [];
  const parted = CHINESE_OPENER.test(line.trim())
    ? opened.replace(/(?<=\p{Script=Han}{2}) (?=\p{Script=Han}{2})/gu, '、')
    : opened;
  for (const stretch of parted.replace(PLACE, '').replace(AFTER, '').split(BETWEEN)) {
    if (stretch === undefined) continue;
    for (const piece of commaPieces(stretch)) {
      const name = tidy(piece);
      if (
        /\p{L}/u.test(name) &&
        !/^@/.test(name) &&
        !LONE_OPENER.test(name) &&
        !PICTURED.test(name) &&
        !JOB.test(name) &&
        !names.some((known) => known.toLowerCase() === name.toLowerCase())
      )
        names.push(name);
    }
  }
  // `Ana Ruiz, The Daily Example`: beside a person, an organisation is where the person works.
  const people = names.filter(looksLikePerson);
  return people.length > 0 ? names.filter((name) => !ORGANISATION.test(name)) : names;
}

/** `Ana Ruiz in Madrid and Li Wei in Beijing`: where they wrote from. */
const PLACE = /\s(?:in|aus|à|en|from)\s\p{Lu}[\p{L}. ]{1,25}?(?=\s(?:and|und|et|y)\s\p{Lu})/gu;
/** Reporters and editors of Chinese papers, whose names a space parts. */
const CHINESE_OPENER = /^[（(]?(?:记者|記者|通讯员|责编|责任编辑|責任編輯)/u;
const PICTURED = /^(?:photos?|photograph\w*|fotos?|fotograf\w*|bilder?|grafik|illustrat\w+|images?|videos?)\b/i;
/** `Ana Ruiz Associated Press`: whom she writes for, run into her name. */
const AGENCY_AFTER =
  /(?<=\p{L} \p{L}[\p{L}'’.-]+)\s+(?:(?:The )?Associated Press|Reuters|AFP|Agence France-Presse|Bloomberg(?: News)?|dpa|ANSA|EFE|TASS|Xinhua|USA TODAY|CNN|NBC News|ABC News|CBS News|BBC News)$/u;

/** `Interview by Ana Ruiz with Li Wei`: who is asked is no author. */
const INTERVIEWED =
  /^((?:an? |eine? |une? |un')?(?:interview|entretien|entrevista|intervista|gespräch|fragen)\b.{0,60}?)\s(?:with|mit|avec|con|an)\s.*$/iu;

/** `Thursday, 13 June 2019, by Ana Ruiz` → `| by Ana Ruiz`: a date and its weekday are no part of any name. */
export function withoutDates(line: string): string {
  if (!/\d/.test(line)) return line;
  let rest = line;
  for (let i = 0; i < 3; i++) {
    const [date] = findDates(rest);
    if (date === undefined) break;
    const before = rest
      .slice(0, date.start)
      .replace(/(?:^|[\s,|(])\p{L}{2,12}[,.]?\s*$/u, (last) => (WEEKDAY.test(last) ? ' ' : last))
      .replace(DATE_OPENER, ' ');
    rest = `${before} | ${rest.slice(date.end)}`;
  }
  return rest.replace(/^[^\p{L}]+/u, '');
}

/** What leads over to a date: `von Ana Ruiz vom 3. Mai`. */
const DATE_OPENER = /(?:^|\s)(?:on|am|vom|le|el|il|del|den|em|op|w|dnia|от)\s*$/iu;
const WEEKDAY =
  /day|tag\b|\b(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)\b|jour|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo|[a-zì]+edì/iu;

/** The words after the last `by` that stands at a beginning or after a mark. */
function afterOpener(line: string): string {
  const inner =
    /[,|·•–—:/]\s*((?:(?:written|posted|published|text|texte|texto)\s+)?(?:by|von|vom|par|por|di|door|av|escribe)\s.*)$/iu.exec(
      line,
    ) ?? /^(?:\p{L}+\s+){1,4}((?:[Bb]y|von|vom|par|por)\s+\p{Lu}.*)$/u.exec(line);
  let rest = (inner?.[1] ?? line)
    .replace(/^[(（](?=\p{Script=Han}{2,4}[:：])/u, '')
    .replace(/^byby\s/i, 'by ')
    .replace(/^(?:By|Von)(?=\p{Lu}\p{Ll})/u, '')
    .replace(/(\p{Ll})(?=(?:Staff|Senior|Editor|Reporter|Correspondent|Contributor|Updated|Published)\b)/gu, '$1 ');
  for (let i = 0; i < 3; i++) rest = rest.replace(OPENER, '').replace(/^[^\p{L}\p{N}"“(]+/u, '');
  return rest;
}

/** `Ruiz, Ana` is one name, `Ana Ruiz, Li Wei` are two, `Ana Ruiz, Jr.` is one. */
function commaPieces(text: string): readonly string[] {
  const pieces = text.split(/\s*,\s*/).filter((piece) => piece !== '');
  if (
    pieces.length === 2 &&
    pieces.every((piece) => !/\s/.test(piece)) &&
    pieces.every((piece) => /^\p{Lu}\p{Ll}/u.test(piece))
  )
    return [`${pieces[1]} ${pieces[0]}`];
  const joined: string[] = [];
  for (const piece of pieces) {
    if (SUFFIX.test(piece) && joined.length > 0) joined.push(`${joined.pop()}, ${piece}`);
    else joined.push(piece);
  }
  return joined;
}

function tidy(piece: string): string {
  const name = piece
    .replace(JOB_AFTER, '')
    .replace(AGENCY_AFTER, '')
    .replace(/[（(［[].*$|^[)\]］】]+|[)\]］】]+$/gu, '')
    .replace(/^[\s:,.–—*"“”'•·|-]+|[\s:,–—*"“”•·|]+$/gu, '')
    .replace(OPENER, '')
    .replace(/(?<!\b\p{L}|jr|sr|dr)\.$/iu, '');
  return inMixedCase(name).trim();
}

/** `ANA RUIZ` is set so, not called so. */
export const inMixedCase = (name: string): string =>
  /^[\p{Lu}\s.'’-]+$/u.test(name) && /\p{Lu}{3}/u.test(name) && name.includes(' ') ? titleCase(name) : name;

const titleCase = (text: string): string =>
  text
    .toLowerCase()
    .replace(/(^|[\s'’.-])(\p{L})/gu, (_all, before: string, letter: string) => before + letter.toUpperCase());

/** Whether these words can be what a person is called. */
export function looksLikePerson(name: string): boolean {
  if (name.length < 2 || name.length > 60 || /[\d@/:<>{}=_!?]/.test(name)) return false;
  if (CJK.test(name)) return EAST_ASIAN_NAME.test(name);
  const bare = name.replace(HONORIFIC, '').replace(/,\s*\S+$/, '');
  const words = bare.split(' ');
  if (words.length < 2 || words.length > 6 || ORGANISATION.test(bare)) return false;
  return (
    words.every(
      (word) =>
        PARTICLES.has(word.toLowerCase()) || /^(?:[\p{Lu}\p{Lt}\p{Lo}]|[dl]['’]\p{Lu}|["“(]\p{Lu}|al-|mc)/u.test(word),
    ) && !STOP.test(bare)
  );
}

/** Two to four characters, parts perhaps apart; foreign names in katakana have a dot between their parts. */
const EAST_ASIAN_NAME =
  /^(?:\p{Script=Han}{1,3}\s?\p{Script=Han}{1,3}|\p{Script=Han}{1,3}\s?[\p{Script=Hiragana}\p{Script=Katakana}]{1,4}|\p{Script=Hangul}{2,4}|[\p{Script=Katakana}ー]{2,10}[・=＝]\S{2,12})$/u;
export const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const STOP =
  /(?:^|\s)(?:the|and|of|for|in|to|with|from|this|that|your|our|my|is|are|what|how|why|read|more|all|about|view|see|follow|share|click|here|sign|log|home|contact|privacy|terms|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday)(?:$|\s)/i;
