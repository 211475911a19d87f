import type { Passage } from '../../model/source';

/**
 * The passages as the page of the reader view shows them. Everything that came from a saved page passes `escapeHtml` here and is
 * text; the only elements and attributes are the ones written below. The text of an element with `data-ordinal` is exactly the
 * passage's, so that a selection in it can be counted in the passage's units.
 */
export function articleHtml(passages: readonly Passage[]): string {
  let html = '';
  let listOpen = false;
  let besideSaid = false;
  for (const passage of passages) {
    const isItem = passage.kind === 'list-item';
    if (passage.beside && !besideSaid) {
      besideSaid = true;
      html += listOpen ? '</ul>' : '';
      listOpen = false;
      html += '<p class="beside-said">Other text of the page. It is not sure whether it belongs to the article.</p>';
    }
    if (isItem !== listOpen) html += isItem ? '<ul>' : '</ul>';
    listOpen = isItem;
    html += block(passage) + notes(passage);
  }
  return listOpen ? `${html}</ul>` : html;
}

function block(passage: Passage): string {
  const text = marked(passage);
  const at = `data-ordinal="${passage.ordinal}" dir="auto"${passage.paragraph ? ` data-paragraph="${passage.paragraph}"` : ''}`;
  switch (passage.kind) {
    case 'heading': {
      // The title of the source is the page's only h1.
      const level = Math.min(Math.max(passage.level ?? 2, 2), 6);
      return `<h${level} ${at}>${text}</h${level}>`;
    }
    case 'list-item':
      return `<li ${at}>${text}</li>`;
    case 'quotation':
      return `<blockquote><p ${at}>${text}</p></blockquote>`;
    case 'code':
      return `<pre ${at}>${text}</pre>`;
    case 'caption':
      return `<p class="caption" ${at}>${text}</p>`;
    case 'table-row':
      return `<p class="table-row" ${at}>${text}</p>`;
    case 'paragraph':
      return `<p ${at}>${text}</p>`;
  }
}

/** What the person wrote about the passage, below it; in a list as an item of its own. */
function notes({ kind, highlights = [] }: Passage): string {
  const tag = kind === 'list-item' ? 'li' : 'p';
  return highlights
    .flatMap(({ note }) => note ?? [])
    .map((note) => `<${tag} class="note" role="note" aria-label="Your note" dir="auto">${escapeHtml(note)}</${tag}>`)
    .join('');
}

/** The text with what a person highlighted when saving in `<mark>`. */
function marked({ text, highlights = [] }: Passage): string {
  let html = '';
  let at = 0;
  for (const { start, end, note } of [...highlights].sort((a, b) => a.start - b.start)) {
    if (start < at || end > text.length || start >= end) continue;
    html += `${escapeHtml(text.slice(at, start))}<mark${note ? ` title="${escapeHtml(note)}"` : ''}>${escapeHtml(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}

const ENTITIES: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML, in content and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
