import type { Block, Box } from './blocks';
import type { Page } from './page';
import { hostKey, isDomain, keyOf } from './site-name';

/** Nothing else on a page is as near its top as the masthead: so many boxes are looked at where no heading is known. */
const TOP = 600;

/** What the link to the front page above the article calls the site: its words, its label, or those of the logo in it. */
export function namesOfMasthead(page: Page, heading: Block | undefined): readonly string[] {
  const names: string[] = [];
  const end = heading?.index ?? 40;
  for (const box of page.boxes.slice(0, TOP)) {
    if (box.first > end) break;
    if (box.tag === 'a' && isHome(box.element.attribs['href'], page.url)) names.push(...labelsOf(box));
  }
  return [...new Set(names.map(bareLabel).filter((name) => name.length > 1 && name.length < 50))].slice(0, 2);
}

/** What stands anywhere on the page and is the address's own word, set as a name: `Sarn Mercury` for `sarnmercury.example`. */
export function namedLikeAddress(page: Page): readonly string[] {
  const host = hostKey(page.url);
  if (host.length < 5) return [];
  const longest = host.length * 2 + 6;
  const name = page.blocks.find(
    ({ text }) => text.length <= longest && /\p{Lu}/u.test(text) && !isDomain(text) && keyOf(text) === host,
  );
  return name === undefined ? [] : [name.text];
}

function isHome(href: string | undefined, url: string | undefined): boolean {
  if (href === undefined) return false;
  const target = URL.canParse(href, url) ? new URL(href, url) : undefined;
  if (target === undefined || target.search !== '' || !/^\/(?:index\.\w+)?$/.test(target.pathname)) return false;
  return url === undefined || !URL.canParse(url) || target.hostname === new URL(url).hostname;
}

function labelsOf(box: Box): readonly string[] {
  const { attribs } = box.element;
  const texts = [attribs['title'], attribs['aria-label']];
  const waiting: Box['element']['children'] = [...box.element.children];
  let text = '';
  for (let i = 0; i < waiting.length && i < 30; i++) {
    const node = waiting[i];
    if (node?.type === 'text') text += node.data;
    else if (node !== undefined && 'attribs' in node && node.name !== 'style' && node.name !== 'script') {
      texts.push(node.attribs['alt'], node.name === 'svg' ? node.attribs['aria-label'] : undefined);
      waiting.push(...node.children);
    }
  }
  return [text, ...texts].flatMap((each) => each?.replace(/\s+/g, ' ').trim() ?? []);
}

/** `Sarn Mercury logo`, `Zur Startseite von Sarn Mercury`: what is said about the link, not the site's name. */
const bareLabel = (label: string): string =>
  label
    .replace(/\s*[|–—-]\s.*$/, '')
    .replace(ABOUT_LINK, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s:,]+|[\s:,]+$/g, '');
const ABOUT_LINK =
  /(?<![\p{L}])(?:(?:logo|link|go|back|return|visit|zurück|zur|retour|ir|vai|volver|aller)(?:\s+(?:of|to|von|der|des|de|du|a|à|zu|für))?(?:\s+(?:the|la|l['’]|al?|alla))?|home\s?-?page|home|front page|startseite|accueil|inicio|início|página (?:principal|inicial)|главная|на главную|トップページ|ホーム|首页|首頁)(?![\p{L}])(?:\s+(?:of|von|der|de|du))?/giu;
