import fc from 'fast-check';

/** Properties draw the same values in every run: none fails by chance. `RPC_TESTKIT_SEED=<a whole number>` draws others. */
fc.configureGlobal({ seed: Number(process.env['RPC_TESTKIT_SEED'] ?? 19) });

export { fc };
