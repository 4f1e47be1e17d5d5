import { NATIONAL, PROFILES } from "../../src/catalog/profiles";
import { planFill } from "../../src/derive/fill";
import type { Edit } from "../../src/model/edits";
import { formFor } from "../../src/model/profile";
import { contentAt, type WorkbookSnapshot } from "../../src/model/snapshot";
import { recognizeWorkbook } from "../../src/recognize";
import { planInsert } from "../../src/review/planInsert";
import { formEdits, FULL } from "../support/anyForm";
import { applied } from "../support/workbooks";

/** A set of a form that lists every class, amounts typed, its balances not filled yet. */
function typedSet(): WorkbookSnapshot {
  const profile = formFor(PROFILES.find(({ tables }) => tables.some(({ body }) => body.kind === "lines" && body.everyClass !== undefined)) ?? NATIONAL, "department");
  const request = { profile: profile.id, scope: "department", unit: "万元", year: 2027, department: "某某局", units: [], tables: profile.tables.map(({ table }) => table), onTaken: "skip" } as const;
  const empty = applied({ sheets: [] }, planInsert({ sheets: [] }, request, PROFILES).edits).after;
  return applied(empty, formEdits(empty, profile, FULL)).after;
}

/** Classes that the balance lists; of those below a class that it does not list, each one up. */
function withoutClass(workbook: WorkbookSnapshot, code: string): WorkbookSnapshot {
  const table = recognizeWorkbook(workbook).tables.find(({ id }) => id === "balance");
  const lines = (table?.rows ?? []).filter((row) => row.axis === "expenditure" && row.code !== null);
  const column = table?.columns.find(({ axis, content }) => axis === "expenditure" && content === "name")?.column ?? -1;
  const from = lines.findIndex((row) => row.code === code);
  const edits = lines.slice(from).map((row, at): Edit => {
    const place = { sheet: row.sheet, row: row.row, column };
    return { kind: "setValue", at: place, expects: contentAt(workbook, place), value: lines[from + at + 1]?.label ?? null };
  });
  return applied(workbook, edits).after;
}

test("a class of nothing that a list of classes lacks is not added", () => {
  const listed = (workbook: WorkbookSnapshot): readonly string[] => (recognizeWorkbook(workbook).tables.find(({ id }) => id === "balance")?.rows ?? []).flatMap(({ axis, code }) => (axis === "expenditure" && code !== null ? [code] : []));
  const whole = typedSet();
  const lacking = withoutClass(whole, "224");
  expect(listed(whole)).toContain("224");
  expect(listed(lacking)).toEqual(listed(whole).filter((code) => code !== "224"));
  expect(listed(applied(lacking, planFill(recognizeWorkbook(lacking), lacking).edits).after)).toEqual(listed(lacking));
});
