/** 补充资料 belongs to whoever works with it: rows are sorted, inserted, deleted and copied, and each fact stays what it is. */
import fc from "fast-check";
import { SUPPLEMENT_LAYOUT } from "../../src/catalog/ownSheets/supplement";
import { planFill } from "../../src/derive/fill";
import type { BudgetBook } from "../../src/model/book";
import type { Scalar } from "../../src/model/cells";
import { valueAt, type SheetSnapshot, type WorkbookSnapshot } from "../../src/model/snapshot";
import { narrateBook } from "../../src/narrate";
import { recognizeWorkbook } from "../../src/recognize";
import { ENTRIES } from "../support/profiles";
import { grid } from "../support/snapshots";
import { applied, typed } from "../support/workbooks";
import { XIHU } from "../support/xihu";

const WHOLE = typed(XIHU);
const FIRST = SUPPLEMENT_LAYOUT.firstRow;

/** The workbook with the rows of the entries as given; what stands above and below them stays. */
function withEntries(change: (rows: readonly (readonly Scalar[])[]) => readonly (readonly Scalar[])[]): WorkbookSnapshot {
  return {
    sheets: WHOLE.sheets.map((sheet): SheetSnapshot => {
      if (sheet.name !== SUPPLEMENT_LAYOUT.sheet) return sheet;
      const rows = sheet.values.slice();
      const changed = grid(sheet.name, [...rows.slice(0, FIRST), ...change(rows.slice(FIRST, FIRST + ENTRIES.length)), ...rows.slice(FIRST + ENTRIES.length)]);
      return { ...changed, numberFormats: changed.values.map((line) => line.map((value) => (typeof value === "number" ? "0.00" : "General"))) };
    }),
  };
}

/** What each fact says, wherever it stands. */
function said(book: BudgetBook): Record<string, unknown> {
  return Object.fromEntries([...(book.supplement?.facts ?? [])].map(([id, { text, figure, count }]): [string, unknown] => [id, [text, figure?.money, count]]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const BEFORE = said(recognizeWorkbook(withEntries((rows) => rows)));

test("rows in any order, with empty ones between them, say the same", () => {
  fc.assert(fc.property(fc.shuffledSubarray([...ENTRIES.keys()], { minLength: ENTRIES.length }), fc.array(fc.nat(ENTRIES.length - 1), { maxLength: 3 }), (order, gaps) => {
    const sorted = withEntries((rows) => order.flatMap((index) => [rows[index] ?? [], ...(gaps.includes(index) ? [[]] : [])]));
    expect(said(recognizeWorkbook(sorted))).toEqual(BEFORE);
  }), { numRuns: 20 });
});

test("a row pasted in twice counts where it says something", () => {
  const twice = withEntries((rows) => rows.flatMap((row, index) => (index === 0 ? [row.map((cell, column) => (column === SUPPLEMENT_LAYOUT.valueColumn ? null : cell)), row] : [row])));
  expect(said(recognizeWorkbook(twice))).toEqual(BEFORE);
});

describe("rows that somebody deleted", () => {
  const some = fc.subarray(["last-year.revenue", "running-costs", "procurement.goods", "vehicles.leaders"], { minLength: 1 });
  const without = (ids: readonly string[]): WorkbookSnapshot => withEntries((rows) => rows.filter((_, index) => !ids.includes(ENTRIES[index]?.id ?? "")));

  test("are asked for in an empty row, under their names, never where something else stands", () => {
    fc.assert(fc.property(some, (ids) => {
      const workbook = without(ids);
      const sheet = workbook.sheets.find(({ name }) => name === SUPPLEMENT_LAYOUT.sheet);
      const missing = narrateBook(recognizeWorkbook(workbook)).missing.filter(({ at }) => at.sheet === SUPPLEMENT_LAYOUT.sheet);
      for (const id of ids) {
        const entry = ENTRIES.find((each) => each.id === id);
        const asked = missing.find(({ fact }) => fact.startsWith(`${entry?.section} ${entry?.label}`));
        expect(asked?.fact).toMatch(/表中缺这一行/);
        const row = asked?.at.row ?? 0;
        expect([0, 1, 2, 3, 4].map((column) => sheet && valueAt(sheet, row, column))).toEqual([null, null, null, null, null]);
      }
    }), { numRuns: 10 });
  });

  test("come back with filling, which then has nothing more to do", () => {
    fc.assert(fc.property(some, (ids) => {
      const workbook = without(ids);
      const filled = applied(workbook, planFill(recognizeWorkbook(workbook), workbook).edits).after;
      const book = recognizeWorkbook(filled);
      expect(ENTRIES.map(({ id }) => id).filter((id) => book.supplement?.facts.has(id) !== true)).toEqual([]);
      expect(said(book)).toEqual(expect.objectContaining(Object.fromEntries(Object.entries(BEFORE).filter(([id]) => !ids.includes(id)))));
      expect(planFill(book, filled).edits).toEqual([]);
    }), { numRuns: 4 });
  });
});
