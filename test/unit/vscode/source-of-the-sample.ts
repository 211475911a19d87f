import type { CslItem } from '../../../src/model/item';
import type { Source } from '../../../src/model/source';

/** A source as the engine gives it, with what a test wants to be different. */
export function source(item: Partial<CslItem> = {}, rest: Partial<Source> = {}): Source {
  return {
    id: 1,
    file: '/library/herring-hut.html',
    citekey: 'sandvik2021',
    item: {
      id: 'sandvik2021',
      type: 'article-newspaper',
      title: 'The Herring Hut',
      author: [{ family: 'Sandvik', given: 'Liv' }],
      'container-title': 'The Coast',
      issued: { 'date-parts': [[2021, 4]] },
      ...item,
    },
    provenance: {},
    tags: [],
    warnings: [],
    passageCount: 3,
    modified: 0,
    ...rest,
  };
}
