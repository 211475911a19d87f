import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { createRenderer } from '../../../src/cite/render';
import type { Cite } from '../../../src/model/citation';
import type { CslItem } from '../../../src/model/item';
import { SAMPLE } from './sample-items';

const assets = path.resolve('dist/csl');

describe('updating by difference', () => {
  const cite: fc.Arbitrary<Cite> = fc
    .record({
      key: fc.integer({ min: 0, max: 11 }),
      page: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      form: fc.constantFrom<Cite['form']>(undefined, undefined, 'narrative', 'suppress-author'),
    })
    .map(({ key, page, form }) => ({
      citekey: SAMPLE[key]?.id ?? '',
      ...(page === undefined ? {} : { locator: { label: 'paragraph' as const, value: String(page) } }),
      ...(form === undefined ? {} : { form }),
    }));
  const cluster = fc.array(cite, { minLength: 1, maxLength: 3 });
  const edit = fc.record({ at: fc.nat(12), remove: fc.nat(2), add: fc.array(cluster, { maxLength: 2 }) });

  for (const style of ['apa', 'chicago-shortened-notes-bibliography', 'ieee']) {
    it(`gives in ${style} what starting over gives, edit after edit`, async function () {
      this.timeout(60_000);
      await fc.assert(
        fc.asyncProperty(
          fc.array(cluster, { minLength: 6, maxLength: 9 }),
          fc.array(edit, { minLength: 1, maxLength: 4 }),
          fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 4 }),
          async (start, edits, listed) => {
            const warm = createRenderer({ assets });
            let citations: readonly (readonly Cite[])[] = start;
            const bibliography = listed.map((i) => SAMPLE[i]?.id ?? '');
            for (const step of [undefined, ...edits]) {
              if (step !== undefined) citations = citations.toSpliced(step.at, step.remove, ...step.add);
              const keys = [...new Set([...bibliography, ...citations.flat().map(({ citekey }) => citekey)])];
              const params = { style, format: 'text', citations, bibliography: keys } as const;
              const fresh = await createRenderer({ assets }).render(params, SAMPLE);
              assert.deepEqual(await warm.render(params, SAMPLE), fresh);
            }
          },
        ),
        { numRuns: 3, seed: 7 },
      );
    });
  }

  for (const style of ['apa', 'chicago-shortened-notes-bibliography', 'ieee']) {
    it(`gives in ${style} what starting over gives where most citations are others at once`, async function () {
      this.timeout(60_000);
      const many = fc.array(cluster, { minLength: 14, maxLength: 16 });
      await fc.assert(
        fc.asyncProperty(fc.array(many, { minLength: 3, maxLength: 3 }), async (drafts) => {
          const warm = createRenderer({ assets });
          for (const citations of drafts) {
            const params = { style, format: 'text', citations } as const;
            assert.deepEqual(
              await warm.render(params, SAMPLE),
              await createRenderer({ assets }).render(params, SAMPLE),
            );
          }
        }),
        { numRuns: 2, seed: 7 },
      );
    });
  }

  const listed = fc.shuffledSubarray(SAMPLE.slice(0, 12).map(({ id }) => id));
  for (const style of ['apa', 'ieee']) {
    it(`gives in ${style} the bibliography that starting over gives, list after list`, async function () {
      this.timeout(60_000);
      await fc.assert(
        fc.asyncProperty(fc.array(listed, { minLength: 2, maxLength: 5 }), async (lists) => {
          const warm = createRenderer({ assets });
          for (const bibliography of lists) {
            const params = { style, format: 'text', bibliography } as const;
            assert.deepEqual(
              await warm.render(params, SAMPLE),
              await createRenderer({ assets }).render(params, SAMPLE),
            );
          }
        }),
        { numRuns: 6, seed: 7 },
      );
    });
  }

  for (const style of ['modern-language-association', 'apa']) {
    it(`lists in ${style} many alike sources as a draft that cites all of them does, at once or by and by`, async function () {
      this.timeout(60_000);
      const random = fc.sample(fc.array(fc.nat(999), { minLength: 7, maxLength: 7 }), { numRuns: 260, seed: 7 });
      const name = (family = 0, given = 0) => ({
        family: ['Ash', 'Birch', 'Cedar', 'Elder', 'Fir', 'Oak'][family % 6] ?? '',
        given: `${'ABCDEFGHKL'[given % 10]}${['na', 'en', 'olf'][given % 3]}`,
      });
      const alike = random.map(([a, b, c, d, e, f, more = 0], i): CslItem => {
        const author = [name(a, b), name(c, d), name(e, f)].slice(0, 1 + (more % 3));
        return { id: `alike${i}`, type: 'article', title: `Rivers ${i}`, author, issued: { 'date-parts': [[2020]] } };
      });
      const keys = alike.map(({ id }) => id);
      const params = { style, format: 'text' } as const;
      const citations = keys.map((citekey) => [{ citekey }]);
      const cited = await createRenderer({ assets }).render({ ...params, citations, bibliography: keys }, alike);
      const growing = createRenderer({ assets });
      await growing.render({ ...params, bibliography: keys.slice(0, 50) }, alike);
      for (const renderer of [createRenderer({ assets }), growing]) {
        const listed = await renderer.render({ ...params, bibliography: keys }, alike);
        assert.deepEqual(listed.bibliography, cited.bibliography);
      }
    });
  }

  it('takes a long bibliography in bit by bit, and can be told to stop', async function () {
    this.timeout(60_000);
    const many = Array.from(
      { length: 250 },
      (_, i) => ({ ...(SAMPLE[i % 12] ?? SAMPLE[0]), id: `many${i}` }) as CslItem,
    );
    const params = { style: 'ieee', format: 'text', bibliography: many.map(({ id }) => id) } as const;
    const warm = createRenderer({ assets });
    const controller = new AbortController();
    const stopped = warm.render(params, many, controller.signal);
    setImmediate(() => controller.abort());
    await assert.rejects(stopped, { name: 'AbortError' });
    assert.deepEqual(await warm.render(params, many), await createRenderer({ assets }).render(params, many));
  });
});
