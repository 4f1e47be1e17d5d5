/** A department of any size: a table of projects of many units and twelve columns, a total on top; every row holds. */
import { columnLetters, type Scalar } from "../../src/model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../../src/model/snapshot";

const UNITS = 400;
const FUNDS = ["一般公共预算", "政府性基金", "国有资本经营预算", "财政专户管理资金", "单位资金"];
const HEADER = ["单位代码", "单位名称", "项目名称", "总计", ...FUNDS, "负责处室", "备注", "序号"];

function sheetOf(name: string, rows: readonly (readonly Scalar[])[]): SheetSnapshot {
  const values = rows.map((row) => HEADER.map((_, column) => row[column] ?? null));
  return {
    name, visibility: "visible", protected: false, row: 0, column: 0, values, formulas: values.map((row) => row.map(() => "")),
    numberFormats: values.map((row) => row.map(() => "0.00")), merges: [], hiddenRows: [], hiddenColumns: [],
  };
}

/** A row for each project, and the total; with formulas for every sum where they are asked for. */
export function projects(count: number, withFormulas = false): WorkbookSnapshot {
  const sums = FUNDS.map(() => 0);
  const rows = Array.from({ length: count }, (_, row): Scalar[] => {
    const cents = FUNDS.map((__, fund) => (row * 37 + fund * 11) % 90_000);
    cents.forEach((value, fund) => { sums[fund] = (sums[fund] ?? 0) + value; });
    const total = cents.reduce((all, value) => all + value, 0);
    const unit = Math.floor((row * UNITS) / count);
    return [String(200_000 + unit), `第${unit}服务中心`, `第${row}号项目`, total / 100, ...cents.map((value) => value / 100), "综合处", null, row];
  });
  const total: Scalar[] = ["合计", null, null, sums.reduce((all, value) => all + value, 0) / 100, ...sums.map((value) => value / 100)];
  const sheet = sheetOf("项目", [["部门项目支出预算表"], ["单位：万元"], HEADER, total, ...rows]);
  return { sheets: [withFormulas ? { ...sheet, formulas: sheet.formulas.map((row, line) => row.map((_, column) => formulaAt(line, column, count))) } : sheet] };
}

const TOTAL_ROW = 3;
const TOTAL_COLUMN = 3;

function formulaAt(line: number, column: number, count: number): string {
  const last = TOTAL_COLUMN + FUNDS.length;
  if (line < TOTAL_ROW || column < TOTAL_COLUMN || column > last) return "";
  const letter = columnLetters(column);
  if (line === TOTAL_ROW) return `=SUM(${letter}${TOTAL_ROW + 2}:${letter}${TOTAL_ROW + 1 + count})`;
  return column === TOTAL_COLUMN ? `=SUM(${columnLetters(column + 1)}${line + 1}:${columnLetters(last)}${line + 1})` : "";
}
