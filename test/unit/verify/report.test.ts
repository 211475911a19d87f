import assert from 'node:assert/strict';
import { parse } from 'parse5';
import { pandoc } from '../../../src/dialect/pandoc';
import type { CheckedDraft } from '../../../src/verify/report/checked-draft';
import { positionsIn } from '../../../src/verify/report/checked-draft';
import { githubReport } from '../../../src/verify/report/github';
import { htmlReport } from '../../../src/verify/report/html';
import { jsonReport } from '../../../src/verify/report/json';
import { sarifReport } from '../../../src/verify/report/sarif';
import { textReport } from '../../../src/verify/report/text';
import { makeVerifier } from '../../../src/verify/verify';
import { paragraphs, shelfOf } from './library';

const shelf = shelfOf({
  ferro: paragraphs(
    'The harbour master did not close the gates in 1987.',
    'They <script>alert(1)</script> said it 100% & more.',
  ),
});

async function checked(...texts: readonly string[]): Promise<readonly CheckedDraft[]> {
  const drafts: CheckedDraft[] = [];
  for (const [i, text] of texts.entries()) {
    drafts.push({
      file: `draft ${i + 1}.md`,
      text,
      findings: await makeVerifier(shelf).check(text, pandoc.parse(text)),
    });
  }
  return drafts;
}

const draft = `# Gates

“did not close the gates” [@ferro] and “did close the gates in 1978” [@ferro].

“not … gates in 1987” [@nobody]`;

describe('reports', () => {
  it('text: what is the case, and how many of each', async () => {
    assert.equal(
      textReport(await checked(draft)),
      [
        'draft 1.md:3:41: altered “did close the gates in 1978”',
        '    Differs from ferro, paragraph 1: “not” is left out without a mark; “1978” where the source has “1987”.',
        'draft 1.md:5:2: wrong-source “not … gates in 1987”',
        '    Stands not in nobody but in ferro, paragraph 1.',
        'draft 1.md:5:25: unknown-citekey',
        '    No source and no entry of the bibliography has the citekey nobody.',
        '3 quotations: 1 verbatim, 1 altered, 1 wrong-source',
      ].join('\n'),
    );
  });

  it('json: one object a line, whose ranges are those of the draft', async () => {
    const lines = jsonReport(await checked(draft, 'No quotations.')).split('\n');
    assert.equal(lines.length, 3);
    const altered = JSON.parse(lines[1] ?? '');
    assert.deepEqual(Object.keys(altered), [
      'file',
      'range',
      'text',
      'citekey',
      'verdict',
      'source',
      'differences',
      'notes',
      'elsewhere',
    ]);
    assert.deepEqual(
      [altered.file, altered.citekey, altered.verdict, altered.source.ordinal],
      ['draft 1.md', 'ferro', 'altered', 0],
    );
    assert.equal(draft.slice(altered.range.start, altered.range.end), altered.text);
    assert.deepEqual([altered.range.line, altered.range.column], [3, 41]);
    const [dropped, changed] = altered.differences;
    assert.deepEqual([dropped.found, dropped.expected, changed.found, changed.expected], ['', 'not', '1978', '1987']);
    assert.equal(draft.slice(changed.range.start, changed.range.end), '1978');
  });

  it('sarif: verbatim passes, the others fail where the words stand', async () => {
    const [run] = JSON.parse(sarifReport(await checked(draft), '1.2.3')).runs;
    const shown = run.results.map(
      (it: { ruleId: string; kind: string; level: string }) => `${it.ruleId} ${it.kind} ${it.level}`,
    );
    assert.deepEqual(shown, [
      'verbatim pass none',
      'altered fail error',
      'wrong-source fail error',
      'unknown-citekey fail warning',
    ]);
    for (const { ruleId, ruleIndex } of run.results) assert.equal(run.tool.driver.rules[ruleIndex].id, ruleId);
    const { artifactLocation, region } = run.results[1].locations[0].physicalLocation;
    assert.equal(artifactLocation.uri, 'draft%201.md');
    assert.equal(draft.slice(region.charOffset, region.charOffset + region.charLength), 'did close the gates in 1978');
  });

  it('github: one command a line, whatever the words', async () => {
    const [first, ...rest] = githubReport(await checked(draft.replace('1978', '19%78'))).split('\n');
    assert.match(
      first ?? '',
      /^::error file=draft 1\.md,line=3,endLine=3,col=41,endColumn=\d+,title=Ibid%3A altered::Differs from ferro/,
    );
    assert.match(first ?? '', /19%2578/);
    assert.ok(rest.every((line) => line.startsWith('::')));
  });

  it('html: nothing in the draft or the source becomes markup', async () => {
    const evil = '“They <script>alert(2)</script> said it 90% & more, <img src=x onerror=alert(3)>” [@ferro]';
    const html = htmlReport([{ ...((await checked(evil))[0] as CheckedDraft), file: '<b>"x".md' }]);
    const names: string[] = [];
    const queue: object[] = [parse(html)];
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      if ('tagName' in node) names.push(String(node.tagName));
      if ('childNodes' in node && Array.isArray(node.childNodes)) queue.push(...node.childNodes);
    }
    assert.deepEqual(
      names.filter((name) => /^(?:script|img|b)$/.test(name)),
      [],
    );
    assert.match(html, /<html lang="en">/);
    assert.doesNotMatch(html, /https?:|url\(/);
  });

  it('positions count lines of every kind', () => {
    const at = positionsIn('a\r\nbc\rd\n');
    assert.deepEqual([0, 3, 4, 6, 8].map(at), [
      { line: 1, column: 1 },
      { line: 2, column: 1 },
      { line: 2, column: 2 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
  });
});
