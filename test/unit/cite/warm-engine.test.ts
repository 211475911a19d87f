import assert from 'node:assert/strict';
import path from 'node:path';
import fc from 'fast-check';
import { createRenderer } from '../../../src/cite/render';
import type { Cite } from '../../../src/model/citation';
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
});
