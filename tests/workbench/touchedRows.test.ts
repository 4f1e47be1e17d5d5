/** Drawing looks only at the rows that changed, and misses none. */
import fc from "fast-check";
import { newXlsx, type XlsxHost } from "../../src/hosts/xlsx";
import type { Edit } from "../../src/model/edits";
import { contentAt } from "../../src/model/snapshot";
import type { DrawnSheet } from "../../src/workbench/desk";
import { FileDrawing } from "../../src/workbench/file/drawing";
import { TouchedRows } from "../../src/workbench/file/touchedRows";

const SHEET = "表";

async function host(): Promise<XlsxHost> {
  const made = newXlsx();
  const cells = [0, 1, 2, 3].map((row) => ({ row, column: 0, content: { value: row } }));
  await made.apply([{ kind: "insertSheet", before: null, draft: { name: SHEET, cells: [...cells, { row: 5, column: 0, content: { formula: "=SUM(A1:A4)" } }], merges: [], styles: [], choices: [], columnWidths: [], rowHeights: {}, freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait", titleRows: null } } }]);
  return made;
}

test("rows are told since a version, until more than cells changes", () => {
  const touched = new TouchedRows();
  const start = touched.version;
  touched.cells([{ sheet: SHEET, row: 3 }]);
  const middle = touched.version;
  touched.cells([{ sheet: SHEET, row: 7 }, { sheet: "别的", row: 1 }]);
  expect([start, middle, touched.version].map((version) => [...(touched.since(version, SHEET) ?? [])])).toEqual([[3, 7], [7], []]);
  touched.all();
  expect([start, middle].map((version) => touched.since(version, SHEET))).toEqual([null, null]);
  expect(touched.since(touched.version, SHEET)).toEqual(new Set());
  const last = touched.version;
  touched.cells(Array.from({ length: 10_001 }, (_, row) => ({ sheet: SHEET, row })));
  expect(touched.since(last, SHEET)).toBeNull();
});

/** What is drawn of a sheet beside its cells. */
const aroundOf = ({ merges, columnWidths, rowHeights, hiddenRows, hiddenColumns }: Partial<DrawnSheet> = {}): unknown => ({ merges, columnWidths, rowHeights, hiddenRows, hiddenColumns });

const value = fc.record({ row: fc.nat(7), column: fc.nat(1), put: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom("=A1*2", "=SUM(A1:A3)", null)) });
const change = fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: fc.constant("insert" as const) });

test("after any changes every row that became another is told, and the shape is the one that it has", async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }), async (rounds) => {
    const file = await host();
    const drawing = new FileDrawing();
    let [before] = drawing.sheets(file);
    for (const round of rounds) {
      for (const each of round) {
        const at = { sheet: SHEET, row: each === "insert" ? 0 : each.row, column: each === "insert" ? 0 : each.column };
        const expects = contentAt(await file.read(), at);
        const edit: Edit = each === "insert" ? { kind: "insertRows", sheet: SHEET, row: 2, count: 1 }
          : typeof each.put === "string" ? { kind: "setFormula", at, expects, formula: each.put, result: null } : { kind: "setValue", at, expects, value: each.put };
        const { result, cells } = await file.applied([edit]);
        expect(result.applied).toBe(true);
        if (cells) drawing.touched.cells(cells);
        else drawing.touched.all();
      }
      const [now] = drawing.sheets(file);
      if (!before || !now) throw new Error("no sheet");
      // Null: all of them are looked at.
      const told = now.touchedSince?.(before) ?? null;
      const { rows } = before;
      const others = [...new Set([...rows.keys(), ...now.rows.keys()])].filter((row) => rows.get(row) !== now.rows.get(row));
      if (round.includes("insert")) expect(told).toBeNull();
      else expect(others.filter((row) => told?.has(row) !== true)).toEqual([]);
      expect(aroundOf(now)).toEqual(aroundOf(new FileDrawing().sheets(file)[0]));
      before = now;
    }
  }), { numRuns: 20 });
});

test("formulas that came and went are calculated after each edit, as in a workbook that was just opened", async () => {
  const file = await host();
  const set = async (row: number, put: number | string): Promise<void> => {
    const at = { sheet: SHEET, row, column: 0 };
    const expects = contentAt(await file.read(), at);
    await file.apply([typeof put === "string" ? { kind: "setFormula", at, expects, formula: put, result: null } : { kind: "setValue", at, expects, value: put }]);
  };
  const results = async (): Promise<unknown> => (await file.read()).sheets[0]?.values.map(([first]) => first ?? null);
  await set(0, 10);
  expect(await results()).toEqual([10, 1, 2, 3, null, 16]);
  await set(3, "=A1*2");
  await set(0, 1);
  expect(await results()).toEqual([1, 1, 2, 2, null, 6]);
  await set(3, 5);
  await set(0, 2);
  expect(await results()).toEqual([2, 1, 2, 5, null, 10]);
  const before = file.contents;
  await set(5, 7);
  file.restore(before);
  await set(0, 3);
  expect(await results()).toEqual([3, 1, 2, 5, null, 11]);
});
