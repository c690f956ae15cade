import fc from "fast-check";

/**
 * fast-check with the same draws in every run, so that a build fails for what was changed and not for what was drawn.
 * `TEST_SEED=random npm run check` draws anew, `TEST_SEED=N` repeats the draws of a failure that named its seed.
 */
const wanted = process.env["TEST_SEED"] ?? "20261127";
if (wanted !== "random") fc.configureGlobal({ seed: Number(wanted) });

export { fc };
