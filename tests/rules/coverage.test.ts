import { areaAddress } from "../../src/model/cells";
import { CELL_COVERAGES, type CoverageMap } from "../../src/model/findings";
import type { Leftover } from "../../src/model/book";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { review } from "../../src/review";
import { coverageOf } from "../../src/rules/coverage";
import { judgedBook } from "../../src/rules/judgedBook";
import { sheetsOf } from "../support/said";

const HEAD = "资金来源一览表 | | 单位：万元\n来源 | 人数 | 数额\n";
const GENERAL = "2026年部门一般公共预算支出表 | | | | 单位：万元\n科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n";
const ONE = `${GENERAL}201 | 一般公共服务支出 | 30.00 | 10.00 | 20.00`;
const MARKS = { none: "·", checked: "v", alone: "o", unread: "x" } as const;

/** Sheets with a mark for each cell. */
function picturesOf(maps: readonly CoverageMap[]): readonly string[] {
  return maps.map(({ sheet, rows, columns, states }) => [sheet, ...Array.from({ length: rows }, (_, row) => [...states.slice(row * columns, (row + 1) * columns)].map((state) => MARKS[CELL_COVERAGES[state] ?? "none"]).join(""))].join(" "));
}

/** The sheets as pictures, a mark for each cell (v judged, o in no judged relation, x not read, · no amount), and what was not read. */
function pictureOf(text: string): { readonly cells: readonly string[]; readonly counts: string; readonly unread: readonly string[] } {
  const { coverage: { amounts, checked, alone, unread }, coverageMaps, book } = review(sheetsOf(text));
  return {
    cells: picturesOf(coverageMaps),
    counts: `${amounts}: ${checked}v ${alone}o ${unread}x`,
    unread: book.leftovers.map(({ area, reason }) => `${reason} ${area.sheet}!${areaAddress(area)}`),
  };
}

test.each<[what: string, sheets: string, cells: readonly string[], counts: string, unread: readonly string[]]>([
  ["every number in a sum", `表\n${HEAD}合计 | 30 | 50.00\n甲 | 10 | 20.00\n乙 | 20 | 30.00`, ["表 ··· ··· ··v ··v ··v"], "3: 3v 0o 0x", []],
  ["a number in no relation is alone", `表\n${HEAD}甲 | 10 | 20.00\n乙 | 20 | 31.00`, ["表 ··· ··· ··o ··o"], "2: 0v 2o 0x", []],
  ["a number under no header is named with its place", `表\n77.00\n${HEAD}合计 | 3 | 50.00\n甲 | 1 | 20.00\n乙 | 2 | 30.00`, ["表 x·· ··· ··· ··v ··v ··v"], "4: 3v 0o 1x", ["noHeader 表!A1"]],
  ["a table of final accounts is told as such and not read", "表\n2025年收入支出决算总表 | 单位：万元\n项目 | 决算数\n合计 | 50.00\n甲 | 20.00\n乙 | 30.00", ["表 ·· ·· ·x ·x ·x"], "3: 0v 0o 3x", ["finalAccounts 表!A1:B5"]],
  ["codes, zeros and blanks are no amounts; what no relation could judge is alone", `表\n${GENERAL}201 | 一般公共服务支出 | 30.00 | 10.00 | 20.00\n20103 | 政府办公厅（室）及相关机构事务 | 30.00 | 10.00 | 20.00\n2010301 | 行政运行 | 30.00 | 10.00 | 约二十\n2080501 | 行政单位离退休 | | 0.00 | 5.00`, ["表 ····· ····· ··vvv ··vvv ··vv· ····v"], "9: 9v 0o 0x", []],
  ["a line of which nothing could be judged, because its total is text", `表\n${GENERAL}201 | 一般公共服务支出 | 约三十 | 10.00 | 20.00`, ["表 ····· ····· ···oo"], "2: 0v 2o 0x", []],
  ["amounts as text are counted as the numbers that they are", `表\n${GENERAL}201 | 一般公共服务支出 | '1,030.00 | '1，010.00 | 20.00\n208 | 社会保障和就业支出 | '0.00 | '0.00 | '0.00`, ["表 ····· ····· ··vvv ·····"], "3: 3v 0o 0x", []],
  ["amounts as text in full width, with spaces and with their unit behind them; words for nothing", `表\n${GENERAL}201 | 一般公共服务支出 | '１２.００ | '7.00  | '5.00元\n208 | 社会保障和就业支出 | 无 | — | —`, ["表 ····· ····· ··vvx ·····"], "3: 2v 0o 1x", []],
  ["text above the table that looks like a number is none", `表\n'77.00\n${ONE}`, ["表 ····· ····· ····· ··vvv"], "3: 3v 0o 0x", []],
  ["years are no amounts, the numbers next to them are", `表\n1989 | 1990 | 2100 | 2101 | 2026.5\n${ONE}`, ["表 x··xx ····· ····· ··vvv"], "6: 3v 0o 3x", ["noHeader 表!A1:E1"]],
  ["dates are none", `表 格式=yyyy"年"m"月"\n46000\n${ONE}`, ["表 ····· ····· ····· ··vvv"], "3: 3v 0o 0x", []],
  ["a format whose words and colours alone look like a date prints amounts", `表 格式=#,##0"元年"[Yellow]\n46000\n${ONE}`, ["表 x···· ····· ····· ··vvv"], "4: 3v 0o 1x", ["noHeader 表!A1:E1"]],
  ["a sheet that begins further down and to the right", `表 起点=C5\n | 7.00\n${ONE}`, ["表 ·x··· ····· ····· ··vvv"], "4: 3v 0o 1x", ["noHeader 表!C5:G5"]],
  ["sheets without budget tables are no matter", `表\n${GENERAL}201 | 一般公共服务支出 | 30.00 | 10.00 | 20.00\n\n通讯录\n姓名 | 电话\n张三 | 5551234`, ["表 ····· ····· ··vvv"], "3: 3v 0o 0x", ["otherSheet 通讯录!A1:B2"]],
  ["a table that goes on on the next sheet, with its codes; a number above it there is not read", `表\n${ONE}\n\n表（续）\n | | | 9.00\n${GENERAL.replace("支出表", "支出表（续）")}208 | 社会保障和就业支出 | 30.00 | 10.00 | 20.00\n20805 | 行政事业单位养老支出 | 30.00 | 10.00 | 20.00`, ["表 ····· ····· ··vvv", "表（续） ···x· ····· ····· ··vvv ··vvv"], "10: 9v 0o 1x", ["noHeader 表（续）!A1:E1"]],
  ["rates that are judged", "表\n资金变动表 | | | | 单位：万元\n项目 | 2025年 | 2026年 | 增减额 | 增减%\n甲 | 100.00 | 150.00 | 50.00 | 50.00\n乙 | 250.00 | 200.00 | -50.00 | -20.00\n丙 | 200.00 | 250.00 | 50.00 | 25.00\n合计 | 550.00 | 600.00 | 50.00 | 9.09", ["表 ····· ····· ·vvvv ·vvvv ·vvvv ·vvvv"], "16: 16v 0o 0x", []],
  ["a rate that is wrong", "表\n资金变动表 | | | | 单位：万元\n项目 | 2025年 | 2026年 | 增减额 | 增减%\n甲 | 100.00 | 150.00 | 50.00 | 50.00\n乙 | 250.00 | 200.00 | -50.00 | -20.00\n丙 | 200.00 | 250.00 | 50.00 | 25.00\n丁 | 400.00 | 500.00 | 100.00 | 52.00", ["表 ····· ····· ·vvvv ·vvvv ·vvvv ·vvvv"], "16: 16v 0o 0x", []],
  ["amounts below zero as text", `表\n${GENERAL}201 | 一般公共服务支出 | '10.00 | '-10.00 | 20.00`, ["表 ····· ····· ··vvv"], "3: 3v 0o 0x", []],
  ["a rate of which the base is lacking", "表\n资金变动表 | | | | 单位：万元\n项目 | 2025年 | 2026年 | 增减额 | 增减%\n甲 | 100.00 | 150.00 | 50.00 | 50.00\n乙 | 250.00 | 200.00 | -50.00 | -20.00\n丙 | 200.00 | 250.00 | 50.00 | 25.00\n丁 | | 5.00 | 5.00 | 100.00", ["表 ····· ····· ·vvvv ·vvvv ·vvvv ··vvo"], "15: 14v 1o 0x", []],
])("%s", (_name, sheets, cells, counts, unread) => {
  expect(pictureOf(sheets).cells).toEqual(cells);
  expect(pictureOf(sheets).counts).toBe(counts);
  expect(pictureOf(sheets).unread).toEqual(unread);
});

const NUMBERED = `${GENERAL}1 | 2 | 3 | 4 | 5\n201 | 一般公共服务支出 | 30.00 | 10.00 | 20.00\n208 | 社会保障和就业支出 | 30.00 | 10.00 | 20.00`;

/** What the kinds of table alone set aside, where no structure was read: everything down to the header, and the columns of codes. */
test.each<[what: string, sheets: string, cells: readonly string[]]>([
  ["numbers of columns, and codes", `表\n${NUMBERED}`, ["表 ····· ····· ····· ··vvv ··vvv"]],
  ["a row that was not understood, and a number before a row", `表\n | ${GENERAL.trim().replace("\n", "\n | ")}\n | 201 | 一般公共服务支出 | 30.00 | 10.00 | 20.00\n7.00 | 第一条 | | 9.00 | |\n | 208 | 社会保障和就业支出 | 30.00 | 10.00 | 20.00`, ["表 ······ ······ ···vvv x··x·· ···vvv"]],
  ["a row of a table that goes on that was not understood", `表\n${ONE}\n\n表（续）\n${GENERAL.replace("支出表", "支出表（续）")}208 | 社会保障和就业支出 | 30.00 | 10.00 | 20.00\n第一条 | | 9.00 | |\n210 | 卫生健康支出 | 30.00 | 10.00 | 20.00`, ["表 ····· ····· ··vvv", "表（续） ····· ····· ··vvv ··x·· ··vvv"]],
  ["a number above the table, one beside it and one below", `表\n9.00\n${NUMBERED} | | 9.00\n |\n |\n |\n |\n9.00`, ["表 x······ ······· ······· ······· ··vvv·· ··vvv·x ······· ······· ······· ······· x······"]],
  ["a table that goes on on another sheet, and a number above it there", `表\n${ONE}\n\n表（续）\n9.00\n${GENERAL.replace("支出表", "支出表（续）")}208 | 社会保障和就业支出 | 30.00 | 10.00 | 20.00\n20805 | 行政事业单位养老支出 | 30.00 | 10.00 | 20.00`, ["表 ····· ····· ··vvv", "表（续） x···· ····· ····· ··vvv ··vvv"]],
  ["a sheet that begins further down and to the right", `表 起点=C5\n${NUMBERED}`, ["表 ····· ····· ····· ··vvv ··vvv"]],
  ["another sheet with a table of its own", `表\n${ONE}\n\n总表\n9.00\n${GENERAL.replace("一般公共预算支出表", "支出预算总表")}201 | 一般公共服务支出 | 30.00 | 10.00 | 20.00`, ["表 ····· ····· ··vvv", "总表 x···· ····· ····· ··vvv"]],
])("set aside: %s", (_what, sheets, cells) => {
  const snapshot = sheetsOf(sheets);
  const { structure: _structure, ...book } = review(snapshot).book;
  expect(picturesOf(coverageOf(judgedBook({ ...book, leftovers: [] }), snapshot).maps)).toEqual(cells);
});

/** Numbers that were not read, where nothing else names their place: column by column, joined where they stand side by side. */
test.each<[what: string, above: string, places: readonly string[]]>([
  ["of the same rows side by side", " | 7.00 | 8.00\n | 7.00 | 8.00\n7.00 | | 9.00 | 1.00", ["noHeader B1:B2", "noHeader C1:C3", "noHeader A3", "noHeader D3"]],
  ["two blocks, and a number of its own", " | 7.00 | 8.00 | 9.00 | | 1.00 | 2.00\n | 7.00 | 8.00 | 9.00 | | 2.00 | 3.00\n | |\n5.00", ["noHeader B1:D2", "noHeader F1:G2", "noHeader A4"]],
  ["zeros and words part them, blanks do not", "7.00 | 7.00\n | 0.00\n7.00 | 7.00\n备注 | '\n7.00 | 7.00", ["noHeader B1", "noHeader A1:A3", "noHeader B3:B5", "noHeader A5"]],
  ["twenty are named one by one", "7.00 | |".repeat(20), [
    "noHeader A1",
    "noHeader C1",
    "noHeader E1",
    "noHeader G1",
    "noHeader I1",
    "noHeader K1",
    "noHeader M1",
    "noHeader O1",
    "noHeader Q1",
    "noHeader S1",
    "noHeader U1",
    "noHeader W1",
    "noHeader Y1",
    "noHeader AA1",
    "noHeader AC1",
    "noHeader AE1",
    "noHeader AG1",
    "noHeader AI1",
    "noHeader AK1",
    "noHeader AM1",
  ]],
  ["of more the area around them is named", ` |\n${" | 7.00 | |".repeat(20)}\n |\n | | 7.00`, ["noHeader B2:BG4"]],
  ["years and texts are none", "1990 | 2100 | '77.00 | 1989 | 2101", ["noHeader D1:E1"]],
])("places of what was not read: %s", (_what, above, places) => {
  const snapshot = sheetsOf(`表\n${above}\n${ONE}`);
  const book = { ...review(snapshot).book, leftovers: [] };
  expect(coverageOf(judgedBook(book), snapshot).unread.map(({ area, reason }) => `${reason} ${areaAddress(area)}`)).toEqual(places);
});

test("a place that is named already is not named again", () => {
  const snapshot = sheetsOf(`表\n7.00 | | 8.00\n${ONE}`);
  const place = { reason: "noHeader" as const, detail: "", area: { sheet: "表", row: 0, column: 0, rows: 1, columns: 2 } };
  const named = (area: Partial<typeof place.area>): readonly string[] =>
    coverageOf(judgedBook({ ...review(snapshot).book, leftovers: [{ ...place, area: { ...place.area, ...area } }] }), snapshot).unread.map((each) => areaAddress(each.area));
  expect([named({}), named({ columns: 3 }), named({ column: 1 }), named({ sheet: "别的表" }), named({ row: 1, columns: 3 })]).toEqual([["C1"], [], ["A1"], ["A1", "C1"], ["A1", "C1"]]);
});

test("a place that is named in part is named as a whole", () => {
  const snapshot = sheetsOf(`表\n7.00\n8.00\n${ONE}`);
  const named = (rows: number): readonly string[] => coverageOf(judgedBook({ ...review(snapshot).book, leftovers: [{ reason: "noHeader", detail: "", area: { sheet: "表", row: 0, column: 0, rows, columns: 1 } }] }), snapshot).unread.map((each) => areaAddress(each.area));
  expect([named(1), named(2)]).toEqual([["A1:A2"], []]);
});

test("an empty sheet has no amounts, whatever is said of it", () => {
  const { sheets: [sheet] } = sheetsOf(`表\n${ONE}`);
  const empty = { ...sheet, name: "空", values: [], formulas: [], numberFormats: [] };
  const snapshot = { sheets: [empty, sheet] } as WorkbookSnapshot;
  const book = { ...review(snapshot).book, leftovers: [{ reason: "noHeader" as const, detail: "", area: { sheet: "空", row: 0, column: 0, rows: 1, columns: 1 } }] };
  expect(picturesOf(coverageOf(judgedBook(book), snapshot).maps)).toEqual(["空", "表 ····· ····· ··vvv"]);
});

/** Numbers on a sheet that holds no table, but a part of which was not understood. */
test.each<[reason: Leftover["reason"], amounts: number]>([["noHeader", 4], ["unknownTable", 4], ["finalAccounts", 4], ["otherSheet", 3], ["replacedSheet", 3]])("a sheet of which is said: %s", (reason, amounts) => {
  const snapshot = sheetsOf(`表\n${ONE}\n\n别的\n数\n7.00`);
  const book = { ...review(snapshot).book, leftovers: [{ reason, detail: "", area: { sheet: "别的", row: 0, column: 0, rows: 2, columns: 1 } }] };
  expect(coverageOf(judgedBook(book), snapshot).coverage.amounts).toBe(amounts);
});
