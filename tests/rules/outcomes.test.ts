import { recognizeWorkbook } from "../../src/recognize";
import { contextOf, instantiate } from "../../src/relations/instantiate";
import { evaluateAll } from "../../src/relations/evaluate";
import { messageOf } from "../../src/report/rules";
import { outcomesOf } from "../../src/rules/outcomes";
import { relationsHold, verdictsOf } from "../../src/rules/relations";
import { runRules } from "../../src/rules/run";
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

/** How the sums of columns of a book come out: how many hold, fail, apply to nothing and cannot be judged; where figures were rounded their gaps hold. */
test.each<[what: string, rows: readonly string[], counts: readonly [passed: number, failed: number, notApplicable: number, insufficientData: number]]>([
  ["each way once", ["201 | 30 | 10 | 20", "205 | 31 | 10 | 20", "208 | | |", "210 | 二 | 10 | 20"], [1, 1, 1, 1]],
  ["gaps of a hundredth, as rounding makes them", ["201 | 30.01 | 10.01 | 20.01", "205 | 30.02 | 10.01 | 20.02", "208 | 5.03 | 2.01 | 3.01"], [3, 0, 0, 0]],
  ["one gap of a hundredth among figures that were rounded", ["201 | 30.01 | 10.01 | 20.01", "205 | 30.02 | 10.01 | 20.01", "208 | 5.03 | 2.01 | 3.02"], [3, 0, 0, 0]],
  ["a gap of a tenth is none of rounding", ["201 | 30.11 | 10.01 | 20.01", "205 | 30.02 | 10.01 | 20.01"], [1, 1, 0, 0]],
])("%s", (_what, rows, counts) => {
  const book = smallBook(`general-expenditure\n | total | basic | project\n${rows.join("\n")}`);
  const lookup = contextOf(book);
  const evaluations = evaluateAll(book, instantiate(lookup)).filter(({ instance }) => instance.relation.kind === "columnSum");
  const { passed, failed, notApplicable, insufficientData } = relationsHold(book, verdictsOf({ book, evaluations, structural: [] }), new Map());
  expect([passed, failed, notApplicable, insufficientData]).toEqual(counts);
});

/** Sums that miss by rounding alone are told once, at the first of them, with the others beside it; a long sum by its first parts. */
test.each<[what: string, book: string, rule: string, said: readonly string[]]>([
  ["three sums of rounded figures", "general-expenditure\n | total | basic | project\n201 | 30.01 | 10.01 | 20.01\n205 | 30.02 | 10.01 | 20.02\n208 | 5.03 | 2.01 | 3.01", "hint/rounding",
    ["3,1 有 3 处合计只差四舍五入的尾数，各数取整后不能逐项相加属正常，请留意。 4,1 5,1"]],
  ["a total of five classes", "general-expenditure\n | total\ntotal | 99\n201 | 30\n205 | 20\n208 | 10\n210 | 5\n221 | 5", "sum/total",
    ["3,1 合计等于各类之和：本格为 99.00 万元，按勾稽关系两边相差 29.00 万元，若其他各项无误应为 70.00 万元（部门一般公共预算支出表〔total · 合计〕 99.00 = 部门一般公共预算支出表〔201 · 合计〕 + 部门一般公共预算支出表〔205 · 合计〕 + 部门一般公共预算支出表〔208 · 合计〕 等 5 项 70.00）。也可能是等式中其他某格有误。 4,1 5,1 6,1 7,1 8,1"]],
  ["a column that only this layout prints, by the name that it has there", "general-expenditure\n | personnel | personnel/工资 | personnel/补助\n201 | 6 | 4 | 2\n205 | 9 | 5 | 4\n208 | 9 | 5 | 3", "sum/columns",
    ["5,1 合计列等于各分列之和：本格为 9.00 万元，按勾稽关系两边相差 1.00 万元，若其他各项无误应为 8.00 万元（部门一般公共预算支出表〔208 · 人员经费〕 9.00 = 部门一般公共预算支出表〔208 · personnel/工资〕 + 部门一般公共预算支出表〔208 · personnel/补助〕 8.00）。也可能是 部门一般公共预算支出表!C6、部门一般公共预算支出表!D6 有误。 5,2 5,3"]],
  ["text in such a column", "general-expenditure\n | personnel | personnel/工资\n201 | 6 | 待定", "form/amount-text",
    ["3,2 〔201 · personnel/工资〕应填金额，现为文字“待定”，无法参与计算；请改为数字。 "]],
])("said of %s", (_what, book, rule, said) => {
  expect(runRules(smallBook(book)).findings.filter((finding) => finding.rule === rule).map((finding) => `${finding.at.row},${finding.at.column} ${messageOf(finding)} ${finding.related.map(({ row, column }) => `${row},${column}`).join(" ")}`)).toEqual(said);
});
