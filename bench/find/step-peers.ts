import { installedPeers } from './installed-peers';
import { peers } from './peers';
import { performStep, type Step } from './step';

export function perform(step: Step): Promise<void> {
  return performStep(
    peers(() => installedPeers(step.root)),
    step,
  );
}
