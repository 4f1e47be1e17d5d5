/**
 * A workbook that the catalogue alone judges is judged without its structure. Whatever is said of it, to the last count and the
 * state of every cell, is what is said where the structure is read: over the workbooks of the corpus, whole sets, the sample and made-up
 * layouts, each as it is and with slips of hands, and over the forms of regions, each as it is, with a header blank and without a line.
 */
import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PROFILES } from "../../src/catalog/profiles";
import { openXlsx } from "../../src/hosts/xlsx";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";
import { validationJson, validationText } from "../../src/report";
import { outcomesOf } from "../../src/review";
import { judgementOf, understandWorkbook } from "../../src/review/understand";
import { reviewBesideLast, reviewOf, type WholeReview } from "../../src/review/whole";
import { runRules } from "../../src/rules/run";
import { madeUp } from "../support/anyLayout";
import { DRESSES, dressed } from "../support/dresses";
import { departments } from "../support/generated";
import { casesOf } from "../support/gridPages";
import { withSlips } from "../support/handSlips";
import { LAYOUTS, printedTables } from "../support/layouts";

const CORPUS = join(__dirname, "../corpus");
const SAMPLE = join(__dirname, "../../assets/samples/xihu-2022.xlsx");
/** Slips and layouts made up for it. */
const SEEDS = [1, 2];
const MADE_UP = 12;

async function workbooks(): Promise<ReadonlyMap<string, WorkbookSnapshot>> {
  const all = new Map<string, WorkbookSnapshot>();
  for (const folder of [CORPUS, join(CORPUS, "disclosures")]) {
    for (const page of readdirSync(folder).filter((name) => name.endsWith(".md")).sort()) {
      for (const { heading, snapshot } of casesOf(readFileSync(join(folder, page), "utf8"), 2)) all.set(`${page} ${heading}`, snapshot);
    }
  }
  all.set("sample", await (await openXlsx(new Uint8Array(readFileSync(SAMPLE)), "sample")).read());
  for (let seed = 1; seed <= MADE_UP; seed += 1) all.set(`made up ${seed}`, madeUp(seed).snapshot);
  return all;
}

/** The review of a workbook whose structure is read, whatever the catalogue settles. */
function withStructure(snapshot: WorkbookSnapshot): Pick<WholeReview, "book" | "review"> {
  const book = understandWorkbook(snapshot);
  const own = runRules(book, snapshot, judgementOf(book));
  return { book, review: reviewBesideLast({ book, own }, snapshot, PROFILES, null) };
}

const isSettled = ({ book }: Pick<WholeReview, "book">): boolean => book.structure === undefined;

function said({ review }: Pick<WholeReview, "review">, snapshot: WorkbookSnapshot): unknown {
  return [validationJson("", review, null), validationText("", review, null), outcomesOf(review.book, snapshot), review.coverageMaps.map(({ sheet, states }) => `${sheet} ${states.join("")}`)];
}

function expectSaidAlike(workbooks: Iterable<readonly [name: string, snapshot: WorkbookSnapshot]>, least: number): void {
  const settled: string[] = [];
  const otherwise: unknown[] = [];
  for (const [name, snapshot] of workbooks) {
    const without = reviewOf(snapshot, PROFILES);
    if (!isSettled(without)) continue;
    settled.push(name);
    const whole = withStructure(snapshot);
    expect(isSettled(whole)).toBe(false);
    const [one, other] = [said(without, snapshot), said(whole, snapshot)];
    if (JSON.stringify(one) !== JSON.stringify(other)) otherwise.push([name, one, other]);
  }
  expect(otherwise).toEqual([]);
  // So that it is a law about something.
  expect(settled.length).toBeGreaterThan(least);
}

test("what is said without the structure is what is said with it", async () => {
  const all = [...await workbooks()].flatMap(([name, clean]) => [[name, clean] as const, ...SEEDS.map((seed) => [`${name} slips ${seed}`, withSlips(clean, seed)] as const)]);
  expectSaidAlike(all, 60);
}, 120_000);

/** The sheets with one of them otherwise. */
const withSheet = ({ sheets }: WorkbookSnapshot, at: number, change: (sheet: SheetSnapshot) => SheetSnapshot): WorkbookSnapshot => ({ sheets: sheets.map((sheet, index) => (index === at ? change(sheet) : sheet)) });

const withoutRow = (row: number) => (sheet: SheetSnapshot): SheetSnapshot => {
  const kept = <T>(lines: readonly T[]): readonly T[] => lines.filter((_, at) => at !== row);
  return { ...sheet, values: kept(sheet.values), formulas: kept(sheet.formulas), numberFormats: kept(sheet.numberFormats) };
};

/** A workbook as it is, with the first amount's header blank in each table, and without each total's line. */
function* withLosses(name: string, snapshot: WorkbookSnapshot): Generator<readonly [string, WorkbookSnapshot]> {
  yield [name, snapshot];
  for (const [at, { values }] of snapshot.sheets.entries()) {
    for (const [row, line] of values.entries()) {
      if (line[0] === "合计") yield [`${name} without row ${row + 1} of sheet ${at + 1}`, withSheet(snapshot, at, withoutRow(row))];
      const first = line.findIndex((value) => typeof value === "string" && /^(?:总计|合计|财政拨款金额)$/.test(value));
      if (first > 0 && line.filter((value) => value !== null).length > 1) yield [`${name} with ${row + 1}/${first + 1} of sheet ${at + 1} blank`, withSheet(snapshot, at, (sheet) => ({ ...sheet, values: sheet.values.map((each, index) => (index === row ? each.map((value, column) => (column === first ? null : value)) : each)) }))];
    }
  }
}

/** The workbook with a line of a sheet and the one below it exchanged. */
const exchanged = (snapshot: WorkbookSnapshot, at: number, row: number): WorkbookSnapshot => withSheet(snapshot, at, (sheet) => ({ ...sheet, values: sheet.values.map((line, index) => sheet.values[index === row ? row + 1 : index === row + 1 ? row : index] ?? line) }));

test("lines numbered at two levels that were exchanged are told", () => {
  const dress = DRESSES.find(({ name }) => name === "balances-stacked") ?? { name: "straight" };
  const all = fc.sample(departments, { numRuns: 1, seed: 90003 }).flatMap((data) => {
    const snapshot = dressed(printedTables(data, "national"), dress);
    return snapshot.sheets.flatMap(({ values }, at) => values.flatMap((line, row) => (/^[一（]/.test(String(line[0])) ? [[`${at} ${row}`, exchanged(snapshot, at, row)] as const] : [])));
  });
  expectSaidAlike([...all, ...fc.sample(departments, { numRuns: 1, seed: 90003 }).map((data) => ["as it is", dressed(printedTables(data, "national"), dress)] as const)], 0);
});

/** Departments some of whose units have the very same amounts, and that have amounts in every column. */
const DEPARTMENTS = [80001, 80002];

test("forms of regions with a header blank or without a total, of numbers and of texts, are said to be what they are", () => {
  const dresses = DRESSES.filter(({ name }) => ["straight", "text-amounts", "one-sheet"].includes(name));
  expectSaidAlike(DEPARTMENTS.flatMap((seed) => fc.sample(departments, { numRuns: 1, seed }).flatMap((data) => LAYOUTS.flatMap((layout) => dresses.flatMap((dress) =>
    [...withLosses(`${layout} ${dress.name} ${seed}`, dressed(printedTables(data, layout), dress))])))), 20);
}, 60_000);
