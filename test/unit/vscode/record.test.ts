import assert from 'node:assert/strict';
import { recordLines } from '../../../src/vscode/reader/record';
import { source } from './source-of-the-sample';

const line = (name: string, lines = recordLines(source())) => lines.find((it) => it.name === name);

describe('the record', () => {
  it('reads as one reads it', () => {
    assert.equal(line('Author')?.value, 'Liv Sandvik');
    assert.equal(line('Published')?.value, '2021-04');
    assert.equal(line('File')?.value, 'herring-hut.html');
  });

  it('says what is not known', () => {
    const { author, issued, ...item } = source().item;
    assert.ok(author && issued);
    const lines = recordLines({ ...source(), item });
    assert.equal(line('Author', lines)?.value, 'none named');
    assert.equal(line('Published', lines)?.value, 'no date');
    assert.equal(line('Address', lines), undefined);
  });

  it('tells which field a line is of, and what the person wrote and tagged', () => {
    const lines = recordLines(source({}, { tags: ['herring', 'huts'], notes: ['for the essay'] }));
    assert.equal(line('In', lines)?.field, 'container-title');
    assert.equal(line('Tags', lines)?.value, 'herring, huts');
    assert.equal(line('Your note', lines)?.value, 'for the essay');
  });

  it('marks what is not certain, with the words it was read from', () => {
    const provenance = {
      author: { origin: 'byline', confidence: 0.4, evidence: 'Words: Liv Sandvik' },
      issued: { origin: 'json-ld', confidence: 0.9 },
    } as const;
    const lines = recordLines(source({}, { provenance }));
    assert.equal(line('Author', lines)?.doubt, 'Not certain: taken from the byline: “Words: Liv Sandvik”');
    assert.equal(line('Published', lines)?.doubt, undefined);
  });
});
