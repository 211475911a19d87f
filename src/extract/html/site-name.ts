import { fold } from './page';

/** `detroit.example`: an address rather than a name. */
export const isDomain = (name: string): boolean => /^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,9}$/i.test(name);

/** The same name with or without article, domain ending and spelling. */
export function keyOf(name: string): string {
  return fold(
    (isDomain(name) ? name.replace(/\.[a-z]+$/i, '') : name)
      .replace(/\.(?:com|org|net|info|co\.\w\w|[a-z]{2})$/i, '')
      .replace(/^(?:the|der|die|das|le|la|el|il|o|os)\s+/i, ''),
  ).replaceAll(' ', '');
}

/** What the site is called in its address, `https://www.example.co.uk/…` → `example`; empty where there is none. */
export function hostKey(url: string | undefined): string {
  if (url === undefined || !URL.canParse(url)) return '';
  const parts = new URL(url).hostname.split('.');
  const stem = parts.at(/^(?:co|com|org|net|gov|ac)$/.test(parts.at(-2) ?? '') ? -3 : -2) ?? '';
  return fold(stem).replaceAll(' ', '');
}
