import { recognizeWorkbook } from "../../src/recognize";
import { outcomesOf } from "../../src/rules/outcomes";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { smallBook } from "../support/smallBook";

/** What became of every relation of a book, by the table on its left, with the cells that it names; a gap of rounding counts as passed. */
test("relations, with their table and cells", () => {
  const book = smallBook(`
    general-expenditure
            | total | basic | project
    total   | 30    | 10    | 20
    201     | 30.01 | 10    | 20
    20103   | 31    | 10    | 20
    2010301 | 二    | 10    | 20`);
  const cells = outcomesOf(book).filter(({ relation }) => relation === "general-expenditure/main/columns").map(({ rule, table, status, cells: named }) => `${rule} ${table ?? "none"} ${status} ${named.length}`);
  expect(cells).toEqual([
    "sum/columns general-expenditure passed 3", "sum/columns general-expenditure passed 3", "sum/columns general-expenditure failed 3", "sum/columns general-expenditure insufficientData 3",
  ]);
  expect(outcomesOf(book).filter(({ relation }) => relation === "general-expenditure/pension=economic").map(({ table, status, cells: named }) => [table, status, named])).toEqual([[null, "insufficientData", []]]);
  expect(outcomesOf(book).some(({ relation }) => relation.startsWith("form/"))).toBe(false);
});

/** Rules of form table by table: what was looked at, and what there was nothing of to look at. */
test("rules of form, where the sheets are at hand", () => {
  const snapshot = workbook(
    grid("一般", rowsOf("2026年部门一般公共预算支出表\n科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n'2010301 | 行政运行 | 30 | 10 | 20"), { format: "0.00" }),
    grid("收入", rowsOf("2026年部门收入预算总表\n单位：万元\n单位名称 | 总计 | 一般公共预算 | 事业收入\n某局 | 30 | 30 |"), { format: "0.00" }),
  );
  const outcomes = outcomesOf(recognizeWorkbook(snapshot), snapshot);
  const said = (rule: string): string => outcomes.filter((outcome) => outcome.rule === rule && outcome.relation === rule).map(({ table, status, cells }) => `${table ?? "none"} ${status}${cells.length > 0 ? ` ${cells.length}` : ""}`).join(", ");
  expect(["form/unit-missing", "form/unit-conflict", "form/amount-stored-as-text", "form/code-duplicate", "form/code-unknown", "form/title-year"].map((rule) => [rule, said(rule)])).toEqual([
    ["form/unit-missing", "general-expenditure failed 1, revenue passed"],
    // Amounts whose unit is not known are none yet.
    ["form/unit-conflict", "general-expenditure insufficientData, revenue passed"],
    ["form/amount-stored-as-text", "general-expenditure insufficientData, revenue passed"],
    // A table of units prints no codes.
    ["form/code-duplicate", "general-expenditure passed, revenue notApplicable"],
    ["form/code-unknown", "general-expenditure passed, revenue notApplicable"],
    ["form/title-year", "general-expenditure passed, revenue passed"],
  ]);
});
