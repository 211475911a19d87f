import { chooseBlocks } from '../../src/extract/html/choose-blocks';
import { blockPassages } from '../../src/extract/html/passages';
import type { Answer } from './corpus';
import { bodyOf } from './ibid';
import { foldOf, type TrainingPage, trainingPages } from './samples';
import { judge, trainTwoLooks } from './two-looks';

/** What is left out of the training of the forests that judge it. */
export type HeldOut = 'site' | 'origin' | 'lang';
export const HELD_OUT: readonly HeldOut[] = ['site', 'origin', 'lang'];

const SITE_PARTS = 4;

/**
 * The bodies of a manifest's pages by forests that saw no page of the same site, of the same collection or in the same
 * language: what to expect of pages that nobody trained on. The shipped forests have seen all of them.
 */
export function heldOutAnswers(
  manifest: string,
  by: HeldOut,
  progress: (part: string) => void,
): ReadonlyMap<string, Answer> {
  const pages = trainingPages(manifest);
  const answers = new Map<string, Answer>();
  for (const part of new Set(pages.map((page) => partOf(page, by)))) {
    progress(part);
    const forests = trainTwoLooks(pages.filter((page) => partOf(page, by) !== part && page.truth.weak !== true));
    for (const page of pages.filter((each) => partOf(each, by) === part)) {
      const chances = judge(forests, page).second;
      const { blocks } = chooseBlocks(page.page, chances, page.features.shapes, page.page.blocks[page.heading]);
      answers.set(page.truth.file, { body: bodyOf(blockPassages(blocks)) });
    }
  }
  return answers;
}

/** Languages that are few are one part, since each alone leaves nearly everything in. */
function partOf({ truth, site }: TrainingPage, by: HeldOut): string {
  if (by === 'site') return String(foldOf(site, SITE_PARTS));
  if (by === 'origin') return truth.origin;
  return truth.lang === 'en' || truth.lang === 'de' || truth.lang === undefined ? String(truth.lang) : 'others';
}
