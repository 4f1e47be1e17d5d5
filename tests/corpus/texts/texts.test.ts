import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROFILES } from "../../../src/catalog/profiles";
import { readText as readBook } from "../../../src/proofread";
import { readText, understand } from "../../../src/review";
import { countsText, flatTextFindings, textCasesOf } from "../../support/textPages";

/** Small texts beside small workbooks, in the wordings of many regions, each with all that must be found in it. */
const PAGES = readdirSync(__dirname).filter((name) => name.endsWith(".md")).sort();
const CASES = PAGES.flatMap((page) => textCasesOf(readFileSync(join(__dirname, page), "utf8"), 2).map((example) => ({ example, name: `${page}: ${example.heading}` })));

test.each(CASES)("$name", ({ example }) => {
  const reading = readText(example.given, example.snapshot, PROFILES, example.last);
  expect(flatTextFindings(reading.findings)).toEqual(example.findings);
  if (example.counts !== null) expect(countsText(reading)).toBe(example.counts);
});

test("every case says what is found, and no two have one name", () => {
  expect(CASES.filter(({ example }) => !example.states).map(({ name }) => name)).toEqual([]);
  expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
});

/** Amounts and rates in the wordings of whole provinces, each made a tenth greater. */
const PROVINCES = CASES.filter(({ name }) => name.startsWith("provinces.md"));
const FIGURE = /(?<![\d.,第年月])\d[\d,]*(?:\.\d+)?(?=万元|元|%|倍)/g;
const LEAST = 0.95;

function tenthMore(printed: string): string {
  const decimals = printed.split(".")[1]?.length ?? 0;
  const value = Number(printed.replaceAll(",", ""));
  return (decimals === 0 ? Math.max(Math.round(value * 1.1), value + 1) : value * 1.1).toFixed(decimals);
}

test("in whole texts nothing is unplaced, and a figure made a tenth greater is noticed at its line", () => {
  const missed: string[] = [];
  let tried = 0;
  for (const { example: { given, snapshot }, name } of PROVINCES) {
    const book = understand(snapshot);
    const clean = readBook(given, book);
    expect([name, clean.figures.unplaced, clean.figures.disagree]).toEqual([name, 0, 0]);
    for (const { 0: printed, index } of given.matchAll(FIGURE)) {
      if (Number(printed.replaceAll(",", "")) === 0) continue;
      tried += 1;
      const { findings } = readBook(given.slice(0, index) + tenthMore(printed) + given.slice(index + printed.length), book);
      const line = given.slice(0, index).split("\n").length;
      if (!findings.some(({ severity, place }) => severity !== "hint" && Math.abs(place.line - line) <= 1)) missed.push(`${name} ${line} ${given.slice(Math.max(0, index - 20), index)}${printed}`);
    }
  }
  expect(tried).toBeGreaterThan(80);
  expect([missed.length <= tried * (1 - LEAST), missed]).toEqual([true, missed]);
});
