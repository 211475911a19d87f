import { fillArticle, showPlace } from './article';
import { putOnClipboard } from './clip';
import { type FromPage, type PageState, readToPage, type ToPage } from './protocol';
import { ordinalOf, passages, selectedSpots } from './selection';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: PageState): void };

const vscode = acquireVsCodeApi();
const tell = (message: FromPage) => vscode.postMessage(message);

const empty = part('empty');
const source = part('source');
const parts = { title: part('title'), record: part('record'), article: part('article') };
const { article } = parts;
const quote = part('quote', HTMLButtonElement);
const quoteHere = part('quote-here', HTMLButtonElement);
const said = part('said');

let citekey: string | undefined;
let settling: ReturnType<typeof setTimeout> | undefined;
/** A selection is made letter by letter; the extension is told when it rests. */
const REST_MS = 60;

window.addEventListener('message', ({ data }) => {
  const message = readToPage(data);
  if (message) show(message);
});
document.addEventListener('selectionchange', () => {
  clearTimeout(settling);
  settling = setTimeout(tellSelection, REST_MS);
});
window.addEventListener('scroll', placeQuoteButton, { passive: true });
window.addEventListener('resize', placeQuoteButton, { passive: true });
article.addEventListener('keydown', walk);
quote.addEventListener('click', () => tell({ type: 'quote' }));
quoteHere.addEventListener('click', () => tell({ type: 'quote' }));
// A press must not take the selection away before the click is heard.
for (const button of [quote, quoteHere]) button.addEventListener('mousedown', (event) => event.preventDefault());
part('cite').addEventListener('click', () => tell({ type: 'cite' }));
part('open').addEventListener('click', () => tell({ type: 'open' }));
tell({ type: 'ready' });

function show(message: ToPage): void {
  if (message.type === 'empty') {
    source.hidden = true;
    empty.hidden = false;
    empty.replaceChildren(...message.lines.map(paragraph));
    return;
  }
  if (message.type === 'clip') {
    void putOnClipboard(message).then((done) => tell({ type: 'clipped', done }));
    return;
  }
  if (message.type === 'unselect') {
    document.getSelection()?.removeAllRanges();
    return;
  }
  if (message.type === 'place' && message.citekey !== citekey) return;
  if (message.type === 'show') {
    citekey = message.article.citekey;
    empty.hidden = true;
    source.hidden = false;
    document.getSelection()?.removeAllRanges();
    fillArticle(parts, message.article);
  }
  const passage = showPlace(article, message.place);
  const where = passage ? ordinalOf(passage) : undefined;
  if (citekey) vscode.setState(where === undefined ? { citekey } : { citekey, ordinal: where });
  said.textContent = passage
    ? `${parts.title.textContent}: ${passage.textContent?.slice(0, 200)}`
    : parts.title.textContent;
  if (message.focus) focusOn(passage ?? passages(article)[0]);
}

function tellSelection(): void {
  const spots = selectedSpots(article);
  quote.disabled = !spots;
  if (spots && citekey) tell({ type: 'selected', citekey, from: spots.from, to: spots.to });
  else tell({ type: 'unselected' });
  placeQuoteButton();
}

/** The button stands at the end of the selected words, inside the page. */
function placeQuoteButton(): void {
  const rect = selectedSpots(article)?.rect;
  quoteHere.hidden = !rect || rect.bottom < 0 || rect.top > window.innerHeight;
  if (!rect || quoteHere.hidden) return;
  const { offsetWidth: width, offsetHeight: height } = quoteHere;
  quoteHere.style.left = `${Math.max(4, Math.min(rect.right - width / 2, window.innerWidth - width - 4))}px`;
  quoteHere.style.top = `${Math.min(rect.bottom + 6, window.innerHeight - height - 4)}px`;
}

/** Passage by passage with the arrow keys; the passage is selected as one goes, so that Enter quotes it. */
function walk(event: KeyboardEvent): void {
  const here = document.activeElement;
  if (
    !(here instanceof HTMLElement) ||
    here.dataset['ordinal'] === undefined ||
    event.altKey ||
    event.ctrlKey ||
    event.metaKey
  )
    return;
  const all = passages(article);
  const at = all.indexOf(here);
  if (event.key === 'Enter') {
    if (!selectedSpots(article)) select(here, here);
    clearTimeout(settling);
    tellSelection();
    tell({ type: 'quote' });
  } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const next = all[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next) {
      focusOn(next);
      select(next, next);
    }
  } else return;
  event.preventDefault();
}

function focusOn(passage: HTMLElement | undefined): void {
  if (!passage) return;
  for (const other of passages(article)) other.tabIndex = other === passage ? 0 : -1;
  passage.focus({ preventScroll: true });
  passage.scrollIntoView({ block: 'nearest' });
}

function select(first: HTMLElement, last: HTMLElement): void {
  const range = document.createRange();
  range.setStart(first, 0);
  range.setEnd(last, last.childNodes.length);
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function paragraph(text: string): HTMLElement {
  const it = document.createElement('p');
  it.textContent = text;
  return it;
}

function part(id: string): HTMLElement;
function part<T extends HTMLElement>(id: string, type: new () => T): T;
function part(id: string, type: new () => HTMLElement = HTMLElement): HTMLElement {
  const it = document.getElementById(id);
  if (!(it instanceof type)) throw new Error(`The page has no #${id}`);
  return it;
}
