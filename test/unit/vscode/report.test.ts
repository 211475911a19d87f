import assert from 'node:assert/strict';
import { Parser } from 'htmlparser2';
import { pandoc } from '../../../src/dialect/pandoc';
import { makeVerifier } from '../../../src/verify/verify';
import { markdownReport } from '../../../src/vscode/checking/report-markdown';
import { REPORT_COMMANDS, type Report, reportPage } from '../../../src/vscode/checking/report-page';
import { paragraphs, shelfOf } from '../verify/library';

const shelf = shelfOf({ ferro: paragraphs('The harbour master did not close the gates & doors in 1987.') });

async function report(text: string, more: Partial<Report> = {}): Promise<Report> {
  const findings = await makeVerifier(shelf).check(text, pandoc.parse(text), {});
  const draft = { file: 'a"<b>.md', text, findings, address: 'file:///a%22.md' };
  return { drafts: [draft], notChecked: [], isComplete: true, ...more };
}

const page = (it: Report) => reportPage(it, { csp: 'https://own.example', style: 'https://own.example/report.css' });

/** Everything in a page that could do something: links, and elements that no page of ours has. */
function read(html: string) {
  const links: string[] = [];
  const elements = new Set<string>();
  let text = '';
  const parser = new Parser({
    onopentag(name, attributes) {
      elements.add(name);
      if (attributes['href'] !== undefined) links.push(attributes['href']);
      for (const attribute of Object.keys(attributes)) assert.doesNotMatch(attribute, /^on/);
    },
    ontext(data) {
      text += data;
    },
  });
  parser.end(html);
  return { links, elements, text };
}

describe('the report of Check Draft', () => {
  const draft = '“did not shut the *gates* & doors <b>in</b> 1987” [@ferro]\n\n“did not close” [@ferro]';

  it('shows every quotation with its verdict, leads to its place by a command, and restores what is altered', async () => {
    const { links, text } = read(page(await report(draft)));
    assert.match(text, /2 quotations: 1 verbatim, 1 altered/);
    assert.match(text, /Line 1 altered ferro, para\. 1/);
    const [, args = ''] = links.find((it) => it.startsWith('command:ibid.report.show?'))?.split('?') ?? [];
    const [address, start, words] = JSON.parse(decodeURIComponent(args));
    assert.deepEqual([address, words], ['file:///a%22.md', draft.slice(start, start + words.length)]);
    assert.match(words, /did not shut/);
    assert.equal(links.filter((it) => it.startsWith('command:ibid.report.restore?')).length, 1);
  });

  it('runs no script, and only our commands', async () => {
    const { links, elements } = read(page(await report(draft)));
    assert.ok(!elements.has('script') && !elements.has('b') && !elements.has('iframe'));
    for (const link of links) {
      const command = /^command:([\w.]+)\?/.exec(link)?.[1];
      assert.ok(link === 'https://own.example/report.css' || REPORT_COMMANDS.includes(command ?? ''), link);
    }
  });

  it('says what was not checked, and that the library was still being read', async () => {
    const notChecked = [{ file: 'b.md', why: 'it is a saved article' }];
    const { text } = read(page(await report('Nothing.', { notChecked, isComplete: false })));
    assert.match(text, /still being read/);
    assert.match(text, /b\.md: it is a saved article/);
    assert.match(text, /No quotations\./);
  });

  it('as Markdown: nothing that is quoted becomes markup', async () => {
    const { drafts } = await report('“did not *shut* [the](x) gates” [@ferro]');
    const text = markdownReport(drafts);
    assert.match(text, /^- Line 1: \*\*altered\*\* “did not shut \\\[the\\\]\\\(x\\\) gates”|^- Line 1: \*\*/m);
    assert.doesNotMatch(text, /\[the\]\(x\)/);
  });
});
