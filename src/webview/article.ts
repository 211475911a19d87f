import DOMPurify from 'dompurify';
import type { Article, Place, RecordLine } from './protocol';
import { ordinalOf, passages, rangeIn } from './selection';

/** The second fence: whatever reached the page, these are the only elements and attributes that get into it. */
const FENCE = {
  ALLOWED_TAGS: ['p', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'li', 'blockquote', 'pre', 'mark'],
  ALLOWED_ATTR: ['aria-label', 'class', 'data-ordinal', 'data-paragraph', 'dir', 'role', 'title'],
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true as const,
};

export interface ArticleParts {
  readonly title: HTMLElement;
  readonly record: HTMLElement;
  readonly article: HTMLElement;
}

export function fillArticle({ title, record, article }: ArticleParts, shown: Article): void {
  title.replaceChildren(
    shown.title,
    ...(shown.titleDoubt ? [doubtMark(shown.titleDoubt)] : []),
    editButton('title', 'title'),
  );
  record.replaceChildren(...shown.record.flatMap(recordNodes));
  article.replaceChildren(DOMPurify.sanitize(shown.html, FENCE));
  for (const element of [title, article]) {
    if (shown.language) element.lang = shown.language;
    else element.removeAttribute('lang');
  }
  for (const passage of passages(article)) passage.tabIndex = -1;
  const first = passages(article)[0];
  if (first) first.tabIndex = 0;
}

function recordNodes({ name, value, doubt, field }: RecordLine): HTMLElement[] {
  const term = document.createElement('dt');
  term.textContent = name;
  const description = document.createElement('dd');
  description.dir = 'auto';
  description.append(
    value,
    ...(doubt ? [doubtMark(doubt)] : []),
    ...(field ? [editButton(field, name.toLowerCase())] : []),
  );
  return [term, description];
}

function editButton(field: string, name: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'edit';
  button.dataset['field'] = field;
  button.textContent = '✎';
  button.title = `Correct the ${name}`;
  button.setAttribute('aria-label', button.title);
  return button;
}

/** A mark that a pointer and a screen reader can both ask. */
function doubtMark(why: string): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'doubt';
  mark.title = why;
  mark.textContent = 'unsure';
  mark.setAttribute('aria-label', why);
  mark.setAttribute('role', 'note');
  return mark;
}

/** Marks the place and brings it into view. Gives its first passage, if the article has it. */
export function showPlace(article: HTMLElement, place: Place | undefined): HTMLElement | undefined {
  CSS.highlights.clear();
  let first: HTMLElement | undefined;
  for (const passage of passages(article)) {
    const ordinal = ordinalOf(passage);
    const here = place !== undefined && ordinal >= place.ordinal && ordinal <= place.lastOrdinal;
    passage.classList.toggle('here', here);
    if (here) passage.setAttribute('aria-current', 'true');
    else passage.removeAttribute('aria-current');
    if (here) first ??= passage;
  }
  if (!place || !first) {
    window.scrollTo({ top: 0 });
    return undefined;
  }
  const passage = first;
  const words = place.words.flatMap(({ start, end }) => rangeIn(passage, start, end) ?? []);
  CSS.highlights.set('ibid-words', new Highlight(...words));
  bringIntoView(passage);
  return passage;
}

/** The record stays in sight where the passage is near the beginning. */
function bringIntoView(passage: HTMLElement): void {
  const bottom = passage.getBoundingClientRect().bottom + window.scrollY;
  if (bottom < window.innerHeight * 0.85) window.scrollTo({ top: 0 });
  else passage.scrollIntoView({ block: 'center' });
}
