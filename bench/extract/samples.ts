import { blockFeatures, type Features } from '../../src/extract/html/features';
import { type Page, readPage } from '../../src/extract/html/page';
import { findTitle } from '../../src/extract/html/title';
import { decodeHtml } from '../../src/read/charset';
import { parseHtml } from '../../src/read/html';
import { type CorpusPage, pageBytes, readManifest } from './corpus';
import { type Label, labelTexts } from './labels';

/** A corpus page made ready for training. */
export interface TrainingPage {
  readonly truth: CorpusPage;
  readonly page: Page;
  readonly features: Features;
  readonly labels: readonly Label[];
  /** Registered part of the host: pages of one site stay together when the corpus is divided. */
  readonly site: string;
  readonly heading: number;
}

export function trainingPages(manifest: string): readonly TrainingPage[] {
  return readManifest(manifest).map((truth) => {
    const page = readPage(parseHtml(decodeHtml(pageBytes(manifest, truth)).text), truth.url);
    const heading = findTitle(page)?.heading;
    return {
      truth,
      page,
      features: blockFeatures(page, heading),
      labels:
        truth.body === undefined && truth.has === undefined
          ? page.blocks.map(() => ({ label: 0, weight: 0 }))
          : labelTexts(truth, page.blocks),
      site: siteOf(truth.url ?? truth.file),
      heading: heading?.index ?? -1,
    };
  });
}

export function siteOf(url: string): string {
  const host = URL.canParse(url) ? new URL(url).hostname : url;
  const parts = host.split('.');
  const short = /^(?:co|com|org|net|gov|ac|edu)$/.test(parts.at(-2) ?? '');
  return parts.slice(short ? -3 : -2).join('.');
}

/** Which of `count` parts a site belongs to; the same in every run. */
export function foldOf(site: string, count: number): number {
  let hash = 2_166_136_261;
  for (const letter of site) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  return (hash >>> 7) % count;
}
