const all = require("../jest.config.js");

/**
 * The tests that are to notice a change of meaning in a room of the core: its own, and the cases that are said as tables.
 * Tests of whole days, files and screens prove other things and take too long to be run for each mutant.
 */
const TESTS = {
  model: ["model", "recognize/rows", "hosts/references"],
  relations: ["relations", "rules", "corpus", "derive/laws"],
  rules: ["rules", "corpus"],
  recognize: ["recognize", "corpus"],
  report: ["report", "rules/pages"],
};
const SLOW = ["rules/xihu", "rules/halfFilled", "recognize/dresses", "recognize/regions"];

const room = process.env.MUTANTS_ROOM ?? "";
if (!(room in TESTS)) throw new Error(`MUTANTS_ROOM names no room: ${Object.keys(TESTS).join(", ")}`);

module.exports = {
  ...all,
  rootDir: "..",
  testMatch: TESTS[room].map((path) => `<rootDir>/tests/${path}${path.includes("/") ? "*.test.ts" : "/**/*.test.ts"}`),
  testPathIgnorePatterns: ["/node_modules/", ...SLOW.map((path) => `/tests/${path}\\.test\\.ts$`)],
};
