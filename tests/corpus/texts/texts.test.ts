import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readText } from "../../../src/review";
import { countsText, flatTextFindings, textCasesOf } from "../../support/textPages";

/** Small texts beside small workbooks, in the wordings of many regions, each with all that must be found in it. */
const PAGES = readdirSync(__dirname).filter((name) => name.endsWith(".md")).sort();
const CASES = PAGES.flatMap((page) => textCasesOf(readFileSync(join(__dirname, page), "utf8"), 2).map((example) => ({ example, name: `${page}: ${example.heading}` })));

test.each(CASES)("$name", ({ example }) => {
  const reading = readText(example.given, example.snapshot);
  expect(flatTextFindings(reading.findings)).toEqual(example.findings);
  if (example.counts !== null) expect(countsText(reading)).toBe(example.counts);
});

test("every case says what is found, and no two have one name", () => {
  expect(CASES.filter(({ example }) => !example.states).map(({ name }) => name)).toEqual([]);
  expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
});
