import type { BudgetBook } from "../../src/model/book";
import { recognizeWorkbook } from "../../src/recognize";
import { grid, workbook, type GridCell } from "../support/snapshots";

type Rows = GridCell[][];

const ROWS: Rows = [
  ["2024年部门一般公共预算支出表", null, null, null, null, null, null],
  ["单位：万元", null, null, null, null, null, null],
  ["科目编码", "科目名称", "合计", "基本支出", null, null, "项目支出"],
  [null, null, null, "小计", "人员经费", "公用经费", null],
  ["201", "一般公共服务支出", 2797.52, 1587.57, 930.94, 656.63, 1209.95],
  ["20103", "政府办公厅（室）及相关机构事务", 2797.52, 1587.57, 930.94, 656.63, 1209.95],
  ["2010301", "行政运行", 1587.57, 1587.57, 930.94, 656.63, null],
  ["2010302", "一般行政管理事务", 1209.95, null, null, null, 1209.95],
  [null, "合计", 2797.52, 1587.57, 930.94, 656.63, 1209.95],
];

/** Every figure of this year by table, row and column: what a rearrangement of the same table must not change. */
function facts(book: BudgetBook): string[] {
  return book.tables.flatMap((table) => table.rows.flatMap((row) =>
    [...row.cells].filter(([role, cell]) => cell.state.kind !== "blank" && role !== "last-year").map(([role, { state }]) =>
      `${table.id} ${row.axis} ${row.kind} ${row.key} ${role} ${state.kind === "amount" ? `${state.figure.money}/${state.figure.grain}` : state.kind}`))).sort();
}

function read(rows: Rows, at: { row?: number; column?: number } = {}): BudgetBook {
  return recognizeWorkbook(workbook(grid("随便", rows, at)));
}

function withColumns(order: readonly number[]): Rows {
  return ROWS.map((row, index) => (index < 2 ? row : order.map((column) => row[column] ?? null)));
}

function mapCells(change: (cell: GridCell, row: number, column: number) => GridCell): Rows {
  return ROWS.map((row, r) => row.map((cell, c) => change(cell, r, c)));
}

const body = (row: number): boolean => row >= 4;

describe("the same table in another dress says the same", () => {
  const expected = facts(read(ROWS));

  test("the plain table", () => {
    expect(expected).toHaveLength(21);
    expect(expected).toContain("general-expenditure main item 2010301 operating 656630000/10000");
  });

  const variants: readonly [string, Rows, { row?: number; column?: number }?][] = [
    ["blank rows and columns before it", ROWS, { row: 3, column: 2 }],
    ["project expenditure before basic", withColumns([0, 1, 2, 6, 3, 4, 5])],
    ["amounts before code and name", withColumns([2, 3, 4, 5, 6, 0, 1])],
    ["total on top", [...ROWS.slice(0, 4), ROWS[8] ?? [], ...ROWS.slice(4, 8)]],
    ["title and headers with spaces and year elsewhere", mapCells((cell, row) => (row < 4 && typeof cell === "string" ? [...cell].join(" ") : cell))],
    ["another wording of title and headers", mapCells((cell) => ({
      "2024年部门一般公共预算支出表": "表5 2024年一般公共预算财政拨款支出情况表", 科目编码: "功能分类科目代码", 科目名称: "功能分类科目名称", 合计: "总 计",
      人员经费: "人员支出", 公用经费: "日常公用经费", "单位：万元": "金额单位:万元",
    } as Record<string, GridCell>)[String(cell)] ?? cell)],
    ["unit in the title", ROWS.flatMap((row, index) => (index === 0 ? [["2024年部门一般公共预算支出表（单位：万元）"]] : index === 1 ? [] : [row]))],
    ["amounts as text with separators", mapCells((cell, row) => (body(row) && typeof cell === "number" ? cell.toLocaleString("en-US", { minimumFractionDigits: 2 }) : cell))],
    ["full-width digits in amounts and codes", mapCells((cell, row) => (body(row) && (typeof cell === "number" || /^\d+$/.test(String(cell)))
      ? String(cell).replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).replace(".", "．") : cell))],
    ["codes as numbers", mapCells((cell, row, column) => (body(row) && column === 0 && cell !== null ? Number(cell) : cell))],
    ["codes with spaces", mapCells((cell, row, column) => (body(row) && column === 0 && cell !== null ? String(cell).replace(/^(\d{3})(\d\d)?(\d\d)?$/, " $1 $2 $3 ") : cell))],
    ["dashes for blanks", mapCells((cell, row, column) => (body(row) && cell === null && column > 1 ? "—" : cell))],
    ["headers repeated inside", [...ROWS.slice(0, 6), ROWS[2] ?? [], ROWS[3] ?? [], ["**", "**", 1, 2, 3, 4, 5], ...ROWS.slice(6)]],
    ["a column-number row and prepared rows", [...ROWS.slice(0, 4), ["**", "**", "1", "2", "3", "4", "5"], ...ROWS.slice(4, 7), [], [], ...ROWS.slice(7), []]],
    ["one level of headers", ROWS.flatMap((row, index) => (index === 2 ? [["科目编码", "科目名称", "合计", "基本支出小计", "人员经费", "公用经费", "项目支出"]] : index === 3 ? [] : [row]))],
    ["group headers repeated over their columns", ROWS.map((row, index) => (index === 2 ? ["科目编码", "科目名称", "合计", "基本支出", "基本支出", "基本支出", "项目支出"]
      : index === 3 ? ["科目编码", "科目名称", "合计", "小计", "人员经费", "公用经费", "项目支出"] : row))],
    ["a serial number and remarks beside it", ROWS.map((row, index) => [index < 2 ? row[0] ?? null : index === 2 ? "序号" : body(index) ? index - 3 : null, ...(index < 2 ? [] : row), index === 2 ? "备注" : null])],
    ["no unit beside the title but last year's columns", ROWS.map((row, index) => [...row.slice(0, 2), index === 2 ? "2023年执行数" : body(index) ? 5 : null, ...row.slice(2), index === 2 ? "增减%" : body(index) ? 1.5 : null])],
  ];
  test.each(variants.map(([name, rows, at]) => [name, rows, at ?? {}] as const))("%s", (_name, rows, at) => {
    const book = read(rows, at);
    expect(facts(book)).toEqual(expected);
    expect(book.leftovers).toEqual([]);
  });

  test.each([
    ["each level in its own column", (code: string) => [code.slice(0, 3), code.slice(3, 5), code.slice(5)]],
    ["only the level's own digits", (code: string) => (code.length === 3 ? [code, "", ""] : code.length === 5 ? ["", code.slice(3), ""] : ["", "", code.slice(5)])],
    ["levels as numbers", (code: string) => [Number(code.slice(0, 3)), code.length > 3 ? Number(code.slice(3, 5)) : null, code.length > 5 ? Number(code.slice(5)) : null]],
    ["the whole code at each level", (code: string) => [code.slice(0, 3), code.length > 3 ? code.slice(0, 5) : "", code.length > 5 ? code : ""]],
  ] as readonly [string, (code: string) => GridCell[]][])("codes in three columns: %s", (_name, split) => {
    const rows = ROWS.map((row, index): GridCell[] => {
      if (index < 2) return row;
      if (index === 2) return ["科目编码", null, null, ...row.slice(1)];
      if (index === 3) return ["类", "款", "项", ...row.slice(1)];
      return [...(row[0] === null ? [null, null, null] : split(String(row[0]))), ...row.slice(1)];
    });
    const book = read(rows);
    expect(facts(book)).toEqual(expected);
    expect(book.tables[0]?.rows[2]?.codeCells.length).toBeGreaterThanOrEqual(1);
    expect(book.leftovers).toEqual([]);
  });
});
