import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";
import { recognizeWorkbook } from "../../src/recognize";
import { messageOf } from "../../src/report/rules";
import { runRules } from "../../src/rules/run";
import { filled, typed } from "../support/workbooks";
import { XIHU } from "../support/xihu";

/** A sheet as Excel leaves it when another is deleted: what named that one names #REF! and shows it. */
function without(deleted: string, sheet: SheetSnapshot): SheetSnapshot {
  const names = new RegExp(`'?${deleted}'?!\\$?[A-Z]+\\$?\\d+(?::\\$?[A-Z]+\\$?\\d+)?`, "g");
  const formulas = sheet.formulas.map((row) => row.map((formula) => formula.replace(names, "#REF!")));
  return { ...sheet, formulas, values: sheet.values.map((row, r) => row.map((value, c) => (formulas[r]?.[c]?.includes("#REF!") ? "#REF!" : value))) };
}

test("a deleted sheet is one finding, and leads the formulas that named it", async () => {
  const { after } = await filled(typed(XIHU));
  const deleted = recognizeWorkbook(after).tables.find(({ id }) => id === "expenditure")?.sheet ?? "";
  const torn: WorkbookSnapshot = { sheets: after.sheets.filter(({ name }) => name !== deleted).map((sheet) => without(deleted, sheet)) };
  const found = runRules(recognizeWorkbook(torn), torn).findings.filter(({ severity }) => severity !== "hint");
  expect(found.map(({ rule, rootCause }) => [rule, rootCause])).toEqual([["form/table-missing", true], ["form/formula-error", undefined]]);
  expect(new Set(found.map(({ group }) => group)).size).toBe(1);
  expect(found.map((finding) => messageOf(finding)).join("\n")).toContain("已被删除");
});
