/**
 * Property tests draw the same cases in every run, so that a change is judged by what it changed and not by luck.
 * New cases are looked for on purpose: `PROPERTY_SEED=random npm test`, or a number to have a reported seed again.
 */
const fc = require("fast-check");

const asked = process.env.PROPERTY_SEED;
fc.configureGlobal(asked === "random" ? {} : { seed: asked ? Number(asked) : 2026 });
