/** Mutation testing of the core: `npm run mutants -- ROOM`. Browser, Office and file tests are left out: they take long and prove other things. */
export default {
  packageManager: "npm",
  plugins: ["@stryker-mutator/jest-runner"],
  testRunner: "jest",
  coverageAnalysis: "perTest",
  jest: { configFile: "tools/jest.mutants.cjs", enableFindRelatedTests: false },
  ignoreStatic: true,
  reporters: ["clear-text", "json"],
  clearTextReporter: { logTests: false, reportTests: false, reportScoreTable: true, allowColor: false },
  jsonReporter: { fileName: ".cache/mutants.json" },
  tempDirName: ".cache/stryker",
  cleanTempDir: "always",
  ignorePatterns: ["dist", "docs/images", ".cache", "coverage"],
  concurrency: 2,
  timeoutMS: 20_000,
};
