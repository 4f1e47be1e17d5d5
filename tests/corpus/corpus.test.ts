import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BudgetBook } from "../../src/model/book";
import { addressOf, areaAddress } from "../../src/model/cells";
import type { AnyEvaluation } from "../../src/relations/evaluate";
import type { Review } from "../../src/model/plans";
import { DECLARED_RULES } from "../../src/rules";
import { judgedBook } from "../../src/rules/judgedBook";
import { judged } from "../../src/rules/relations";
import { tablesByStructure } from "../../src/model/book";
import { casesOf, flatFindings, reviewOf } from "../support/gridPages";

/** Small workbooks, one per rule and per trap, each with what must be read in it and found in it. */
const PAGES = readdirSync(__dirname).filter((name) => name.endsWith(".md")).sort();
const CASES = PAGES.flatMap((page) => casesOf(readFileSync(join(__dirname, page), "utf8"), 2).map((example) => ({ page, example, name: `${page}: ${example.heading}` })));

/** Relations that hold: checks of form are not counted, so that a new rule of form breaks no case that it does not concern. */
function relationsThatHold(book: BudgetBook): number {
  const { evaluations, structural } = judgedBook(book);
  return judged<AnyEvaluation>([...evaluations, ...structural]).filter(({ status }) => status === "passed" || status === "rounding").length;
}

function understood({ book }: Review): string {
  const left = book.leftovers.map((one) => `${one.reason} ${one.area.sheet}!${areaAddress(one.area)}`).join("、");
  const tables = [...book.tables.map((table) => table.id), ...tablesByStructure(book).map(() => "structural")];
  return `识别：${tables.join("、")}；通过 ${relationsThatHold(book)} 项${left === "" ? "" : `；未识别：${left}`}`;
}

function roots({ findings }: Review): string | undefined {
  const cells = [...new Set(findings.filter((finding) => finding.rootCause).map(({ at }) => `${at.sheet}!${addressOf(at)}`))];
  return cells.length === 0 ? undefined : `根源：${cells.join("、")}`;
}

const lineOf = (text: string, start: string): string | undefined => text.split("\n").find((line) => line.startsWith(start));

test.each(CASES)("$name", ({ example }) => {
  const result = reviewOf(example);
  expect(understood(result)).toBe(lineOf(example.text, "识别："));
  expect(flatFindings(result.findings)).toEqual(example.findings);
  expect(roots(result)).toBe(lineOf(example.text, "根源："));
});

test("every case says what is found, and no two have one name", () => {
  expect(CASES.filter(({ example }) => !example.states).map(({ name }) => name)).toEqual([]);
  expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length);
});

test("every rule is met in the corpus", () => {
  const met = new Set(CASES.flatMap(({ example }) => example.findings.map(([rule]) => rule)));
  expect(DECLARED_RULES.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
});

test("nothing legitimate is an error or an inconsistency", () => {
  const found = CASES.filter(({ page }) => page === "legitimate.md").flatMap(({ example }) => example.findings);
  expect(found.filter(([, , , severity]) => severity !== "提示")).toEqual([]);
});
