import type { Spot } from './protocol';
import { ordinalOf, passages, pointAt, selectedSpots } from './selection';
import { both, neighbour, type PassageText, type Stretch, type Unit, within } from './units';

/**
 * Going through an article with the keyboard, what one stands on being selected: passages with the arrows up and down, words
 * with left and right, sentences with Ctrl (Option on a Mac). Shift keeps what is selected and takes more or less.
 */
export class Walk {
  /** Where a selection with Shift began, and where it has got to. */
  private anchor: Stretch | undefined;
  private focus: Stretch | undefined;
  /** What this class selected last; a selection by other means begins anew. */
  private own = '';

  constructor(
    private readonly article: HTMLElement,
    private readonly said: (text: string) => void,
  ) {}

  /** @returns whether the key was one of these */
  press(event: KeyboardEvent, here: HTMLElement): boolean {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    const isMac = /Mac/.test(navigator.platform);
    const bySentence = isMac ? altKey && !ctrlKey && !metaKey : ctrlKey && !altKey && !metaKey;
    const isPlain = !altKey && !ctrlKey && !metaKey;
    if (!isPlain && !bySentence) return false;
    if (isPlain && (key === 'ArrowDown' || key === 'ArrowUp')) {
      this.goPassage(here, key === 'ArrowDown' ? 1 : -1, shiftKey);
      return true;
    }
    if (key !== 'ArrowRight' && key !== 'ArrowLeft') return false;
    const isForward = (key === 'ArrowRight') === (getComputedStyle(here).direction !== 'rtl');
    this.goUnit(here, isForward ? 1 : -1, bySentence ? 'sentence' : 'word', shiftKey);
    return true;
  }

  selectPassage(passage: HTMLElement): void {
    const whole = wholeOf(passage);
    this.select(whole, whole);
  }

  private goPassage(here: HTMLElement, by: 1 | -1, extend: boolean): void {
    const all = passages(this.article);
    const next = all[all.indexOf(here) + by];
    if (!next) return;
    this.adopt(here);
    const whole = wholeOf(next);
    this.select(extend ? (this.anchor ?? wholeOf(here)) : whole, whole);
    focusOn(this.article, next);
  }

  private goUnit(here: HTMLElement, by: 1 | -1, unit: Unit, extend: boolean): void {
    const texts = textsOf(this.article);
    const isNew = this.adopt(here);
    const { anchor, focus } = this;
    if (!anchor || !focus) return;
    const selected = both(anchor, focus);
    // What is selected by passages or with the pointer is gone into; a single word or sentence is left.
    const first = within(texts, selected, unit, by > 0 ? 'first' : 'last');
    const isMore = first && (isNew || !isSame(first, selected)) && !extend;
    const next = isMore ? first : neighbour(texts, extend ? focus : selected, unit, by);
    if (!next) return;
    this.select(extend && !isNew ? anchor : extend ? both(anchor, next) : next, next);
    const passage = passages(this.article).find((it) => ordinalOf(it) === (by > 0 ? next.to : next.from).ordinal);
    if (passage) focusOn(this.article, passage);
  }

  /** Takes over what is selected by other means; with nothing selected, the beginning of the passage. */
  private adopt(here: HTMLElement): boolean {
    const spots = selectedSpots(this.article);
    if (spots && this.own === String(document.getSelection()) && this.anchor) return false;
    const start = { ordinal: ordinalOf(here), offset: 0 };
    this.anchor = spots ? { from: spots.from, to: spots.to } : { from: start, to: start };
    this.focus = this.anchor;
    return !spots;
  }

  private select(anchor: Stretch, focus: Stretch): void {
    this.anchor = anchor;
    this.focus = focus;
    const { from, to } = both(anchor, focus);
    const range = document.createRange();
    const [start, end] = [this.point(from), this.point(to)];
    if (!start || !end) return;
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    this.own = String(selection);
    this.said(this.own.slice(-200));
  }

  private point({ ordinal, offset }: Spot) {
    const passage = passages(this.article).find((it) => ordinalOf(it) === ordinal);
    return passage && pointAt(passage, offset);
  }
}

export function focusOn(article: HTMLElement, passage: HTMLElement): void {
  for (const other of passages(article)) other.tabIndex = other === passage ? 0 : -1;
  passage.focus({ preventScroll: true });
  passage.scrollIntoView({ block: 'nearest' });
}

function wholeOf(passage: HTMLElement): Stretch {
  const ordinal = ordinalOf(passage);
  return { from: { ordinal, offset: 0 }, to: { ordinal, offset: passage.textContent?.length ?? 0 } };
}

function textsOf(article: HTMLElement): PassageText[] {
  return passages(article).map((passage) => ({ ordinal: ordinalOf(passage), text: passage.textContent ?? '' }));
}

const isSame = (a: Stretch, b: Stretch) => sameSpot(a.from, b.from) && sameSpot(a.to, b.to);
const sameSpot = (a: Spot, b: Spot) => a.ordinal === b.ordinal && a.offset === b.offset;
