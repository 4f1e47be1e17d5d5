import fc from "fast-check";
import { MemoryHost, type MemorySheet } from "../../src/hosts/memory/memoryHost";
import { planEdits } from "../../src/hosts/plan";
import { canonicalFormula } from "../../src/hosts/references";
import type { Edit, SheetDraft } from "../../src/model/edits";
import { contentAt, formulaAt, numberFormatAt, sheetOf, valueAt, type WorkbookSnapshot } from "../../src/model/snapshot";

const SHEETS: readonly MemorySheet[] = [
  { name: "表1", rows: [["标题", null], ["a", 1], ["b", 2.5], ["合计", { formula: "=SUM(B2:B3)" }], [null, { formula: "=B4/B2" }]], numberFormats: [[], ["@", "0.00"]] },
  { name: "表 2", rows: [[{ formula: "=表1!B4*2" }, "x"], [{ formula: "='表1'!B2" }, true]], merges: [{ row: 3, column: 0, rows: 2, columns: 2 }] },
];

function draft(name: string, over: Partial<SheetDraft> = {}): SheetDraft {
  return {
    name, cells: [{ row: 0, column: 0, content: { value: "新" } }, { row: 1, column: 0, content: { formula: "=表1!B4" } }], merges: [], choices: [],
    styles: [{ row: 0, column: 0, rows: 2, columns: 2, style: { bold: true, numberFormat: "0.00" } }], columnWidths: [10, 12], rowHeights: { 0: 30 },
    freeze: { rows: 1, columns: 0 }, print: { orientation: "landscape", titleRows: [0, 0] }, ...over,
  };
}

/** What must be the same after reverting: everything but the quotes round sheet names in formulas. */
function essence(snapshot: WorkbookSnapshot): unknown {
  return snapshot.sheets.map((sheet) => ({ ...sheet, formulas: sheet.formulas.map((row) => row.map(canonicalFormula)) }));
}

const B2 = { sheet: "表1", row: 1, column: 1 };
const set = (row: number, column: number, expects: Edit & { kind: "setValue" } extends { expects: infer E } ? E : never, value: string | number | boolean | null, sheet = "表1"): Edit =>
  ({ kind: "setValue", at: { sheet, row, column }, expects, value });

describe("refusals", () => {
  const locked: readonly MemorySheet[] = [...SHEETS, { name: "锁", rows: [[1]], protected: true }];
  it.each<[string, Edit, string]>([
    ["another value", set(1, 1, { value: 2 }, 5), "changed"],
    ["a formula where a value was expected", set(3, 1, { value: 3.5 }, 5), "changed"],
    ["a value where a formula was expected", set(1, 1, { formula: "=A1" }, 5), "changed"],
    ["no sheet", set(0, 0, { value: null }, 5, "无"), "noSuchSheet"],
    ["protected", set(0, 0, { value: 1 }, 5, "锁"), "protected"],
    ["mark on protected", { kind: "mark", at: { sheet: "锁", row: 0, column: 0 }, severity: "hint", note: "" }, "protected"],
    ["inside a merge", set(4, 1, { value: null }, 5, "表 2"), "merged"],
    ["not a number", set(1, 1, { value: 1 }, Number.NaN), "unsupported"],
    ["not a formula", { kind: "setFormula", at: B2, expects: { value: 1 }, formula: "SUM(A1)", result: 1 }, "unsupported"],
    ["taken, capitals aside", { kind: "renameSheet", sheet: "表1", to: "表 2" }, "nameTaken"],
    ["illegal name", { kind: "renameSheet", sheet: "表1", to: "a/b" }, "unsupported"],
    ["inserted twice", { kind: "insertSheet", draft: draft("表1"), before: null }, "nameTaken"],
    ["before no sheet", { kind: "insertSheet", draft: draft("表3"), before: "无" }, "noSuchSheet"],
    ["rows with content", { kind: "deleteRows", sheet: "表1", row: 1, count: 1, expects: [] }, "changed"],
    ["rows that lost content", { kind: "deleteRows", sheet: "表1", row: 9, count: 1, expects: [{ row: 9, column: 0, content: { value: 1 } }] }, "changed"],
    ["rows that cut a merge", { kind: "deleteRows", sheet: "表 2", row: 3, count: 1, expects: [] }, "merged"],
    ["sheet with content", { kind: "deleteSheet", sheet: "表 2", expects: [] }, "changed"],
  ])("%s", async (_, edit, reason) => {
    const host = MemoryHost.of(locked);
    const before = await host.read();
    const result = await host.apply([set(1, 0, { value: "a" }, "改"), edit]);
    expect(result.applied).toBe(false);
    expect(result.inverse).toEqual([]);
    expect(result.outcomes).toMatchObject([{ done: false, reason: "cancelled" }, { done: false, reason }]);
    expect(await host.read()).toEqual(before);
    expect(planEdits(before, [edit]).outcomes).toMatchObject([{ reason }]);
  });

  it("tells every refusal of a batch", () => {
    const host = MemoryHost.of(SHEETS);
    return expect(host.apply([set(1, 1, { value: 9 }, 1), set(2, 1, { value: 2.5 }, 1), set(0, 0, { value: null }, 1, "无")]))
      .resolves.toMatchObject({ outcomes: [{ reason: "changed" }, { reason: "cancelled" }, { reason: "noSuchSheet" }] });
  });

  it("a failure in the middle leaves everything as it was", async () => {
    const host = MemoryHost.of(SHEETS, { failAt: 1 });
    const before = await host.read();
    const result = await host.apply([set(1, 1, { value: 1 }, 5), set(2, 1, { value: 2.5 }, 5), set(1, 0, { value: "a" }, "b")]);
    expect(result.outcomes).toMatchObject([{ reason: "cancelled" }, { reason: "failed" }, { reason: "cancelled" }]);
    expect(await host.read()).toEqual(before);
  });
});

describe("edits in sequence", () => {
  it("each sees the ones before", async () => {
    const host = MemoryHost.of(SHEETS);
    const edits: Edit[] = [
      { kind: "insertRows", sheet: "表1", row: 2, count: 2 },
      set(2, 1, { value: null }, 10), set(2, 1, { value: 10 }, 20),
      { kind: "setFormula", at: { sheet: "表1", row: 5, column: 1 }, expects: { formula: "=SUM(B2:B5)" }, formula: "=SUM(B2:B5)*1", result: 23.5 },
      { kind: "renameSheet", sheet: "表1", to: "新表" }, set(1, 1, { value: 1 }, 2, "新表"),
    ];
    const result = await host.apply(edits);
    expect(result.applied).toBe(true);
    const after = await host.read();
    const sheet = sheetOf(after, "新表");
    expect(sheet && [valueAt(sheet, 5, 1), numberFormatAt(sheet, 2, 1), numberFormatAt(sheet, 3, 0)]).toEqual([24.5, "0.00", "@"]);
    expect(contentAt(after, { sheet: "表 2", row: 0, column: 0 })).toEqual({ formula: "=新表!B6*2" });
  });

  it("replaces a taken sheet and takes that back", async () => {
    const host = MemoryHost.of(SHEETS);
    const before = await host.read();
    const result = await host.apply([{ kind: "renameSheet", sheet: "表1", to: "表1 (旧)" }, { kind: "insertSheet", draft: draft("表1"), before: "表1 (旧)" }]);
    expect((await host.read()).sheets.map(({ name }) => name)).toEqual(["表1", "表1 (旧)", "表 2"]);
    expect((await host.apply(result.inverse)).applied).toBe(true);
    expect(essence(await host.read())).toEqual(essence(before));
  });

  it.each([["=1+1", "@"], ["+86", "@"], ["-5", "@"], ["@x", "@"], ["-", "General"], ["普通", "General"]])("text %j stays text", async (value, format) => {
    const host = MemoryHost.of([{ name: "表", rows: [["x", { formula: "=A1" }]] }]);
    await host.apply([set(0, 0, { value: "x" }, value, "表")]);
    const sheet = sheetOf(await host.read(), "表");
    expect(sheet && [valueAt(sheet, 0, 0), formulaAt(sheet, 0, 0), numberFormatAt(sheet, 0, 0), valueAt(sheet, 0, 1)]).toEqual([value, "", format, value]);
  });

  it("marks move with rows and go without trace", async () => {
    const host = MemoryHost.of(SHEETS);
    const before = await host.read();
    await host.apply([{ kind: "mark", at: B2, severity: "error", note: "不符" }, { kind: "insertRows", sheet: "表1", row: 0, count: 1 }]);
    expect(host.marks).toMatchObject([{ at: { row: 2 }, note: "不符" }]);
    const { inverse } = await host.apply([{ kind: "unmark", at: null }]);
    expect(host.marks).toEqual([]);
    await host.apply([...inverse, { kind: "deleteRows", sheet: "表1", row: 0, count: 1, expects: [] }]);
    expect(host.marks).toEqual([{ at: B2, severity: "error", note: "不符" }]);
    expect(await host.read()).toEqual(before);
  });
});

/** Edits whose expectations are read off the workbook as it then is. */
type Wish = (snapshot: WorkbookSnapshot) => Edit;

const sheetIndex = fc.nat(5);
const named = (snapshot: WorkbookSnapshot, index: number): string => snapshot.sheets[index % snapshot.sheets.length]?.name ?? "";
const filled = (snapshot: WorkbookSnapshot, sheet: string, first: number, end: number): { row: number; column: number; content: { value: string | number | boolean | null } | { formula: string } }[] =>
  (sheetOf(snapshot, sheet)?.values ?? []).flatMap((line, r) => line.flatMap((_, c) => {
    const at = { sheet, row: (sheetOf(snapshot, sheet)?.row ?? 0) + r, column: (sheetOf(snapshot, sheet)?.column ?? 0) + c };
    const content = contentAt(snapshot, at);
    return at.row < first || at.row >= end || ("value" in content && content.value === null) ? [] : [{ row: at.row, column: at.column, content }];
  }));
const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.tuple(sheetIndex, fc.nat(6), fc.nat(3), fc.constantFrom<string | number | boolean | null>(null, 0, 1.25, -3, "文", "=1+1", "007", true), fc.option(fc.constantFrom("@", "0.00", "General")))
    .map(([index, row, column, value, numberFormat]): Wish => (snapshot) => {
      const at = { sheet: named(snapshot, index), row, column };
      return { kind: "setValue", at, expects: contentAt(snapshot, at), value, ...(numberFormat === null ? {} : { numberFormat }) };
    }),
  fc.tuple(sheetIndex, fc.nat(6), fc.constantFrom("=SUM(B1:B3)", "=表1!B2+1", "=1/0", "=A1&A2")).map(([index, row, formula]): Wish => (snapshot) => {
    const at = { sheet: named(snapshot, index), row, column: 4 };
    return { kind: "setFormula", at, expects: contentAt(snapshot, at), formula, result: null };
  }),
  fc.tuple(sheetIndex, fc.nat(6), fc.integer({ min: 1, max: 3 })).map(([index, row, count]): Wish => (snapshot) => ({ kind: "insertRows", sheet: named(snapshot, index), row, count })),
  fc.tuple(sheetIndex, fc.nat(6), fc.integer({ min: 1, max: 3 })).map(([index, row, count]): Wish => (snapshot) => {
    const sheet = named(snapshot, index);
    return { kind: "deleteRows", sheet, row, count, expects: filled(snapshot, sheet, row, row + count) };
  }),
  fc.tuple(sheetIndex, fc.constantFrom("甲", "乙 丙", "A1")).map(([index, to]): Wish => (snapshot) => ({ kind: "renameSheet", sheet: named(snapshot, index), to })),
  fc.tuple(sheetIndex, fc.constantFrom("丁", "戊")).map(([index, name]): Wish => (snapshot) => ({ kind: "insertSheet", draft: draft(name), before: named(snapshot, index) })),
  sheetIndex.map((index): Wish => (snapshot) => ({ kind: "deleteSheet", sheet: named(snapshot, index), expects: filled(snapshot, named(snapshot, index), 0, 1e6) })),
);

it("apply then revert restores the workbook, whatever the edits", async () => {
  await fc.assert(fc.asyncProperty(fc.array(wish, { minLength: 1, maxLength: 6 }), async (wishes) => {
    const host = MemoryHost.of(SHEETS);
    const before = await host.read();
    const edits: Edit[] = [];
    let now = before;
    for (const make of wishes) {
      const edit = make(now);
      const plan = planEdits(before, [...edits, edit]);
      if (!plan.done) continue;
      edits.push(edit);
      now = plan.after;
    }
    const result = await host.apply(edits);
    expect(result.applied).toBe(true);
    const after = await host.read();
    const back = await host.apply(result.inverse);
    expect(back.outcomes.filter(({ done }) => !done)).toEqual([]);
    expect(essence(await host.read())).toEqual(essence(before));
    expect((await host.apply(back.inverse)).applied).toBe(true);
    expect(essence(await host.read())).toEqual(essence(after));
  }), { numRuns: 150 });
});
