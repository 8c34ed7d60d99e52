import fc from 'fast-check';

/** Every run tries the same cases, so that a red run is red again; other ones by `SEED=<number>`, more by `RUNS=<number>`. */
const SEED = Number(process.env.SEED ?? 20_261_120);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
