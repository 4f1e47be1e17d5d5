/** Laws of reading and writing packages, over packages in every spelling that the format allows. */
import fc from "fast-check";
import { openXlsx } from "../../src/hosts/xlsx";
import type { Edit } from "../../src/model/edits";
import { formulaAt, valueAt, type SheetSnapshot } from "../../src/model/snapshot";
import { anyPackage, packageBytes, SHEET, type AnyPackage } from "../support/anyPackage";
import { partsOf } from "../support/packages";
import { schemaFaults } from "../support/schemaOrder";

const RUNS = { numRuns: 80 };
const shown = (sheet: SheetSnapshot | undefined, row: number, column: number): readonly unknown[] => (sheet ? [valueAt(sheet, row, column), formulaAt(sheet, row, column)] : []);

/** Every cell that the package means, as read. */
function expectCells(any: AnyPackage, sheet: SheetSnapshot | undefined, moved: (row: number) => number = (row) => row): void {
  any.rows.forEach((cells, row) => cells.forEach((cell, column) => {
    expect(shown(sheet, moved(row), column)).toEqual(cell ? [cell.value, cell.formula] : [null, ""]);
  }));
}

/** A part's text, whatever its letters. */
function texts(bytes: Uint8Array): Map<string, string> {
  return new Map([...partsOf(bytes)].map(([name, part]) => [name, Buffer.from(part).toString("base64")]));
}

const marks = (count: number): Edit[] => Array.from({ length: count }, (_, index): Edit => ({
  kind: "mark", at: { sheet: SHEET, row: index, column: index % 3 }, severity: (["error", "hint", "inconsistency"] as const)[index % 3] ?? "hint", note: index % 2 === 0 ? `第${index}处不符 <&>` : "",
}));

test("what a package means is read, however it is spelled", async () => {
  await fc.assert(fc.asyncProperty(anyPackage, async (any) => {
    const { sheets } = await (await openXlsx(packageBytes(any), "x")).read();
    expect(sheets.map(({ name }) => name)).toEqual([SHEET]);
    expectCells(any, sheets[0]);
  }), RUNS);
});

test("nothing changed, nothing written", async () => {
  await fc.assert(fc.asyncProperty(anyPackage, async (any) => {
    const bytes = packageBytes(any);
    const host = await openXlsx(bytes, "x");
    expect(Buffer.from(await host.bytes()).equals(Buffer.from(bytes))).toBe(true);
    expect(host.contents.sheets).toHaveLength(1);
    expect(Buffer.from(await host.bytes()).equals(Buffer.from(bytes))).toBe(true);
  }), RUNS);
});

test("marks and notes are where the schema wants them, and cleared they leave the bytes that were there", async () => {
  await fc.assert(fc.asyncProperty(anyPackage, fc.integer({ min: 1, max: 6 }), async (any, count) => {
    const bytes = packageBytes(any);
    const host = await openXlsx(bytes, "x");
    expect((await host.apply(marks(count))).applied).toBe(true);
    const marked = await host.bytes();
    expect(schemaFaults(marked)).toEqual(schemaFaults(bytes));
    const again = await openXlsx(marked, "x");
    expect(again.marks.map(({ severity, note }) => [severity, note]).sort()).toEqual(host.marks.map(({ severity, note }) => [severity, note]).sort());
    expectCells(any, (await again.read()).sheets[0]);
    expect((await again.apply([{ kind: "unmark", at: null }])).applied).toBe(true);
    expect(texts(await again.bytes())).toEqual(texts(bytes));
  }), RUNS);
});

test("a written cell changes itself alone", async () => {
  await fc.assert(fc.asyncProperty(anyPackage, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 7 }), fc.oneof(fc.constantFrom("文字 ", "=甲", 12.5, true), fc.integer()), async (any, row, column, value) => {
    const bytes = packageBytes(any);
    const host = await openXlsx(bytes, "x");
    const [sheet] = (await host.read()).sheets;
    const formula = sheet ? formulaAt(sheet, row, column) : "";
    const expects = formula === "" ? { value: sheet ? valueAt(sheet, row, column) : null } : { formula };
    const merged = any.extras.includes("mergeCells") && column > 6;
    fc.pre(!merged);
    expect(await host.apply([{ kind: "setValue", at: { sheet: SHEET, row, column }, expects, value }])).toMatchObject({ applied: true });
    const written = await host.bytes();
    expect(schemaFaults(written)).toEqual(schemaFaults(bytes));
    const [after] = (await (await openXlsx(written, "x")).read()).sheets;
    expect(shown(after, row, column)).toEqual([value, ""]);
    any.rows.forEach((cells, r) => cells.forEach((cell, c) => {
      // Only a formula that stands on the cell may have got another result.
      if ((r !== row || c !== column) && !cell?.formula.includes("A1")) expect(shown(after, r, c)).toEqual(cell ? [cell.value, cell.formula] : [null, ""]);
    }));
    const [old, now] = [texts(bytes), texts(written)];
    for (const [name, text] of old) if (name !== any.sheetPart && !/styles\.xml$|Content_Types|\.rels$/.test(name)) expect([name, now.get(name)]).toEqual([name, text]);
  }), RUNS);
});

test("inserted rows move what stands below, and deleted again leave everything as it was", async () => {
  await fc.assert(fc.asyncProperty(anyPackage, fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 3 }), async (any, row, count) => {
    const bytes = packageBytes(any);
    const host = await openXlsx(bytes, "x");
    const before = await host.read();
    const inserted = await host.apply([{ kind: "insertRows", sheet: SHEET, row, count }]);
    expect(inserted.applied).toBe(true);
    const written = await host.bytes();
    expect(schemaFaults(written)).toEqual(schemaFaults(bytes));
    const [after] = (await (await openXlsx(written, "x")).read()).sheets;
    any.rows.forEach((cells, r) => cells.forEach((cell, c) => expect(shown(after, r >= row ? r + count : r, c)[0]).toEqual(cell ? cell.value : null)));
    expect((await host.apply(inserted.inverse)).applied).toBe(true);
    expect(await (await openXlsx(await host.bytes(), "x")).read()).toEqual(before);
  }), RUNS);
});
