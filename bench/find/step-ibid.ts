import { ibid } from './ibid';
import { performStep, type Step } from './step';

/** Ibid alone, as the engine's bundle has nothing of the programs that it is compared with. */
export function perform(step: Step): Promise<void> {
  return performStep(ibid, step);
}
