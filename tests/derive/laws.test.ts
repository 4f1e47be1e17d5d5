import fc from "fast-check";
import { areasOf } from "../../src/model/formulas";
import { figureOf, type BookTable, type BudgetBook } from "../../src/model/book";
import { addressOf } from "../../src/model/cells";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { recognizeWorkbook } from "../../src/recognize";
import { runRules } from "../../src/rules/run";
import { bookOf, type DepartmentData } from "../support/department";
import { departments } from "../support/generated";
import { planInsert } from "../../src/derive/insert";
import { leafEdits, requestFor } from "../support/leaves";
import { applied, filled, fillPlan, typed } from "../support/workbooks";
import { XIHU } from "../support/xihu";

const RUNS = { numRuns: 8, endOnFailure: true } as const;

/** Every amount of a table in fen, "axis key role"; zeros and blanks are nothing. */
function figures(table: BookTable, data: DepartmentData): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const row of table.rows) {
    // A department without units prints no 汇总 and 本级, and a key table of one unit heads it by its subtotal.
    if (data.units.length === 1 && table.id === "revenue" && row.kind !== "total") continue;
    const key = table.id === "key-project-expenditure" && row.kind === "subtotal" ? "total" : row.key.normalize("NFKC");
    for (const [role, cell] of row.cells) {
      const money = figureOf(cell)?.money ?? 0;
      if (money !== 0) found.set(`${row.axis} ${key} ${role}`, money);
    }
  }
  return found;
}

function everyFigure(book: BudgetBook, data: DepartmentData): Record<string, Record<string, number>> {
  return Object.fromEntries(book.tables.map((table) => [table.id, Object.fromEntries([...figures(table, data)].sort())]));
}

/** Formulas whose ranges hold their own cell. */
function selfReferences(snapshot: WorkbookSnapshot): string[] {
  return snapshot.sheets.flatMap((sheet) => sheet.formulas.flatMap((line, r) => line.flatMap((formula, c) => {
    const row = sheet.row + r;
    const column = sheet.column + c;
    const own = formula !== "" && areasOf(formula, sheet.name).some((area) => area.sheet === sheet.name &&
      row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns);
    return own ? [`${sheet.name}!${addressOf({ row, column })} ${formula}`] : [];
  })));
}

function contents(snapshot: WorkbookSnapshot): unknown {
  return snapshot.sheets.map(({ name, row, column, values, formulas, numberFormats }) => ({ name, row, column, values, formulas, numberFormats }));
}

async function laws(data: DepartmentData): Promise<void> {
  const before = typed(data);
  const { plan, applied: done, after } = await filled(before);
  expect(plan.conflicts).toEqual([]);
  expect(plan.obstacles).toEqual([]);
  expect(selfReferences(after)).toEqual([]);
  // What the plan promised is what an independent engine calculates, to the last digit.
  expect(after.sheets.map((sheet) => sheet.values)).toEqual(done.after.sheets.map((sheet) => sheet.values));
  const book = recognizeWorkbook(after);
  expect(everyFigure(book, data)).toEqual(everyFigure(bookOf(data), data));
  expect(runRules(book).findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
  expect(fillPlan(after).edits).toEqual([]);
  expect(contents(applied(done.after, done.inverse).after)).toEqual(contents(before));
}

test("the published budget of a district department: every total from its leaf figures", async () => {
  await laws(XIHU);
});

/** The leaf figures without those of 支出预算总表, as somebody types who types no figure twice. */
function typedOnce(data: DepartmentData): WorkbookSnapshot {
  const empty = applied({ sheets: [] }, planInsert({ sheets: [] }, requestFor(data)).edits).after;
  const sheet = recognizeWorkbook(empty).tables.find(({ id }) => id === "expenditure")?.sheet;
  return applied(empty, leafEdits(empty, data).filter((edit) => edit.kind !== "setValue" || edit.at.sheet !== sheet)).after;
}

async function followsFunds(data: DepartmentData): Promise<void> {
  const { plan, after } = await filled(typedOnce(data));
  expect(plan.conflicts).toEqual([]);
  const book = recognizeWorkbook(after);
  expect(everyFigure(book, data)).toEqual(everyFigure(bookOf(data), data));
  expect(runRules(book).findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
  expect(fillPlan(after).edits).toEqual([]);
}

test("where the funds are the only money, all expenditure follows from their tables: leaves typed once give the published tables", async () => {
  await followsFunds(XIHU);
  const fundsOnly = departments.filter(({ items, units, carryOverOut }) => Object.keys(items.other).length === 0 && carryOverOut === 0
    && [...Object.values(items["government-fund"]), ...Object.values(items["state-capital"])].every((uses) => !uses.personnel && !uses.operating) && units.every(({ revenue }) => Object.keys(revenue).every((source) => /^current\.(?:general-public-budget|government-fund|state-capital)$/.test(source) || !revenue[source])));
  await fc.assert(fc.asyncProperty(fundsOnly, followsFunds), { ...RUNS, numRuns: 6 });
}, 180_000);

test("departments nobody has seen: totals exact, consistent, filled once and for all, put back without trace", async () => {
  await fc.assert(fc.asyncProperty(departments, laws), RUNS);
}, 180_000);
