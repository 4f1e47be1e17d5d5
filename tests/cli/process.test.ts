import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Workbook, type CellValue } from "exceljs";
import { grid, rowsOf, workbook } from "../support/snapshots";
import { folder, save } from "./support";

const ROOT = resolve(__dirname, "../..");
const CLI = join(ROOT, "tools/cli/index.js");
const dir = folder();

/** The command line as its own process. */
function cli(...argv: readonly string[]): { readonly code: number | null; readonly out: string; readonly err: string } {
  const done = spawnSync(process.execPath, [CLI, ...argv], { cwd: ROOT, encoding: "utf8", timeout: 60_000 });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** A workbook as programs without a calculation write it: a formula without a result, in the place of a total. */
async function unsolved(formula: string): Promise<Uint8Array> {
  const file = new Workbook();
  const sheet = file.addWorksheet("支出表");
  for (const cells of rowsOf(table(30))) sheet.addRow(cells);
  sheet.getCell("C4").value = { formula: formula.slice(1) } as CellValue;
  return new Uint8Array(await file.xlsx.writeBuffer());
}

const table = (total: number): string => `
2024年部门支出预算总表
|||||单位：万元
科目编码|科目名称|合计|人员支出|公用经费|项目支出
|合计|${total}|15|10|5
'201|一般公共服务支出|30|15|10|5`;

test("several files on workers: JSON alone on standard output, a line each for what cannot be read, exit 2", async () => {
  await save(join(dir, "a.xlsx"), workbook(grid("支出表", rowsOf(table(31)), { format: "0.00" })));
  await save(join(dir, "b.xlsx"), workbook(grid("支出表", rowsOf(table(30)), { format: "0.00" })));
  writeFileSync(join(dir, "bad.xlsx"), "PK\u0003\u0004 cut off");
  const { code, out, err } = cli("validate", ...["a.xlsx", "bad.xlsx", "b.xlsx"].map((name) => join(dir, name)), "--format", "json");
  const { files } = JSON.parse(out) as { files: readonly { file: string; findings: readonly unknown[] }[] };
  expect([code, files.map(({ file, findings }) => [file, findings.length > 0])]).toEqual([2, [["a.xlsx", true], ["b.xlsx", false]]]);
  expect(err.trim().split("\n")).toEqual([expect.stringMatching(/bad\.xlsx：.+；.+/), expect.stringMatching(/1 个文件/)]);
}, 90_000);

test("workers calculate: workbooks with formulas are validated beside others, and files of one name are told apart", async () => {
  const formulas = grid("支出表", rowsOf(table(30)), { format: "0.00" });
  const live = { ...formulas, formulas: formulas.formulas.map((row, down) => row.map((cell, across) => (down === 3 && across === 2 ? "=SUM(D4:F4)" : cell))) };
  for (const part of ["one", "two"]) {
    mkdirSync(join(dir, part));
    await save(join(dir, part, "same.xlsx"), workbook(live));
  }
  const { code, out, err } = cli("validate", join(dir, "one/same.xlsx"), join(dir, "two/same.xlsx"), "--format", "json");
  const { files } = JSON.parse(out) as { files: readonly { file: string }[] };
  expect([code, err, files.map(({ file }) => file)]).toEqual([0, "", [join(dir, "one/same.xlsx"), join(dir, "two/same.xlsx")]]);
}, 90_000);

test("formulas that break the calculation are told as not calculated, and those beside it are calculated", async () => {
  const formulas = { good: "=SUM(D4:F4)", brackets: `=${"(".repeat(2_000)}30${")".repeat(2_000)}`, endless: "=LAMBDA(x,x(x))(LAMBDA(x,x(x)))" };
  for (const [name, formula] of Object.entries(formulas)) writeFileSync(join(dir, `${name}.xlsx`), await unsolved(formula));
  const names = ["good", "brackets", "endless", "good"].map((name) => join(dir, `${name}.xlsx`));
  const { code, out, err } = cli("validate", ...names, "--format", "json");
  const { files } = JSON.parse(out) as { files: readonly { checks: { failed: number }; findings: readonly { rule: string; cell: string }[] }[] };
  const wrong = files.map(({ checks, findings }) => [checks.failed, findings.map(({ rule, cell }) => `${rule} ${cell}`)]);
  const broken = [0, ["form/not-calculated C4"]];
  expect([code, err, wrong]).toEqual([0, "", [[0, []], broken, broken, [0, []]]]);
}, 120_000);

describe("standard output", () => {
  const shell = (script: string): { readonly code: number | null; readonly out: string; readonly err: string } => {
    const done = spawnSync("/bin/bash", ["-c", `set -o pipefail; ${script}`, process.execPath, CLI, join(dir, "b.xlsx")], { cwd: ROOT, encoding: "utf8", timeout: 60_000 });
    return { code: done.status, out: done.stdout, err: done.stderr };
  };

  test.each([
    ["that is full", '"$0" "$1" validate "$2" > /dev/full', /^标准输出：写不进去，结果不完整；.+\n$/],
    ["that is closed by its reader", '"$0" "$1" validate "$2" --format json | true', /^标准输出：已被关闭，结果没有写完；.+\n$/],
  ])("%s is one line and exit 2", (_, script, words) => {
    const { code, err } = shell(script);
    expect([code, err]).toEqual([2, expect.stringMatching(words)]);
  }, 90_000);
});

test("libraries that stay outside of the build are brought when they are needed", async () => {
  const file = join(dir, "old.xls");
  const library = await import("@e965/xlsx");
  const sheet = library.utils.aoa_to_sheet(rowsOf(table(30)).map((row) => row.map((cell) => (typeof cell === "object" ? null : cell))));
  writeFileSync(file, library.write({ SheetNames: ["支出表"], Sheets: { 支出表: sheet } }, { type: "buffer", bookType: "biff8" }) as Uint8Array);
  expect(cli("validate", file)).toMatchObject({ code: 0, err: "", out: expect.stringContaining("识别 1 张表") as string });
  expect(cli("narrate", file, "--format", "docx", "--out", join(dir, "old.docx"))).toMatchObject({ code: 0, err: expect.stringContaining("old.docx") as string });
}, 90_000);

test("patterns with Chinese words are what they are in the sources: the year of a title is read", () => {
  expect(cli("validate", join(dir, "b.xlsx")).out).toContain(" 2024 年，");
}, 90_000);

test("one file alone, and help", () => {
  expect(cli("validate", join(dir, "b.xlsx"))).toMatchObject({ code: 0, err: "", out: expect.stringContaining("识别 1 张表") as string });
  expect(cli("--help")).toMatchObject({ code: 0, err: "", out: expect.stringContaining("退出码") as string });
}, 90_000);
