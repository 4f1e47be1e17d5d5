/** The amounts of a table in columns: the same, whether they were read so or gathered from cells made one by one. */
import { AMOUNT_FLAG, AMOUNT_KIND, AmountColumns, hasFormula, hasMoney, moneyIn } from "../../src/model/amountColumns";
import { addressOf } from "../../src/model/cells";
import type { BookRow, BookTable } from "../../src/model/book";
import { recognizeWorkbook } from "../../src/recognize";
import { sheetsOf } from "../support/said";
import { smallBook } from "../support/smallBook";

const READ = `
    支出表
    2026年部门一般公共预算支出表 | | | | 单位：万元
    科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出
     | 合计 | =SUM(C4:C5) → 60.00 | 35.00 | 25.00
    201 | 一般公共服务支出 | 40.00 | 20.00 | 待定
    208 | 社会保障和就业支出 | 20.00 | | '5.0`;

const [READ_TABLE] = recognizeWorkbook(sheetsOf(READ)).tables;
const [MADE_TABLE] = smallBook(`
    general-expenditure
          | total | basic | project
    total | =60   | 35    | 25
    201   | 40    | 20    | 待定
    208   | 20    |       | 5`).tables;
if (!READ_TABLE || !MADE_TABLE) throw new Error("no table");
/** Cells that each stand by themselves, where all were read at once. */
const apart = (table: BookTable, which: (row: BookRow, line: number) => boolean = () => true): readonly BookRow[] => table.rows.map((row, line) => (which(row, line) ? { ...row, cells: new Map(row.cells) } : row));

const KIND_NAMES = new Map<number, string>(Object.entries(AMOUNT_KIND).map(([name, kind]) => [kind, name]));
const FLAG_NAMES = Object.entries(AMOUNT_FLAG);

/** Each amount as "C3 total total amount 60000000 by 100 formula". */
function told(columns: AmountColumns, ids = [...columns.arrays.kind.keys()]): readonly string[] {
  const { kind, money, grain, flags } = columns.arrays;
  return ids.map((id) => {
    const { row, role } = columns.cellAt(id);
    const known = FLAG_NAMES.filter(([, flag]) => ((flags[id] ?? 0) & flag) !== 0).map(([name]) => name);
    return [addressOf(columns.refOf(id)), row.key, role, KIND_NAMES.get(kind[id] ?? -1), (money[id] ?? 0) / 1_000_000, (grain[id] ?? 0) / 10_000, ...known].join(" ");
  });
}

const AMOUNTS = [
  "C3 total total amount 60 1 formula", "D3 total basic amount 35 1", "E3 total project amount 25 1", "C4 201 total amount 40 1", "D4 201 basic amount 20 1", "E4 201 project text 0 0",
  "C5 208 total amount 20 1", "D5 208 basic blank 0 0", "E5 208 project amount 5 1 asText",
];

test.each<[what: string, rows: readonly BookRow[]]>([
  ["as they were read", READ_TABLE.rows],
  ["gathered from cells", apart(READ_TABLE)],
  ["gathered from rows of which some were read", apart(READ_TABLE, (_row, line) => line === 1)],
  ["gathered from rows of which the first was not read", apart(READ_TABLE, (_row, line) => line === 0)],
])("amounts %s", (_what, rows) => {
  const columns = new AmountColumns(rows);
  expect([told(columns), told(columns, [8, 0, 5, 3, 2, 6])]).toEqual([AMOUNTS, [8, 0, 5, 3, 2, 6].map((id) => AMOUNTS[id])]);
  expect([columns.length, columns.onOneSheet, columns.hasMoney, columns.hasFormula, rows.map((row) => columns.firstOf(row))]).toEqual([9, true, true, true, [0, 3, 6]]);
});

test("rows in another order, on another sheet, without a row, and of which none has an amount", () => {
  const [total, first, last] = READ_TABLE.rows;
  if (!total || !first || !last) throw new Error("no row");
  const turned = new AmountColumns([last, { ...first, sheet: "续表" }]);
  expect([told(turned), turned.onOneSheet, turned.firstOf(last), turned.refOf(1).sheet, turned.refOf(3).sheet, turned.hasFormula])
    .toEqual([[6, 7, 8, 3, 4, 5].map((id) => AMOUNTS[id]), false, 0, "支出表", "续表", false]);
  expect([told(new AmountColumns([total, last])), new AmountColumns([first, last]).firstOf(last)]).toEqual([[0, 1, 2, 6, 7, 8].map((id) => AMOUNTS[id]), 3]);
  expect(() => new AmountColumns(apart(MADE_TABLE)).firstOf(first)).toThrow("a table has no row 201");
  expect(() => turned.cellAt(6)).toThrow("a table has no amount 6");
  const none = new AmountColumns([]);
  expect([none.length, none.onOneSheet, none.hasMoney, none.hasFormula]).toEqual([0, true, false, false]);
});

test("whether a table has money and formulas, and what stands in a role", () => {
  const [blank] = smallBook(`
    general-expenditure
          | total | basic
    total | 0     |
    201   |       | 0`).tables;
  const [total, , last] = READ_TABLE.rows;
  const [, , made] = MADE_TABLE.rows;
  if (!blank || !total || !last || !made) throw new Error("no row");
  expect([hasMoney(READ_TABLE), hasFormula(READ_TABLE), hasMoney(MADE_TABLE), hasFormula(MADE_TABLE), hasMoney(blank), hasFormula(blank)]).toEqual([true, true, true, true, false, false]);
  expect([moneyIn(total, "basic"), moneyIn(last, "basic"), moneyIn(total, "business"), moneyIn(made, "project"), moneyIn(made, "basic"), moneyIn(made, "business")]).toEqual([35_000_000, 0, 0, 5_000_000, 0, 0]);
});
