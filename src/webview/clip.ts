import type { RichText } from './protocol';

/**
 * Puts both forms on the clipboard, which only a page can; the page must have the keyboard. Answers whether it could: a host may
 * forbid it.
 */
export async function putOnClipboard(rich: RichText): Promise<boolean> {
  window.focus();
  try {
    const parts = { 'text/html': rich.html, 'text/plain': rich.text };
    const blobs = Object.entries(parts).map(([type, text]): [string, Blob] => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    // Hosts that keep the newer way from pages often still have the older one.
    return putByCopying(rich);
  }
}

function putByCopying({ html, text }: RichText): boolean {
  let put = false;
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', text);
    put = event.clipboardData !== null;
  };
  window.addEventListener('copy', fill, { capture: true, once: true });
  const done = document.execCommand('copy');
  window.removeEventListener('copy', fill, { capture: true });
  return done && put;
}
