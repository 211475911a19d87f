import assert from 'node:assert/strict';
import { type TemplateSettings, templateComplaints } from '../../../src/vscode/citing/template-complaints';

const NONE: TemplateSettings = {
  templates: {},
  citekeyTemplate: '{author}{year}{title}',
  literatureNoteFile: 'notes/{citekey}.md',
  literatureNoteTemplate: '# {title}\n\n{author}, {container-title}{, year}\n',
};

describe('what is wrong with a template', () => {
  const rows: readonly (readonly [what: string, settings: Partial<TemplateSettings>, starts: readonly string[]])[] = [
    ['nothing', {}, []],
    [
      'a misspelt place of a citation',
      { templates: { footnote: { citation: '[[@{citekey}]]{, locater}' } } },
      ['ibid.templates, “footnote”, “citation”: there is no {locater}. Did you mean {locator}? There are {citekey}, '],
    ],
    [
      'capitals',
      { templates: { pandoc: { quotation: '“{quotation}” {URl} {Title}' } } },
      [
        'ibid.templates, “pandoc”, “quotation”: there is no {URl}. Did you mean {URL}?',
        'ibid.templates, “pandoc”, “quotation”: there is no {Title}. Did you mean {title}?',
      ],
    ],
    ['braces that are the markup’s own', { templates: { latex: { citation: '\\emph{words}{citekey}' } } }, []],
    [
      'a misspelt place between braces that are the markup’s own',
      { templates: { latex: { citation: '\\mycite{{citekeys}}' } } },
      ['ibid.templates, “latex”, “citation”: there is no {citekeys}. Did you mean {citekey}?'],
    ],
    [
      'a citekey of something else',
      { citekeyTemplate: '{author}{jahr}' },
      ['ibid.citekeyTemplate: there is no {jahr}. There are {author}, {year}, {title}, {name}.'],
    ],
    [
      'a literature note',
      { literatureNoteFile: '{key}.md', literatureNoteTemplate: '{autor}' },
      [
        'ibid.literatureNoteFile: there is no {key}. There are',
        'ibid.literatureNoteTemplate: there is no {autor}. Did you mean {author}?',
      ],
    ],
  ];
  for (const [what, settings, starts] of rows) {
    it(what, () => {
      const complaints = templateComplaints({ ...NONE, ...settings });
      assert.deepEqual(
        complaints.map((it, i) => it.slice(0, starts[i]?.length ?? 0)),
        starts,
      );
    });
  }
});
