import { createOfficeHost } from "../../../src/hosts/office";
import type { ApplyResult, Edit } from "../../../src/model/edits";
import type { SimulatedExcel } from "../../../src/simulator/host";
import { draftOf, open, page, saved } from "./workbook";

const cell = (row: number, column: number): { sheet: string; row: number; column: number } => ({ sheet: "支出", row, column });
const set = (row: number, column: number, expects: string | number | null, value: string | number | null): Edit => ({ kind: "setValue", at: cell(row, column), expects: { value: expects }, value });
const insert = (name: string): Edit => ({ kind: "insertSheet", draft: draftOf(name, 2), before: null });
const BOOK = [
  page("支出", [["科目", "合计", "基本"], ["行政", "=SUM(C2:C2)", 3], ["培训", null, 1], ["合计", null, "=SUM(C2:C3)"]], {
    conditionalFormats: [{ areas: ["A1:C2"], type: "CellValue", operator: "LessThan", formula1: "=0", format: { fontColor: "#FF0000" } }],
    comments: [{ cell: "C2", content: "请核对" }],
  }),
  page("收入", [["合计", "=支出!C4"]]),
];

const BATCHES: readonly [string, readonly Edit[]][] = [
  ["cells", [set(1, 2, 3, 5), set(2, 1, null, "=text"), { kind: "setFormula", at: cell(3, 1), expects: { value: null }, formula: "=C4", result: 6 }, set(0, 0, "科目", "功能科目")]],
  ["sheets", [insert("甲"), insert("乙")]],
  ["sheets and cells", [set(1, 2, 3, 5), insert("甲"), { kind: "setFormula", at: cell(2, 1), expects: { value: null }, formula: "=甲!C4", result: 0 }]],
  ["rows", [{ kind: "insertRows", sheet: "支出", row: 2, count: 2 }, set(2, 0, null, "差旅"), set(3, 1, null, 8), { kind: "insertRows", sheet: "收入", row: 0, count: 1 }, set(5, 1, null, 8)]],
  ["rows taken out again", [{ kind: "insertRows", sheet: "支出", row: 2, count: 2 }, { kind: "deleteRows", sheet: "支出", row: 2, count: 1, expects: [] }, set(1, 2, 3, 8), set(2, 0, null, "新")]],
  ["names", [{ kind: "renameSheet", sheet: "收入", to: "收入表" }, set(1, 2, 3, 5), insert("甲")]],
  ["marks", [{ kind: "mark", at: cell(1, 2), severity: "error", note: "甲" }, { kind: "mark", at: cell(0, 0), severity: "hint", note: "乙" }, set(1, 2, 3, 5)]],
  ["marks anew", [{ kind: "unmark", at: null }, { kind: "mark", at: cell(0, 1), severity: "error", note: "甲" }]],
];

/** Runs a batch on a fresh workbook, marked once before, with one failure ordered. */
async function run(edits: readonly Edit[], api: string, order: (excel: SimulatedExcel) => void): Promise<{ excel: SimulatedExcel; before: unknown; result: ApplyResult | unknown }> {
  const excel = open(BOOK, {}, api);
  const host = createOfficeHost();
  if (edits[0]?.kind === "unmark") await host.apply([{ kind: "mark", at: cell(3, 2), severity: "inconsistency", note: "原有" }]);
  await host.read();
  excel.takeStats();
  const before = saved(excel);
  order(excel);
  const result = await host.apply(edits).catch((error: unknown) => error);
  excel.faults.clear();
  return { excel, before, result };
}

const isResult = (result: unknown): result is ApplyResult => typeof result === "object" && result !== null && "outcomes" in result;

describe.each(["1.9", "1.10"])("a failure anywhere in a batch leaves everything or nothing (ExcelApi %s)", (api) => {
  test.each(BATCHES.filter(([title]) => api === "1.9" || title.startsWith("marks")))("%s", async (_title, edits) => {
    const whole = await run(edits, api, () => undefined);
    if (!isResult(whole.result)) throw whole.result;
    expect(whole.result.applied).toBe(true);
    const { exchanges } = whole.excel.takeStats();
    const done = JSON.stringify(whole.excel.save());
    const places = exchanges.flatMap(({ actions }, request) => Array.from({ length: actions }, (_, action) => ({ request: request + 1, action })));
    const step = Math.max(1, Math.floor(places.length / 16));
    let refused = 0;
    for (const { request, action } of places.filter((_, index) => index % step === 0 || index > places.length - 12)) {
      const { excel, before, result } = await run(edits, api, ({ faults }) => faults.failAction(request, action, { code: "GeneralException" }));
      const where = `request ${request}, action ${action}`;
      if (!isResult(result)) {
        expect([where, result, saved(excel)]).toEqual([where, expect.objectContaining({ name: "HostError", code: "unavailable" }), before]);
        continue;
      }
      if (result.applied) {
        // Only comments and print set-up may be missing, and then that is told.
        const pages = result.without?.includes("pageSetup") === true;
        const strip = (text: string): unknown => (JSON.parse(text) as { sheets: object[] }).sheets.map((sheet) => ({ ...sheet, comments: null, ...(pages ? { page: null } : {}) }));
        expect([where, strip(JSON.stringify(excel.save()))]).toEqual([where, strip(done)]);
        continue;
      }
      refused += 1;
      expect([where, result.leftBehind ?? [], result.inverse]).toEqual([where, [], []]);
      expect(result.outcomes.some((outcome) => !outcome.done && outcome.reason === "failed")).toBe(true);
      expect(result.outcomes.every((outcome) => !outcome.done)).toBe(true);
      expect([where, contents(excel.save())]).toEqual([where, contents(before)]);
      expect(excel.heldReferences).toBe(0);
    }
    expect(refused).toBeGreaterThan(3);
  }, 120_000);
});

/** What a person would see: contents, number formats, merges, conditional formats by rule and cells, comments. */
function contents(workbook: unknown): unknown {
  const { sheets } = workbook as ReturnType<SimulatedExcel["save"]>;
  return sheets.map(({ name, cells, merges, conditionalFormats = [], comments = [] }) => ({
    name, merges: merges ?? [],
    cells: cells.filter(({ value, formula, error }) => (value ?? formula ?? error ?? "") !== "").map(({ row, column, value, formula, error, format }) => [row, column, formula ?? error ?? value, format?.numberFormat ?? "General"]),
    conditionalFormats: conditionalFormats.map(({ areas, formula, formula1 }) => JSON.stringify([areas, formula ?? formula1])).sort(),
    comments: comments.map(({ cell: place, content }) => `${place} ${content}`).sort(),
  }));
}

describe("what is told", () => {
  const batch = [set(1, 2, 3, 5), insert("甲"), insert("乙")];
  test.each<[string, string]>([
    ["AccessDenied", "protected"], ["GeneralException", "failed"], ["InvalidOperation", "failed"], ["ApiNotFound", "unsupported"], ["UnknownToUs", "failed"],
  ])("%s is %s, with the edit to blame and Excel's words in the detail alone", async (code, reason) => {
    const { result, excel, before } = await run(batch, "1.9", ({ faults }) => faults.failWrite(8, { code, message: "Nachricht" }));
    expect(result).toMatchObject({ applied: false, outcomes: [{ reason: "cancelled" }, { reason, detail: `甲 ${code} Nachricht` }, { reason: "cancelled" }] });
    expect([isResult(result) && result.leftBehind, contents(excel.save())]).toEqual([undefined, contents(before)]);
  });

  test("a sheet that Excel does not let go again; everything else is put back", async () => {
    const { result, excel } = await run(batch, "1.9", ({ faults }) => faults.failSheet("甲", { code: "AccessDenied" }));
    expect(result).toMatchObject({ applied: false, leftBehind: [{ sheet: "甲", row: 0, column: 0 }], outcomes: [{ reason: "cancelled" }, { reason: "protected" }, { reason: "cancelled" }] });
    expect(excel.user.cell("支出", 1, 2).value).toBe(3);
  });

  test("rows that had content and were made anew, without their looks", async () => {
    const rows: Edit = { kind: "deleteRows", sheet: "支出", row: 1, count: 1, expects: [
      { row: 1, column: 0, content: { value: "行政" } }, { row: 1, column: 1, content: { formula: "=SUM(C2:C2)" } }, { row: 1, column: 2, content: { value: 3 } }] };
    const { result, excel } = await run([rows, insert("甲")], "1.9", ({ faults }) => faults.failWrite(6, { code: "GeneralException" }));
    expect(result).toMatchObject({ applied: false, leftBehind: [{ sheet: "支出", row: 1, column: 0 }] });
    expect([excel.user.cell("支出", 1, 0).value, excel.user.cell("支出", 1, 2).value, excel.user.formulas("收入").map(({ formula }) => formula)]).toEqual(["行政", 3, ["=支出!C4"]]);
  });

  test("what could not be put back, cell by cell", async () => {
    const { result } = await run([set(1, 2, 3, 5), set(2, 2, 1, 7), insert("甲")], "1.9", (excel) => {
      excel.faults.failSheet("甲", { code: "GeneralException" });
      // Once the cells are written, nobody may write on their sheet any more.
      const stop = excel.onDidChange(({ kind, sheet }) => {
        if (kind !== "cells" || sheet !== "支出") return;
        stop();
        setTimeout(() => excel.faults.failSheet("支出", { code: "AccessDenied" }), 0);
      });
    });
    expect(result).toMatchObject({ applied: false, leftBehind: expect.arrayContaining([cell(1, 2), cell(2, 2)]) as unknown });
  });

  test("a cell that somebody else changed in the moment of the failure is left to them and named", async () => {
    const { result, excel } = await run([set(1, 2, 3, 5), insert("甲")], "1.9", (one) => {
      one.faults.failWrite(8, { code: "GeneralException" });
      const stop = one.onDidChange(({ kind, sheet, by }) => {
        if (kind !== "cells" || sheet !== "支出" || by !== "addin") return;
        stop();
        setTimeout(() => one.user.type("支出", 1, 2, 99), 0);
      });
    });
    expect([isResult(result) && result.leftBehind, excel.user.cell("支出", 1, 2).value]).toEqual([[cell(1, 2)], 99]);
  });

  test.each([[1], [2], [3]])("a failure of the moment is overcome when putting back is tried again (request %d of it)", async (request) => {
    const { result, excel, before } = await run(batch, "1.9", ({ faults }) => {
      faults.failWrite(8, { code: "GeneralException" });
      faults.failRequest(2 + request, { code: "GeneralException" });
    });
    expect(isResult(result) && [result.applied, result.leftBehind]).toEqual([false, undefined]);
    expect(contents(excel.save())).toEqual(contents(before));
  });
});
