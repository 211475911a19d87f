import { fillArticle, showPlace } from './article';
import { putOnClipboard } from './clip';
import { type FromPage, type PageState, readToPage, type ToPage } from './protocol';
import { ordinalOf, passages, selectedSpots } from './selection';
import { focusOn, Walk } from './walk';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: PageState): void };

const vscode = acquireVsCodeApi();
const tell = (message: FromPage) => vscode.postMessage(message);

const empty = part('empty');
const source = part('source');
const parts = { title: part('title'), record: part('record'), article: part('article') };
const { article } = parts;
const quote = part('quote', HTMLButtonElement);
const quoteHere = part('quote-here', HTMLButtonElement);
const leaveOut = part('leave-out', HTMLButtonElement);
const said = part('said');

const walk = new Walk(article, (text) => {
  said.textContent = text;
});
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
article.addEventListener('keydown', pressed);
// What is copied can be pasted into a draft as a quotation: the extension is told whose words they are.
document.addEventListener('copy', () => {
  const spots = selectedSpots(article);
  if (spots && citekey) tell({ type: 'copied', citekey, from: spots.from, to: spots.to });
});
article.addEventListener('keydown', (event) => {
  if (event.key !== 'Delete' || !selectedSpots(article)) return;
  clearTimeout(settling);
  tellSelection();
  tell({ type: 'leave out' });
  event.preventDefault();
});
quote.addEventListener('click', () => tell({ type: 'quote' }));
quoteHere.addEventListener('click', () => tell({ type: 'quote' }));
// A press must not take the selection away before the click is heard.
for (const button of [quote, quoteHere, leaveOut])
  button.addEventListener('mousedown', (event) => event.preventDefault());
part('cite').addEventListener('click', () => tell({ type: 'cite' }));
part('open').addEventListener('click', () => tell({ type: 'open' }));
part('compare').addEventListener('click', () => tell({ type: 'compare' }));
leaveOut.addEventListener('click', () => tell({ type: 'leave out' }));
source.addEventListener('click', ({ target }) => {
  const field = target instanceof HTMLElement ? target.dataset['field'] : undefined;
  if (field !== undefined) tell({ type: 'correct', field });
});
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
    part('compare').hidden = message.article.hasOlder !== true;
  }
  const passage = showPlace(article, message.place);
  const where = passage ? ordinalOf(passage) : undefined;
  if (citekey) vscode.setState(where === undefined ? { citekey } : { citekey, ordinal: where });
  said.textContent = passage
    ? `${parts.title.textContent}: ${passage.textContent?.slice(0, 200)}`
    : parts.title.textContent;
  const focused = passage ?? passages(article)[0];
  if (message.focus && focused) focusOn(article, focused);
}

function tellSelection(): void {
  const spots = selectedSpots(article);
  quote.disabled = !spots;
  leaveOut.disabled = !spots;
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

/** The arrow keys select as they go; Enter quotes what is selected, or the passage. */
function pressed(event: KeyboardEvent): void {
  const here = document.activeElement;
  if (!(here instanceof HTMLElement) || here.dataset['ordinal'] === undefined) return;
  if (event.key === 'Enter' && !event.altKey && !event.ctrlKey && !event.metaKey) {
    if (!selectedSpots(article)) walk.selectPassage(here);
    clearTimeout(settling);
    tellSelection();
    tell({ type: 'quote' });
  } else if (walk.press(event, here)) {
    // A key has made it whole: whatever is pressed next is for these words.
    clearTimeout(settling);
    tellSelection();
  } else return;
  event.preventDefault();
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
