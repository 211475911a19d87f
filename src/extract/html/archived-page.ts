import type { Element, ParentNode } from 'domhandler';
import { removeElement } from 'domutils';
import type { DateParts } from '../../model/item';
import { walk } from './blocks';

/** What a web archive wrapped around a page says of it. */
export interface Archived {
  /** The page's own address. */
  readonly url: string;
  /** The day the archive took it, in UTC; unknown of a search engine's copy. */
  readonly taken: DateParts | undefined;
}

/** Memento archives put the time and the whole address behind their own: `…/web/20210308060000/https://…`. */
const MEMENTO =
  /^(?:https?:)?(?:\/\/[^/]+)?\/(?:[\w-]+\/)*(\d{4})(\d\d)(\d\d)\d{0,6}(?:[a-z]{2}_)?\/+(https?:\/{1,2}.+)$/i;
const GOOGLE_CACHE = /^https?:\/\/webcache\.googleusercontent\.com\/search\?q=cache:(?:[\w-]{12}:)?(\S+?)(?:\+|&|$)/i;
/** The Wayback Machine's program says what it replays: `__wm.wombat("http://…","20210308060000",…`. */
const REPLAYED = /__wm\.wombat\(\s*"(https?:[^"]+)"\s*,\s*"(\d{4})(\d\d)(\d\d)\d*"/;
/** Bars and frames of archives, by the names that they have had for years. */
const OWN_IDS = /^(?:wm-ipp(?:-base|-print)?|donato|bN015htcoyT__google-cache-hdr|google-cache-hdr|__archive_header)$/;

/** Whether an archive's copy, by its address or by the marks in it, and of what. */
export function archivedPage(root: ParentNode, url: string | undefined): Archived | undefined {
  return ofAddress(url) ?? ofMarks(root);
}

/** Takes away what the archive put into the page, and gives its links their own addresses back. Changes `root`. */
export function unwrap(root: ParentNode): void {
  const bars: Element[] = [];
  let today = false;
  walk(
    root,
    (element) => {
      const id = element.attribs['id'] ?? '';
      if (OWN_IDS.test(id) || (today && id === 'HEADER')) {
        bars.push(element);
        return false;
      }
      const href = element.attribs['href'];
      const own = href === undefined ? undefined : ofAddress(href);
      today ||= own !== undefined && element.attribs['rel'] === 'bookmark';
      if (own !== undefined) element.attribs['href'] = own.url;
      return true;
    },
    () => undefined,
    () => undefined,
  );
  for (const bar of bars) removeElement(bar);
}

function ofAddress(url: string | undefined): Archived | undefined {
  const memento = MEMENTO.exec(url ?? '');
  if (memento !== null) return archived(memento[4], memento[1], memento[2], memento[3]);
  const cached = GOOGLE_CACHE.exec(url ?? '')?.[1];
  if (cached === undefined) return undefined;
  const address = decoded(cached);
  return { url: /^https?:/i.test(address) ? address : `http://${address}`, taken: undefined };
}

/** Only the head and the scripts at the top are asked: programs of archives stand first. */
function ofMarks(root: ParentNode): Archived | undefined {
  let found: Archived | undefined;
  let scripts = 0;
  walk(
    root,
    (element) => {
      if (found !== undefined || scripts > SCRIPTS) return false;
      if (element.name === 'script') {
        scripts++;
        const [text] = element.children;
        const match = text?.type === 'text' ? REPLAYED.exec(text.data) : null;
        if (match !== null) found = archived(match[1], match[2], match[3], match[4]);
        return false;
      }
      // archive.today says it in a link.
      if (element.name === 'link' && element.attribs['rel'] === 'bookmark') found = ofAddress(element.attribs['href']);
      return element.name !== 'body' && element.name !== 'svg';
    },
    () => undefined,
    () => undefined,
  );
  return found;
}

const SCRIPTS = 12;

function archived(
  url: string | undefined,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): Archived | undefined {
  const address = url?.replace(/^(https?:)\/(?!\/)/i, '$1//');
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (address === undefined || !URL.canParse(address) || y < 1990 || m < 1 || m > 12 || d < 1 || d > 31)
    return undefined;
  return { url: address, taken: [y, m, d] };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone per cent sign
  }
}
