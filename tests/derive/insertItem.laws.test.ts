import fc from "fast-check";
import { knownCodes } from "../../src/catalog/classifications";
import { CANDIDATES } from "../../src/catalog/classifications/candidates";
import { itemTables, type ItemRequest } from "../../src/derive/insertItem";
import type { BudgetBook } from "../../src/model/book";
import { planItems } from "../../src/review";
import { recognizeWorkbook } from "../../src/recognize";
import { runRules } from "../../src/rules/run";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { departments } from "../support/generated";
import { applied, filled, fillPlan, recalculated, typed } from "../support/workbooks";

/** Every item that may be chosen, evidenced or only recalled. */
const ITEMS = {
  functional: [...new Set([...knownCodes("functional").keys(), ...CANDIDATES.functional.keys()])].filter((code) => code.length === 7),
  economic: [...new Set([...knownCodes("economic").keys(), ...CANDIDATES.economic.keys()])].filter((code) => code.length === 5),
};
const request: fc.Arbitrary<ItemRequest> = fc.oneof(
  fc.record({
    classification: fc.constant("functional" as const), code: fc.constantFrom(...ITEMS.functional), unit: fc.constant(null),
    fund: fc.constantFrom("general-public-budget", "government-fund", "state-capital", "other"),
  }),
  fc.record({ classification: fc.constant("economic" as const), code: fc.constantFrom(...ITEMS.economic), unit: fc.constant(null), fund: fc.constant("general-public-budget" as const) }),
);

function contents(snapshot: WorkbookSnapshot): unknown {
  return snapshot.sheets.map(({ name, row, column, values, formulas, numberFormats }) => ({ name, row, column, values, formulas, numberFormats }));
}

function codesIn(book: BudgetBook, id: string): readonly string[] {
  return book.tables.filter((table) => table.id === id).flatMap((table) => table.rows.flatMap((row) => (row.axis === "main" && row.code !== null ? [row.code] : [])));
}

/** Chosen items stand where they belong, whatever was filled before; filling and checking go on as if they had been typed. */
async function laws(before: WorkbookSnapshot, requests: readonly ItemRequest[], wasFilled: boolean): Promise<void> {
  let now = before;
  for (const wanted of requests) {
    const book = recognizeWorkbook(now);
    const { plan } = planItems(now, [wanted]);
    expect(plan.obstacles.filter(({ reason }) => wasFilled || reason !== "atFilling")).toEqual([]);
    const done = applied(now, plan.edits);
    expect(contents(await recalculated(applied(done.after, done.inverse).after))).toEqual(contents(now));
    const after = await recalculated(done.after);
    const read = recognizeWorkbook(after);
    const wantedIn: readonly string[] = itemTables(wanted, book);
    for (const { id } of book.tables) {
      const codes = codesIn(read, id);
      expect([...codes].sort()).toEqual(codes);
      expect(new Set(codes).size).toBe(codes.length);
      if (wantedIn.includes(id)) expect(codes).toEqual(expect.arrayContaining([wanted.code, wanted.code.slice(0, 5), wanted.code.slice(0, 3)]));
      else expect(codes).toEqual(codesIn(book, id));
    }
    // Nothing to add twice, and what is told of the places is so.
    expect(planItems(after, [wanted]).plan.edits).toEqual([]);
    for (const { at, name } of plan.rows) expect(String(after.sheets.find((sheet) => sheet.name === at.sheet)?.values[at.row]?.[at.column]).trim()).toBe(name);
    expect(runRules(read).findings.filter(({ severity, rule }) => severity !== "hint" && !rule.startsWith("form/"))).toEqual(
      runRules(book).findings.filter(({ severity, rule }) => severity !== "hint" && !rule.startsWith("form/")));
    // No subtotal left a row out, and none is missing: filling finds no formula to mend in what was filled.
    if (wasFilled) expect(fillPlan(after).changes.filter(({ kind, table }) => kind === "formula" && table !== "analysis")).toEqual([]);
    now = after;
  }
  const { plan, after } = await filled(now);
  expect(plan.conflicts).toEqual([]);
  expect(runRules(recognizeWorkbook(after)).findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
  expect(fillPlan(after).edits).toEqual([]);
}

test("items chosen in a filled workbook of any department: in order, formulas right at once, put back without trace", async () => {
  await fc.assert(fc.asyncProperty(departments, fc.array(request, { minLength: 1, maxLength: 2 }), async (data, requests) => {
    await laws((await filled(typed(data))).after, requests, true);
  }), { numRuns: 4, endOnFailure: true });
}, 180_000);

test("items chosen before anything is filled", async () => {
  await fc.assert(fc.asyncProperty(departments, fc.array(request, { minLength: 1, maxLength: 2 }), async (data, requests) => {
    await laws(await recalculated(typed(data)), requests, false);
  }), { numRuns: 3, endOnFailure: true });
}, 180_000);
