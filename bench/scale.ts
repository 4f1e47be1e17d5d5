/**
 * How the time of one pass (recognise and review) grows with the rows of a department: tables of 25,000, 50,000 and
 * 100,000 rows and twelve columns. Printed as ratios: doubling the rows should double the time.
 *
 *   npm run bench -- scale [--rows N]
 *
 * N is the largest number of rows (default 100000).
 */
import type { Scalar } from "../src/model/cells";
import type { SheetSnapshot, WorkbookSnapshot } from "../src/model/snapshot";
import { review } from "../src/review";

const UNITS = 400;
const FUNDS = ["一般公共预算", "政府性基金", "国有资本经营预算", "财政专户管理资金", "单位资金"];
const HEADER = ["单位代码", "单位名称", "项目名称", "总计", ...FUNDS, "负责处室", "备注", "序号"];
const PASSES = 3;

function sheetOf(name: string, rows: readonly (readonly Scalar[])[]): SheetSnapshot {
  const values = rows.map((row) => HEADER.map((_, column) => row[column] ?? null));
  return {
    name, visibility: "visible", protected: false, row: 0, column: 0, values, formulas: values.map((row) => row.map(() => "")),
    numberFormats: values.map((row) => row.map(() => "0.00")), merges: [], hiddenRows: [], hiddenColumns: [],
  };
}

/** Projects of many units, a total on top; every row holds. */
function projects(count: number): SheetSnapshot {
  const sums = FUNDS.map(() => 0);
  const rows = Array.from({ length: count }, (_, row): Scalar[] => {
    const cents = FUNDS.map((__, fund) => (row * 37 + fund * 11) % 90_000);
    cents.forEach((value, fund) => { sums[fund] = (sums[fund] ?? 0) + value; });
    const total = cents.reduce((all, value) => all + value, 0);
    const unit = Math.floor((row * UNITS) / count);
    return [String(200_000 + unit), `第${unit}服务中心`, `第${row}号项目`, total / 100, ...cents.map((value) => value / 100), "综合处", null, row];
  });
  const total: Scalar[] = ["合计", null, null, sums.reduce((all, value) => all + value, 0) / 100, ...sums.map((value) => value / 100)];
  return sheetOf("项目", [["部门项目支出预算表"], ["单位：万元"], HEADER, total, ...rows]);
}

/** Milliseconds of the fastest of a few passes, and what was checked. */
function timeOf(snapshot: WorkbookSnapshot): { readonly time: number; readonly passed: number; readonly findings: number } {
  let time = Infinity;
  let result = review(snapshot);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const start = performance.now();
    result = review(snapshot);
    time = Math.min(time, performance.now() - start);
  }
  return { time, passed: result.checks.passed, findings: result.findings.filter((finding) => finding.severity !== "hint").length };
}

/** Prints the table. */
export function run(argv: readonly string[]): Promise<void> {
  const at = argv.indexOf("--rows");
  const most = at < 0 ? 100_000 : Math.max(4000, Number(argv[at + 1]) || 100_000);
  const sizes = [most / 4, most / 2, most].map(Math.floor);
  const measured = sizes.map((rows) => ({ rows, ...timeOf({ sheets: [projects(rows)] }) }));
  const [first] = measured;
  console.table(measured.map(({ rows, time, passed, findings }) => ({
    rows, columns: HEADER.length, "checks passed": passed, findings, seconds: (time / 1000).toFixed(2),
    "rows ×": (rows / (first?.rows ?? rows)).toFixed(1), "time ×": (time / (first?.time ?? time)).toFixed(2),
  })));
  return Promise.resolve();
}
