import fc from 'fast-check';

/** Property tests ask the same of every mutant, so that a run can be repeated. */
fc.configureGlobal({ seed: 2022 });
