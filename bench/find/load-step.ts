// load-step.js BUNDLE CODE-FOLDER STEP: performs a step in this process, with the code that an earlier session compiled, as
// the engine's thread does. What a session of all kinds of questions compiled is kept for those that are measured.
import { loadBundle } from '../../src/engine/code-cache';
import type { Step } from './step';

const [bundle = '', folder = '', text = ''] = process.argv.slice(2);
const step = JSON.parse(text) as Step;
const { exports, keep } = loadBundle(bundle, folder);
(exports as { perform(step: Step): Promise<void> }).perform(step).then(
  () => {
    if (step.what === 'memory') keep();
    process.exit(0);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.stack : error);
    process.exit(3);
  },
);
