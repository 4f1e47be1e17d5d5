/** The figures of an office of Jiangsu, typed as leaves into the inserted form and filled, print its published tables. */
import { NATIONAL, profileOf } from "../../src/catalog/profiles";
import { bodyRowOf } from "../../src/derive/tableDraft";
import { planFill } from "../../src/derive/fill";
import { planInsert } from "../../src/derive/insert";
import type { Scalar } from "../../src/model/cells";
import type { Edit } from "../../src/model/edits";
import { layoutOf } from "../../src/model/profile";
import { contentAt, sheetOf, type WorkbookSnapshot } from "../../src/model/snapshot";
import type { TableId } from "../../src/model/book";
import { narrateBook } from "../../src/narrate";
import { readText } from "../../src/proofread";
import { recognizeWorkbook } from "../../src/recognize";
import { runRules } from "../../src/rules/run";
import { ECONOMIC, GOODS, ITEMS, NAMES, PRINTED, SERVICES } from "../support/jiangsuOffice";
import { applied, recalculated } from "../support/workbooks";

const jiangsu = profileOf("jiangsu") ?? NATIONAL;
const REQUEST = { profile: "jiangsu", year: 2027, department: "某省某办公厅", units: [], tables: jiangsu.tables.map(({ table }) => table), onTaken: "skip" } as const;

/** What is typed into each table, from its first row below the header and so many columns in. */
const TYPED: readonly (readonly [table: TableId, row: number, column: number, rows: readonly (readonly Scalar[])[]])[] = [
  ["revenue", 2, 2, [[18330.37]]],
  ["expenditure", 0, 1, [[9312.9, 6459.58, 2557.89]]],
  ["appropriation-balance", 1, 3, [[6459.58], [2557.89]]],
  ["general-expenditure", 1, 0, [["20101", NAMES["20101"] ?? null, null], ...ITEMS.map(([code, amount]) => [code, NAMES[code] ?? null, amount])]],
  ["general-basic-expenditure", 1, 0, ECONOMIC.map(([code, amount]) => [code, null, amount])],
  ["three-public-expenses", 0, 2, [[199.25, null, null, 183.6, 384.75, 1469.73, 363.38]]],
  ["office-running-costs", 1, 0, ECONOMIC.filter(([code]) => code.startsWith("302")).map(([code, amount]) => [code, null, amount])],
  ["government-procurement", 2, 1, GOODS], ["government-procurement", 20, 1, SERVICES],
];

async function filled(): Promise<WorkbookSnapshot> {
  const empty = applied({ sheets: [] }, planInsert({ sheets: [] }, REQUEST).edits).after;
  const edits = TYPED.flatMap(([table, row, column, rows]): Edit[] => {
    const layout = layoutOf(jiangsu, table);
    if (!layout) throw new RangeError(table);
    return rows.flatMap((cells, down) => cells.flatMap((value, across): Edit[] => {
      const at = { sheet: layout.sheet, row: bodyRowOf(layout) + row + down, column: column + across };
      return value === null ? [] : [{ kind: "setValue", at, expects: contentAt(empty, at), value }];
    }));
  });
  const typed = applied(empty, edits).after;
  return recalculated(applied(typed, planFill(recognizeWorkbook(typed), typed).edits).after);
}

/** The first number behind a label, on its row. */
function amountBeside(workbook: WorkbookSnapshot, name: string, label: string): Scalar {
  for (const line of sheetOf(workbook, name)?.values ?? []) {
    const at = line.indexOf(label);
    if (at >= 0) return line.slice(at + 1).find((value) => typeof value === "number") ?? null;
  }
  return `${label}?`;
}

test("the published tables come out of the leaves, and nothing is wrong with them", async () => {
  const workbook = await filled();
  expect(PRINTED.map(([sheet, label]) => [sheet, label, amountBeside(workbook, sheet, label)])).toEqual(PRINTED);
  // The side of the appropriation lists its uses alone.
  expect(sheetOf(workbook, "财政拨款收支预算总表")?.values.map((line) => line[2]).filter((text) => typeof text === "string" && text !== "").slice(-4)).toEqual(["一、基本支出", "二、项目支出", "三、单位预留机动经费", "支出合计"]);
  expect(sheetOf(workbook, "财政拨款收支预算总表")?.values.flat()).not.toContain("一般公共服务支出");
  expect(sheetOf(workbook, "支出预算总表")?.values.at(-1)).toEqual([18330.37, 9312.9, 6459.58, 2557.89, null]);
  expect(sheetOf(workbook, "三公经费、会议费、培训费支出预算表")?.values.at(-1)).toEqual([2600.71, 767.6, 199.25, 183.6, null, 183.6, 384.75, 1469.73, 363.38]);
  const book = recognizeWorkbook(workbook);
  expect(runRules(book, workbook).findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
  expect([book.profile.id, planFill(book, workbook).edits]).toEqual(["jiangsu", []]);
});

test("a text as offices of the region write it agrees with the tables, and one figure that does not is told", async () => {
  const book = recognizeWorkbook(await filled());
  const text = [
    "二、收入预算情况说明", "某省某办公厅本年收入预算合计18330.37万元，其中：", "一般公共预算收入18330.37万元，占100%；", "上年结转资金0万元，占0%。",
    "三、支出预算情况说明", "某省某办公厅本年支出预算合计18330.37万元，其中：", "基本支出9312.9万元，占50.81%；", "项目支出6459.58万元，占35.24%；", "单位预留机动经费2557.89万元，占13.95%；",
    "十二、政府采购支出预算情况说明", "2027年度本部门政府采购支出预算总额2416.43万元，其中：拟采购货物支出233.1万元、拟购买服务支出2183.33万元。",
  ].join("\n");
  expect(readText(text, book).findings.filter(({ severity }) => severity !== "hint")).toEqual([]);
  const changed = readText(text.replace("2183.33", "2138.33").replace("2557.89万元，占", "2575.89万元，占"), book);
  expect(changed.findings.filter(({ severity }) => severity !== "hint").map(({ rule }) => rule).sort()).toEqual(["text/amount", "text/parts"]);
});

test("what nobody typed is asked for, and the sentences that need nothing are written", async () => {
  const narrative = narrateBook(recognizeWorkbook(await filled()));
  expect(narrative.sections.find(({ id }) => id === "procurement")?.paragraphs.map((paragraph) => paragraph.text))
    .toEqual(["2027年某省某办公厅政府采购预算总额2416.43万元，其中：政府采购货物预算233.10万元、政府采购服务预算2183.33万元。"]);
  expect(narrative.missing.length).toBeGreaterThan(0);
});
