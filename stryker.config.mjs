/** Mutation testing of the core: `npm run mutants -- ROOM`. */
export default {
  packageManager: "npm",
  plugins: ["./tools/mutants/runner.mjs"],
  testRunner: "in-process",
  coverageAnalysis: "perTest",
  // What is computed when a file is loaded cannot be changed by a switch.
  ignoreStatic: true,
  // Only mutants and tests that changed since the last run of the room are run again.
  incremental: process.env.MUTANTS_TESTS === undefined,
  incrementalFile: `.cache/mutants-${process.env.MUTANTS_ROOM ?? "none"}.json`,
  reporters: ["clear-text", "json", "progress-append-only"],
  clearTextReporter: { logTests: false, reportTests: false, reportScoreTable: true, allowColor: false },
  jsonReporter: { fileName: ".cache/mutants.json" },
  tempDirName: ".cache/stryker",
  cleanTempDir: "always",
  ignorePatterns: ["dist", "docs/images", ".cache", "coverage"],
  concurrency: Number(process.env.MUTANTS_PROCESSES ?? 2),
  timeoutMS: 20_000,
};
