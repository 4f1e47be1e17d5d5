/** One run for everything: unit tests in Node, the Office.js client on the simulated host, and the browser tests in tests/e2e. */
const swc = [
  "@swc/jest",
  {
    jsc: { target: "es2022", parser: { syntax: "typescript", tsx: true }, transform: { react: { runtime: "automatic" } } },
    module: { type: "commonjs" },
  },
];

module.exports = {
  testEnvironment: "node",
  roots: ["<rootDir>/tests"],
  testMatch: ["**/*.test.ts", "**/*.test.tsx"],
  transform: { "\\.[cm]?[jt]sx?$": swc },
  // Published as ES modules only: the calculation, and what the grid's library rests on.
  transformIgnorePatterns: ["/node_modules/(?!(?:@ironcalc|lodash-es|nanoid|rbush|quickselect|kdbush)/)"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/.cache/"],
  setupFilesAfterEnv: ["<rootDir>/tests/support/propertySeed.js"],
  moduleNameMapper: { "\\.css$": "<rootDir>/tools/empty.js" },
  // One more than the cores of a small machine: a browser test or a host that is waited for leaves one idle.
  maxWorkers: 3,
  // For a machine that is busy with something else: what hangs is found all the same.
  testTimeout: 120_000,
  collectCoverage: false,
};
