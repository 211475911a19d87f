import assert from 'node:assert/strict';
import { parseHtml } from '../../../src/read/html';
import { textIn } from '../../../src/read/xml';

const read = (body: string) => textIn(parseHtml(`<!doctype html><html><body>${body}</body></html>`));

describe('shadow trees of a saved page', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    [
      'are where a reader sees them',
      '<x-a><template shadowrootmode="open"><p>in</p></template></x-a><p>out</p>',
      'inout',
    ],
    ['as SingleFile wrote them once', '<x-a><template shadowmode=open><p>in</p></template></x-a>', 'in'],
    [
      'show the element’s own children in their slot',
      '<x-a><template shadowrootmode="open"><b>before </b><slot></slot><b> after</b></template><p>own</p></x-a>',
      'before own after',
    ],
    [
      'by the slot’s name',
      '<x-a><template shadowrootmode="open"><slot name="h"></slot>: <slot></slot></template><p>text</p><h2 slot="h">head</h2></x-a>',
      'head: text',
    ],
    ['or what the slot has', '<x-a><template shadowrootmode="open"><slot>nothing</slot></template></x-a>', 'nothing'],
    [
      'one within the other',
      '<x-a><template shadowrootmode="open">1 <x-b><template shadowrootmode="open">2 <slot></slot></template>3</x-b></template></x-a>',
      '1 2 3',
    ],
    ['but not a template that nobody sees', '<template><p>never</p></template><p>out</p>', 'out'],
    [
      'nor the person’s notes',
      '<p>out</p><single-file-note data-note-id="1"><template shadowrootmode="open"><textarea>mine</textarea></template></single-file-note>',
      'out',
    ],
  ];
  for (const [what, body, expected] of cases) it(what, () => assert.equal(read(body), expected));
});
