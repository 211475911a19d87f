/**
 * Mocha's `spec` reporter (or `dot`, by the reporter option `style`) that also keeps the counts in the file `IBID_RESULT`, anew after
 * each suite, so that a run that is cut off leaves what it had counted. `finished` tells such a run from a complete one.
 */
const { writeFileSync } = require('node:fs');
const Mocha = require('mocha');

const { EVENT_SUITE_END, EVENT_RUN_END } = Mocha.Runner.constants;

class CountingReporter {
  constructor(runner, options) {
    const Shown =
      Mocha.reporters[(options?.reporterOption ?? options?.reporterOptions)?.style === 'dot' ? 'Dot' : 'Spec'];
    this.shown = new Shown(runner, options);
    const file = process.env.IBID_RESULT;
    if (!file) return;
    const write = (finished) => {
      const { passes = 0, failures = 0, pending = 0 } = runner.stats ?? {};
      writeFileSync(file, JSON.stringify({ passed: passes, failed: failures, pending, finished }));
    };
    runner.on(EVENT_SUITE_END, () => write(false));
    runner.on(EVENT_RUN_END, () => write(true));
  }

  done(failures, callback) {
    if (this.shown.done) this.shown.done(failures, callback);
    else callback?.(failures);
  }
}

module.exports = CountingReporter;
