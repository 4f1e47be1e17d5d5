import { addressOf } from "../../src/model/cells";
import type { FormChoice } from "../../src/model/form";
import { contentAt, type WorkbookSnapshot } from "../../src/model/snapshot";
import { chooseWays } from "../../src/form/choose";
import type { Way } from "../../src/form/candidates";
import { natureOf, turnFormula } from "../../src/form/formulas";
import { turnYears, type TurnedPart } from "../../src/form/years";
import { planNextYear, remnantsIn, understand } from "../../src/review";
import { madeUp } from "../support/anyLayout";
import { dressed } from "../support/dresses";
import { printedTables } from "../support/layouts";
import { XIHU } from "../support/xihu";
import { learned } from "../support/nextYear";
import { grid, rowsOf, workbook, type GridCell } from "../support/snapshots";
import { applied, recalculated } from "../support/workbooks";

/** What stands in some cells: a formula, a value, or nothing. */
function cells(snapshot: WorkbookSnapshot, sheet: string, addresses: readonly string[]): readonly unknown[] {
  return addresses.map((address) => {
    const match = /^([A-Z])(\d+)$/.exec(address);
    const content = contentAt(snapshot, { sheet, row: Number(match?.[2]) - 1, column: (match?.[1] ?? "A").charCodeAt(0) - 65 });
    return "formula" in content ? content.formula : content.value;
  });
}

describe("years of the words", () => {
  const cases: readonly (readonly [text: string, part: TurnedPart, turned: string])[] = [
    ["2022年部门收支预算总表", "heading", "2023年部门收支预算总表"],
    ["２０２２年度部门预算", "heading", "２０２３年度部门预算"],
    ["二〇二二年部门预算", "heading", "二〇二三年部门预算"],
    ["二○二九年部门预算", "heading", "二○二九年部门预算"],
    ["2021年预算数", "heading", "2022年预算数"],
    ["2022年预算数比2021年执行数", "heading", "2023年预算数比2022年执行数"],
    ["2022“三公”经费", "heading", "2023“三公”经费"],
    ["2022", "heading", "2023"],
    ["2021-2022年规划", "heading", "2022-2023年规划"],
    ["填报日期：2022年1月25日", "heading", "填报日期：2023年  月  日"],
    ["浙财预〔2022〕15号", "heading", "浙财预〔2022〕15号"],
    ["合同编号HT2022-15", "heading", "合同编号HT2022-15"],
    ["20220101", "heading", "20220101"],
    ["2022.5", "heading", "2022.5"],
    ["上年预算数", "heading", "上年预算数"],
    ["自2021年11月中心成立起，2022年底前完成。", "sentence", "自2021年11月中心成立起，2023年底前完成。"],
    ["根据2014年修正的预算法。", "sentence", "根据2014年修正的预算法。"],
  ];
  test.each(cases)("%s", (text, part, turned) => expect(turnYears(text, 2022, 2023, part).text).toBe(turned));

  test("what was left and may be meant is told", () => expect(turnYears("浙财预〔2022〕15号", 2022, 2023, "heading").left).toEqual(["2022"]));
});

describe("formulas of the office", () => {
  const natures: readonly (readonly [formula: string, nature: string])[] = [
    ["=SUM(C6:C9)", "live"], ["=ROUND(C6/10000,2)", "live"], ["='支出 表'!C6", "live"], ["=C5+12.5", "typed"], ["=800+26.1", "typed"], ["=[1]表!C6", "foreign"], ["=#REF!+C5", "foreign"],
  ];
  test.each(natures)("%s is %s", (formula, nature) => expect(natureOf(formula)).toBe(nature));

  test("a title that a formula makes is turned", () => expect(turnFormula('=TEXT(DATE(2022,1,1),"yyyy年")&"2022年部门预算"&A2022', 2022, 2023)).toBe('=TEXT(DATE(2023,1,1),"yyyy年")&"2023年部门预算"&A2022'));
});

describe("sheets of ours", () => {
  const before = dressed(printedTables(XIHU, "zhejiang"), { name: "straight" });
  const made = (snapshot: WorkbookSnapshot, ownSheets: boolean) => {
    const plan = planNextYear(snapshot, { year: XIHU.year + 1, ownSheets });
    return { plan, book: understand(applied(snapshot, plan.edits).after) };
  };

  test("are added on request, with what the tables say", () => {
    const { plan, book } = made(before, true);
    expect(plan.added).toEqual(["基本信息", "补充资料"]);
    expect([book.year, book.body, book.basics?.facts.get("unit-of-measure")?.text]).toEqual([XIHU.year + 1, XIHU.body, "万元"]);
    expect(book.basics?.units.map(({ name }) => name)).toEqual(expect.arrayContaining([expect.stringContaining(XIHU.body)]));
    expect([...(book.supplement?.facts.values() ?? [])].filter(({ text }) => text !== null)).toEqual([]);
    expect(made(before, false)).toMatchObject({ plan: { added: [] }, book: { basics: null, supplement: null } });
  });

  test("not where they are", () => {
    const { plan, book } = made(before, true);
    const after = applied(before, plan.edits).after;
    expect(planNextYear(after, { year: XIHU.year + 2, ownSheets: true }).added).toEqual([]);
    expect(book.basics?.facts.get("profile")?.text).toBe("浙江");
  });

  test("what nobody knows stays open: the form, and who publishes", () => {
    const { book } = made(madeUp(3).snapshot, true);
    expect(["profile", "publisher"].map((id) => book.basics?.facts.get(id)?.text ?? null)).toEqual([null, null]);
  });
});

describe("of several ways that stand on each other the less certain one is left out", () => {
  const way = (key: string, rank: Way["rank"], parts: readonly string[], outcome: Way["outcome"] = "holds"): Way => ({ at: { sheet: "表", row: 0, column: 0 }, key, rank, order: 0, formula: `=${parts.join("+")}`, parts, kind: "sum", outcome, expected: 0 });
  const cases: readonly (readonly [title: string, ways: readonly Way[], chosen: readonly string[]])[] = [
    ["no circle", [way("a", 1, ["b", "c"]), way("b", 2, ["d"])], ["a=b+c", "b=d"]],
    ["a circle of two", [way("a", 1, ["b"]), way("b", 2, ["a"])], ["a=b"]],
    ["itself", [way("a", 2, ["a", "b"])], []],
    ["the office's own first", [way("a", 1, ["b"]), way("a", 0, ["c"])], ["a=c"]],
    ["what held before what failed", [way("a", 1, ["b"], "fails"), way("a", 2, ["c"])], ["a=c"]],
  ];
  test.each(cases)("%s", (_title, ways, chosen) => expect([...chooseWays(ways)].map(([key, { formula }]) => `${key}${formula}`)).toEqual(chosen));
});

const compared = (columns: string): WorkbookSnapshot => workbook(grid("支出2022", rowsOf(`
2022年一般公共预算支出表
|||||单位：万元
${columns}
'201|一般公共服务支出|40|60|20|50
'20103|政府办公厅事务|40|60|20|50
'2010301|行政运行|25|35|10|40
'2010302|一般行政管理事务|15|25|10|66.67
|合计|40|60|20|50`), { format: "0.00" }));

describe("amounts of the year before", () => {
  test("a budget takes over the budget; sums stay formulas, changes follow", async () => {
    const form = learned(compared("科目编码|科目名称|2021年预算数|2022年预算数|增减额|增减%"));
    expect(form.plan).toMatchObject({ from: 2022, year: 2023, questions: [], counts: { moved: 5 } });
    expect(cells(form.form, "支出2023", ["C3", "D3", "C4", "C6", "C7", "D6", "D8", "E6"])).toEqual([
      "2022年预算数", "2023年预算数", '=ROUND(SUMIFS(C5:C$7,$A5:$A$7,$A4&"??"),6)', 35, 25, null, '=ROUND(SUMIFS(D$4:D7,$A$4:$A7,"???"),6)', "=ROUND(D6-C6,6)",
    ]);
    const after = await recalculated(form.form);
    expect(after.sheets[0]?.values.map((line) => line[2]).slice(3)).toEqual([60, 60, 35, 25, 60]);
    expect(remnantsIn(form.before, form.plan, form.form).left).toEqual([]);
  });

  const asked: readonly (readonly [header: string, instead: string, choices: readonly FormChoice[]])[] = [
    ["2021年执行数", "2022年预算数", ["blank", "move"]],
    ["2021年调整预算数", "2022年预算数", ["blank", "move"]],
    ["上年数", "2022年预算数", ["blank", "move"]],
  ];
  test.each(asked)("%s is no budget for sure: left empty, and asked", (header, instead, choices) => {
    const before = compared(`科目编码|科目名称|${header}|2022年预算数|增减额|增减%`);
    const { plan, form } = learned(before);
    expect(plan.questions).toMatchObject([{ kind: "base", printed: header, instead, choices, chosen: "blank" }]);
    expect(cells(form, "支出2023", ["C6", "C7"])).toEqual([null, null]);
    const [question] = plan.questions;
    expect(cells(learned(before, 2032, new Map([[question?.id ?? "", "move"]])).form, "支出2023", ["C6", "C7"])).toEqual([35, 25]);
  });

  test("three years: each column takes what is of its year and kind", () => {
    const before = workbook(grid("表", rowsOf(`
2022年收支情况表
||||单位：万元
项目|2020年决算数|2021年决算数|2021年预算数|2022年预算数
收入甲|1|2|3|4
收入乙|10|20|30|40
合计|11|22|33|44`)));
    const { plan, form } = learned(before);
    expect(cells(form, "表", ["B3", "C3", "D3", "E3", "B4", "C4", "D4", "E4"])).toEqual(["2021年决算数", "2022年决算数", "2022年预算数", "2023年预算数", 2, null, 4, null]);
    expect(plan.questions.map(({ kind, printed }) => `${kind} ${printed}`)).toEqual(["base 2021年决算数"]);
  });
});

const listed = (...more: readonly (readonly GridCell[])[]): WorkbookSnapshot => workbook(grid("采购", [
  ["2022年采购安排表"], [null, null, "单位：万元"], ["序号", "项目", "数量（台）", "金额"], [1, "打印机（2万以下）", 3, 1250.5], [2, "2022年信息化项目", 1, 800.25], [3, "服务器", 2, 300], [null, "合计", null, 2350.75], ...more,
]));

describe("what nobody can be sure of is told", () => {
  test("numbers of rows and names stay, counts and amounts go, years of projects are turned", () => {
    const { form, plan } = learned(listed());
    expect(cells(form, "采购", ["A4", "B4", "C4", "D4", "B5", "D7"])).toEqual([1, "打印机（2万以下）", null, null, "2023年信息化项目", "=ROUND(SUM(D4:D6),6)"]);
    expect(plan.questions).toEqual([]);
  });

  test("a note that quotes a figure of last year has a gap for it, or is kept", () => {
    const note = "注：2022年金额2350.75万元，其中50万元以上项目另附。";
    const { plan, form } = learned(listed([note]));
    expect(cells(form, "采购", ["A8"])).toEqual(["注：2023年金额××万元，其中50万元以上项目另附。"]);
    expect(plan.questions).toMatchObject([{ kind: "words", printed: note, choices: ["change", "keep"], chosen: "change" }]);
    expect(cells(learned(listed([note]), 2032, new Map([[plan.questions[0]?.id ?? "", "keep"]])).form, "采购", ["A8"])).toEqual([note]);
  });

  test("a sum that failed last year becomes a formula all the same, and is told", () => {
    const before = workbook(grid("表", rowsOf(`
2022年支出安排表
|||单位：万元
项目|合计|甲类支出|乙类支出
办公|30|10|20
会议|70|30|40
培训|99|40|50
交通|110|50|60
印刷|5|2|3
差旅|9|4|5
合计|323|136|178`)));
    const { plan, form } = learned(before);
    expect(cells(form, "表", ["B6"])).toEqual(["=ROUND(SUM(C6:D6),6)"]);
    expect(plan.questions.map(({ kind, at, printed, instead }) => `${kind} ${addressOf(at)} ${printed} ${instead}`)).toEqual(["exception B6 99 90"]);
  });

  test("a typed amount inside a formula is no formula of the form; the office's own sums are kept", () => {
    const before = workbook(grid("表", [
      ["2022年支出安排表"], [null, "单位：万元"], ["项目", "金额"], ["办公", { value: 12.5, formula: "=10+2.5" }], ["会议", 20], ["合计", { value: 32.5, formula: "=SUM(B4:B5)" }],
    ]));
    const { plan, form } = learned(before);
    expect(cells(form, "表", ["B4", "B5", "B6"])).toEqual([null, null, "=SUM(B4:B5)"]);
    expect(plan.questions).toMatchObject([{ kind: "formula", printed: "=10+2.5", chosen: "blank" }]);
  });

  test("a workbook of another year, and one of no year", () => {
    const old = learned(compared("科目编码|科目名称|2021年预算数|2022年预算数|增减额|增减%")).before;
    const before = workbook(grid("表", rowsOf("支出安排表\n|单位：万元\n项目|金额\n办公|10\n会议|20\n合计|30")));
    expect(learned(before).plan).toMatchObject({ from: null, questions: [{ kind: "unknownYear" }] });
    expect(learned(before).form.sheets[0]?.values[0]?.[0]).toBe("支出安排表");
    expect(learned(old).plan.questions).toEqual([]);
  });

  test("a protected sheet is named", () => {
    const [sheet] = listed().sheets;
    if (!sheet) throw new Error("no sheet");
    const before = workbook({ ...sheet, protected: true });
    expect(() => learned(before)).toThrow("protected");
  });

  test("figures that were hidden in other places are found by the search", () => {
    const { before, plan, form } = learned(listed());
    const again = applied(form, [{ kind: "setValue", at: { sheet: "采购", row: 20, column: 5 }, expects: { value: null }, value: "另有1,250.5万元" }]).after;
    expect(remnantsIn(before, plan, again)).toMatchObject({ left: [{ at: { row: 20, column: 5 }, printed: "另有1,250.5万元" }] });
  });
});
