import fc from 'fast-check';

// The same samples in every run, so that a change is judged and not the day: `FC_SEED=…` looks at others.
fc.configureGlobal({ seed: Number(process.env['FC_SEED'] ?? 20) });
