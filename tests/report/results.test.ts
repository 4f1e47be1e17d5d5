import type { Edit } from "../../src/model/edits";
import { sheetOf, type WorkbookSnapshot } from "../../src/model/snapshot";
import { hasFaults, resultSheetEdits, summaryText, validationHtml, validationJson, validationText } from "../../src/report";
import { accept, review } from "../../src/review";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { applied } from "../support/workbooks";

const table = (name = "行政运行", title = "2024年部门支出预算总表"): WorkbookSnapshot => workbook(grid("支出表", rowsOf(`
${title}
|||||单位：万元
科目编码|科目名称|合计|人员支出|公用经费|项目支出
|合计|31|15|10|5
'201|一般公共服务支出|30|15|10|5
'20103|政府办公厅（室）及相关机构事务|30|15|10|5
'2010301|${name}|30|15|10|5`), { format: "0.00" }), grid("通讯录", [["姓名", "电话"], ["张三", "110"]]));

const BROKEN = table();

function withResults(snapshot: WorkbookSnapshot): WorkbookSnapshot {
  return applied(snapshot, resultSheetEdits(snapshot, review(snapshot))).after;
}

describe("校验结果", () => {
  test("a line for each finding, amounts as numbers, then what was not read", () => {
    const { findings } = review(BROKEN);
    const sheet = sheetOf(withResults(BROKEN), "校验结果");
    expect(sheet?.values[3]).toEqual(["序号", "程度", "规则", "工作表", "单元格", "说明", "应为", "差额", "组"]);
    const lines = (sheet?.values ?? []).slice(4);
    expect(lines).toHaveLength(findings.length + 1);
    expect(lines[0]).toEqual([1, "不一致", "合计列等于各分列之和", "支出表", "C4", expect.stringContaining("应为 30.00"), 30, 1, "g1（主）"]);
    expect(lines.at(-1)).toEqual([findings.length + 1, "未识别", null, "通讯录", "A1:B2", expect.stringContaining("与预算表无关"), null, null, null]);
    expect(sheet?.numberFormats[4]?.[6]).toBe("0.00");
  });

  test("the sheet of the last run is replaced, and is no leftover", () => {
    const twice = withResults(withResults(BROKEN));
    expect(twice.sheets.map(({ name }) => name)).toEqual(["支出表", "通讯录", "校验结果"]);
    expect(review(twice)).toEqual(review(BROKEN));
  });

  test.each<[string, (snapshot: WorkbookSnapshot) => WorkbookSnapshot]>([
    ["a sheet of the user's of that name", () => workbook(...BROKEN.sheets, grid("校验结果", [["我的笔记"]]))],
    ["our sheet with a column of the user's", (snapshot) => applied(withResults(snapshot), [
      { kind: "setValue", at: { sheet: "校验结果", row: 4, column: 11 }, expects: { value: null }, value: "已改" } satisfies Edit]).after],
  ])("%s stays", (_, made) => {
    const before = made(BROKEN);
    const own = sheetOf(before, "校验结果");
    const after = withResults(before);
    expect(after.sheets.map(({ name }) => name)).toEqual(["支出表", "通讯录", "校验结果", "校验结果 (2)"]);
    expect(sheetOf(after, "校验结果")).toEqual(own);
    expect(withResults(after).sheets.map(({ name }) => name)).toEqual(after.sheets.map(({ name }) => name));
  });

  test.each(["=HYPERLINK(\"x\")", "+1", "-1", "@SUM(A1)"])("the sheet name %s stays text", (name) => {
    const [own, ...rest] = BROKEN.sheets;
    const sheet = sheetOf(withResults(workbook(...(own ? [{ ...own, name }] : []), ...rest)), "校验结果");
    expect([sheet?.values[4]?.[3], sheet?.formulas[4]?.[3], sheet?.numberFormats[4]?.[3]]).toEqual([name, "", "@"]);
  });

  test("a clean workbook says so", () => {
    const sheet = sheetOf(withResults(workbook()), "校验结果");
    expect(sheet?.values[4]?.[0]).toBe("没有发现问题。");
  });
});

describe("accepted findings in the reports", () => {
  const accepted = applied(BROKEN, accept(BROKEN, review(BROKEN).findings.filter(({ severity }) => severity !== "hint"), "=已核<对>")).after;
  const result = review(accepted);

  test("they no longer count as faults, and are no finding of the JSON", () => {
    expect([hasFaults(review(BROKEN)), hasFaults(result)]).toEqual([true, false]);
    expect((validationJson("a.xlsx", result) as { findings: readonly unknown[] }).findings).toHaveLength(result.findings.length);
  });

  test("text, HTML and sheet show them with their reason", () => {
    expect(validationText("a.xlsx", result)).toMatch(/\[已接受\] 支出表!C4 .* 理由: =已核<对>/);
    expect(validationHtml([{ file: "a.xlsx", review: result }])).toContain("=已核&#60;对&#62;");
    expect((sheetOf(withResults(accepted), "校验结果")?.values ?? []).filter((row) => row[1] === "已接受")).toHaveLength(result.accepted.length);
  });

  test("a lapsed acceptance is shown as such", () => {
    const changed = applied(accepted, [{ kind: "setValue", at: { sheet: "支出表", row: 3, column: 2 }, expects: { value: 31 }, value: 32 }]).after;
    expect(validationText("a.xlsx", review(changed))).toMatch(/\[接受已失效\] 支出表!C4/);
  });
});

describe("HTML", () => {
  const page = validationHtml([{ file: "a.xlsx", review: review(BROKEN) }]);

  test("findings that one cell causes are folded under it", () => {
    expect(page).toMatch(/<details><summary><b class="inconsistency">不一致<\/b> <span class="place">支出表!C4<\/span>[^]*?（另有 \d+ 处由此引起）/);
  });

  test("tables with their counts, every column with its meaning, and what was not read", () => {
    expect(page).toMatch(/<td>2024年部门支出预算总表<\/td><td><span class="place">支出表!A1:F7<\/span><\/td><td>万元<\/td><td>\d+<\/td><td>[1-9]\d*<\/td>/);
    expect(page).toContain("<li>D　人员支出 → 人员支出</li>");
    expect(page).toContain("通讯录!A1:B2");
  });

  test.each(["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "&lt;b&gt;", "</style><b>"])("%s stays text, wherever it stands", (hostile) => {
    const review1 = review(applied(table(hostile.replaceAll("|", ""), `2024年部门支出预算总表${hostile}`), []).after);
    const html = validationHtml([{ file: `${hostile}.xlsx`, review: { ...review1, book: { ...review1.book, body: hostile } } }]);
    expect(html).not.toContain(hostile);
    expect(html.replace(/<!doctype html>|<\/?(?:html|head|meta|title|style|body|h[123]|table|thead|tbody|tr|th|td|p|ol|ul|li|b|br|span|details|summary|section)(?: (?:class|lang|charset|name|content|http-equiv)="[^"<>]*")*>/g, "").replace(/body\{[^]*?\}\}/, "")).not.toMatch(/[<>]/);
  });
});

test("the summary: aligned by the width of its characters, with sums and what was not read", () => {
  const summary = { tables: 11, passed: 358, errors: 0, inconsistencies: 2, hints: 1, accepted: 0 };
  expect(summaryText([{ file: "甲局.xlsx", ...summary }, { file: "a.xlsx", ...summary, passed: 9 }], ["坏\n的.xlsx"])).toBe([
    "文件           识别表数  通过  错误  不一致  提示  已接受",
    "甲局.xlsx            11   358     0       2     1       0",
    "a.xlsx               11     9     0       2     1       0",
    "坏 的.xlsx     未能校验",
    "合计 3 个文件        22   367     0       4     2       0",
  ].join("\n"));
});
