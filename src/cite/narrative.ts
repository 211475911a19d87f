import type { CslNode } from './csl-xml';

/**
 * A style that writes the author alone, for narrative cites of styles whose citation has none: numeric and note styles.
 * Without an author it is the editor, then the title as CSL styles quote it.
 */
export const NARRATIVE_STYLE: CslNode = element('style', { class: 'in-text', version: '1.0' }, [
  element('info', {}, [
    element('title', {}, ['Author in the sentence']),
    element('id', {}, ['ibid-narrative']),
    element('updated', {}, ['2025-01-01T00:00:00+00:00']),
  ]),
  element('citation', { 'et-al-min': '3', 'et-al-use-first': '1' }, [
    element('layout', {}, [
      element('names', { variable: 'author' }, [
        element('name', { form: 'short', and: 'text', 'delimiter-precedes-last': 'never', delimiter: ', ' }),
        element('substitute', {}, [
          element('names', { variable: 'editor' }),
          element('choose', {}, [
            element('if', { type: 'book report thesis motion_picture software', match: 'any' }, [
              element('text', { variable: 'title', form: 'short', 'font-style': 'italic' }),
            ]),
            element('else', {}, [element('text', { variable: 'title', form: 'short', quotes: 'true' })]),
          ]),
        ]),
      ]),
    ]),
  ]),
]);

function element(name: string, attrs: CslNode['attrs'], children: CslNode['children'] = []): CslNode {
  return { name, attrs, children };
}
