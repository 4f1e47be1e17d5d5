import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";
import type { PrintedCell, PrintedColumn, PrintedRow, PrintedTable } from "./drawing";
import { grid, type GridCell } from "./snapshots";

/** One way of rearranging a workbook that changes no fact in it. */
export interface Dress {
  readonly name: string;
  /** Rearranges a table before it is drawn. */
  readonly table?: (table: PrintedTable) => PrintedTable;
  /** Rearranges the rows of a drawn sheet. */
  readonly rows?: (rows: Rows, drawn: Drawn) => Rows;
  /** Puts the drawn tables on sheets; one sheet a table where it is not given. */
  readonly sheets?: (tables: readonly Rows[]) => readonly { readonly rows: Rows; readonly row?: number; readonly column?: number }[];
  /** It prints fewer cells than the straight layout, so that fewer relations can be checked. */
  readonly printsLess?: true;
  readonly amount?: (value: number, decimals: number) => GridCell;
}

type Rows = readonly (readonly GridCell[])[];

interface Drawn {
  /** First and last row of the header. */
  readonly header: readonly [number, number];
}

const FEN = { 万元: 1_000_000, 元: 100 } as const;

function order<T>(items: readonly T[], at: readonly number[]): readonly T[] {
  return at.flatMap((index) => (index < items.length ? [items[index] as T] : []));
}

function rearranged(table: PrintedTable, at: readonly number[]): PrintedTable {
  return { ...table, columns: order(table.columns, at), rows: table.rows.map((row) => ({ ...row, cells: order(row.cells, at) })) };
}

/** Groups of columns in reverse, labels first; in a balance the split of its expenditure only. */
function shuffled(table: PrintedTable): PrintedTable {
  const fixed = table.secondSide === null ? table.columns.filter((column) => column.holds === "code" || column.holds === "name").length : table.secondSide + 1;
  const groups: number[][] = [];
  let top = "";
  table.columns.forEach((column, index) => {
    if (index < fixed) return;
    const own = column.headers.length > 1 ? column.headers.slice(0, -1).join("/") : "";
    if (own === "" || own !== top || table.secondSide !== null) groups.push([]);
    top = own;
    groups.at(-1)?.push(index);
  });
  return rearranged(table, [...Array.from({ length: fixed }, (_, index) => index), ...groups.reverse().flatMap((group) => (table.secondSide === null ? [...group].reverse() : group))]);
}

function totalsMoved(table: PrintedTable): PrintedTable {
  const totals = table.rows.filter((row) => row.total);
  const others = table.rows.filter((row) => !row.total);
  return { ...table, rows: table.rows[0]?.total === true ? [...others, ...totals] : [...totals, ...others] };
}

function withColumn(table: PrintedTable, at: number, columns: readonly PrintedColumn[], cells: (cell: PrintedCell, row: PrintedRow) => readonly PrintedCell[]): PrintedTable {
  return {
    ...table, columns: [...table.columns.slice(0, at), ...columns, ...table.columns.slice(at + 1)],
    rows: table.rows.map((row) => ({ ...row, cells: [...row.cells.slice(0, at), ...cells(row.cells[at] ?? null, row), ...row.cells.slice(at + 1)] })),
  };
}

function codesSplit(table: PrintedTable): PrintedTable {
  const at = table.columns.findIndex((column) => column.holds === "code");
  if (at < 0) return table;
  const levels = table.id === "general-basic-expenditure" ? ["类", "款"] : ["类", "款", "项"];
  return withColumn(table, at, levels.map((level) => ({ headers: ["科目编码", level], holds: "code" })), (cell) =>
    levels.map((_, level) => (typeof cell === "string" ? (level === 0 ? cell.slice(0, 3) : cell.slice(1 + 2 * level, 3 + 2 * level)) || null : null)));
}

function codeWithName(table: PrintedTable): PrintedTable {
  const at = table.columns.findIndex((column) => column.holds === "code");
  if (at < 0) return table;
  const joined = withColumn(table, at, [{ headers: ["科目"], holds: "name" }], (cell, row) => [cell === null ? row.cells[at + 1] ?? null : `${cell} ${row.cells[at + 1] ?? ""}`]);
  return rearranged(joined, joined.columns.map((_, index) => index).filter((index) => index !== at + 1));
}

function renamed(table: PrintedTable): PrintedTable {
  return { ...table, title: `表3-1 测试市某单位 ${table.title.replace("部门", "").replace(/预算(总?)表$/, "预算情况$1表").replace("收支预算情况总表", "收支预算总体情况表")}` };
}

function lastYear(table: PrintedTable): PrintedTable {
  if (table.secondSide !== null) return table;
  const at = table.columns.findIndex((column) => column.holds === "amount");
  const first = table.columns[at];
  if (!first) return table;
  const wide = withColumn(table, at, [{ headers: ["上年执行数"], holds: "amount" }, first], (cell) => [typeof cell === "number" ? 2 * cell : cell, cell]);
  return { ...wide, columns: [...wide.columns, { headers: ["比上年增减%"], holds: "text" }], rows: wide.rows.map((row) => ({ ...row, cells: [...row.cells, "-50.0"] })) };
}

function unitHeadings(table: PrintedTable): PrintedTable {
  if (table.columns[0]?.holds !== "code") return table;
  const [total] = table.rows.filter((row) => row.total);
  if (!total || table.rows.length < 2) return table;
  const heading: PrintedRow = { total: false, cells: total.cells.map((cell, index) => (index === 1 ? "测试市数据资源管理局（本级）" : cell)) };
  return { ...table, rows: [total, heading, ...table.rows.filter((row) => !row.total)] };
}

/** Income above expenditure, where a balance has one column of amounts on each side. */
function stackedBalance(table: PrintedTable): PrintedTable {
  if (table.secondSide === null || table.columns.length !== 4) return table;
  const half = (from: number): readonly PrintedRow[] => table.rows.filter((row) => row.cells[from] !== null).map((row) => ({ total: false, cells: row.cells.slice(from, from + 2) }));
  const word = (text: string): PrintedRow => ({ total: false, cells: [text, null] });
  return { ...table, secondSide: null, columns: [{ headers: ["项目"], holds: "name" }, { headers: ["预算数"], holds: "amount" }], rows: [word("收入"), ...half(0), word("支出"), ...half(2)] };
}

/** The items of 三公 as rows, as many regions print them. */
function itemsAsRows(table: PrintedTable): PrintedTable {
  const amounts = table.columns.map((column, index) => ({ column, index })).filter(({ column }) => column.holds === "amount");
  if (table.id !== "three-public-expenses" || table.rows.length > 3) return table;
  const row = table.rows.find((candidate) => candidate.total) ?? table.rows[0];
  const label = ({ headers }: PrintedColumn): string => (headers.at(-1) === "小计" ? headers.at(-2) ?? "" : headers.at(-1) === "购置费" || headers.at(-1) === "运行费" ? `其中：公务用车${headers.at(-1)}` : headers.at(-1) ?? "");
  return {
    ...table, columns: [{ headers: ["项目"], holds: "name" }, { headers: ["预算数"], holds: "amount" }],
    rows: amounts.map(({ column, index }) => ({ total: false, cells: [label(column), row?.cells[index] ?? null] })),
  };
}

/** Personnel and operating expenditure side by side, each with its codes. */
function basicInBands(table: PrintedTable): PrintedTable {
  if (table.id !== "general-basic-expenditure") return table;
  const [personnel, operating] = ["人员经费", "公用经费"].map((header) => table.columns.findIndex((column) => column.headers.at(-1) === header));
  const rowsOf = (at: number): readonly (readonly PrintedCell[])[] => table.rows.filter((row) => !row.total && typeof row.cells[at] === "number" && row.cells[at] !== 0).map((row) => [row.cells[0] ?? null, row.cells[1] ?? null, row.cells[at] ?? null]);
  const [left, right] = [rowsOf(personnel ?? 0), rowsOf(operating ?? 0)];
  const total = table.rows.find((row) => row.total);
  const side = (group: string): readonly PrintedColumn[] => [{ headers: [group, "科目编码"], holds: "code" }, { headers: [group, "科目名称"], holds: "name" }, { headers: [group, "预算数"], holds: "amount" }];
  const blank = [null, null, null];
  return {
    ...table, columns: [...side("人员经费"), ...side("公用经费")],
    rows: [
      ...Array.from({ length: Math.max(left.length, right.length) }, (_, index): PrintedRow => ({ total: false, cells: [...(left[index] ?? blank), ...(right[index] ?? blank)] })),
      { total: true, cells: [null, "人员经费合计", total?.cells[personnel ?? 0] ?? null, null, "公用经费合计", total?.cells[operating ?? 0] ?? null] },
    ],
  };
}

const HEADER_EVERY = 4;
function headersRepeated(rows: Rows, { header: [first, last] }: Drawn): Rows {
  const header = rows.slice(first, last + 1);
  return rows.flatMap((row, index) => (index > last + 1 && (index - last) % HEADER_EVERY === 0 ? [...header, row] : [row]));
}

const GAP = 1;
function sideBySide(tables: readonly Rows[]): readonly { readonly rows: Rows }[] {
  const pairs = tables.flatMap((rows, index) => (index % 2 === 0 ? [[rows, tables[index + 1] ?? []] as const] : []));
  return pairs.map(([left, right]) => {
    const width = Math.max(...left.map((row) => row.length)) + GAP;
    return { rows: Array.from({ length: Math.max(left.length, right.length) }, (_, index) => [...Array.from({ length: width }, (__, column) => left[index]?.[column] ?? null), ...(right[index] ?? [])]) };
  });
}

/** Every dress; the first changes nothing. */
export const DRESSES: readonly Dress[] = [
  { name: "straight" },
  { name: "columns-shuffled", table: shuffled },
  { name: "totals-moved", table: totalsMoved },
  { name: "codes-split", table: codesSplit },
  { name: "code-with-name", table: codeWithName },
  { name: "titles-renamed", table: renamed },
  { name: "headers-repeated", rows: headersRepeated },
  { name: "text-amounts", amount: (value, decimals) => value.toLocaleString("en-US", { minimumFractionDigits: decimals }) },
  { name: "one-sheet", sheets: (tables) => [{ rows: tables.flatMap((rows) => [...rows, [], []]) }] },
  { name: "side-by-side", sheets: sideBySide },
  { name: "leading-blanks", sheets: (tables) => tables.map((rows) => ({ rows, row: 3, column: 2 })) },
  { name: "last-year", table: lastYear },
  { name: "unit-headings", table: unitHeadings },
  { name: "balances-stacked", table: stackedBalance },
  { name: "items-as-rows", table: itemsAsRows, printsLess: true },
  { name: "basic-in-bands", table: basicInBands, printsLess: true },
  { name: "all-at-once", table: (table) => shuffled(codesSplit(totalsMoved(renamed(table)))), rows: headersRepeated, amount: (value, decimals) => value.toLocaleString("en-US", { minimumFractionDigits: decimals }) },
];

function drawn(table: PrintedTable, dress: Dress): Rows {
  const depth = Math.max(...table.columns.map((column) => column.headers.length));
  const header = Array.from({ length: depth }, (_, level) => table.columns.map((column, index): GridCell => {
    const text = column.headers[level] ?? null;
    const before = table.columns[index - 1];
    // A merged cell keeps its text in its first column only.
    const merged = level < column.headers.length - 1 && before !== undefined && column.headers.slice(0, level + 1).every((part, at) => before.headers[at] === part);
    return merged ? null : text;
  }));
  const decimals = table.unit === "万元" ? 2 : 0;
  const cell = (content: PrintedCell): GridCell => {
    if (typeof content !== "number") return content;
    const value = content / FEN[table.unit];
    return dress.amount ? dress.amount(value, decimals) : value;
  };
  const rows: Rows = [[table.title], [`单位：${table.unit}`], ...header, ...table.rows.map((row) => row.cells.map(cell))];
  const shaped = dress.rows ? dress.rows(rows, { header: [2, depth + 1] }) : rows;
  return table.note === null ? shaped : [...shaped, [table.note]];
}

/** A workbook of printed tables in a dress. */
export function dressed(tables: readonly PrintedTable[], dress: Dress): WorkbookSnapshot {
  const all = tables.map((table) => drawn(dress.table ? dress.table(table) : table, dress));
  const sheets = dress.sheets ? dress.sheets(all) : all.map((rows) => ({ rows }));
  return { sheets: sheets.map(({ rows, ...at }, index): SheetSnapshot => grid(`表${index + 1}`, rows, at)) };
}
