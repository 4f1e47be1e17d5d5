import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openXlsx, type XlsxHost } from "../../src/hosts/xlsx";
import type { Scalar } from "../../src/model/cells";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { fillPlan, typed } from "../support/workbooks";
import { XIHU } from "../support/xihu";

const SAMPLE = join(__dirname, "../../assets/samples/xihu-2022.xlsx");
const OFFICE = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"].find((path) => existsSync(path));

const open = (file: string): Promise<XlsxHost> => openXlsx(readFileSync(file), file);

/** Values of a workbook, sheet by sheet; empty text is nothing. */
function values(workbook: WorkbookSnapshot): Record<string, (Scalar)[][]> {
  return Object.fromEntries(workbook.sheets.map((sheet) => [sheet.name, sheet.values.map((line) => line.map((value) => (value === "" ? null : value)))]));
}

test("the sample is what a person types and nothing more; `npm run sample` makes it again", async () => {
  const sample = await (await open(SAMPLE)).read();
  expect(sample.sheets.flatMap((sheet) => sheet.formulas.flat()).filter((formula) => formula !== "")).toEqual([]);
  expect(values(sample)).toEqual(values(typed(XIHU)));
});

/** LibreOffice keeps the results that a file brings along unless its profile says otherwise. */
const RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

(OFFICE === undefined ? test.skip : test)("LibreOffice calculates the filled sample to the same values (skipped where it is not installed)", async () => {
  const folder = mkdtempSync(join(tmpdir(), "filled-"));
  try {
    const host = await open(SAMPLE);
    expect((await host.apply(fillPlan(await host.read()).edits)).applied).toBe(true);
    writeFileSync(join(folder, "filled.xlsx"), await host.bytes());
    mkdirSync(join(folder, "profile/user"), { recursive: true });
    writeFileSync(join(folder, "profile/user/registrymodifications.xcu"), RECALCULATE);
    const run = spawnSync(OFFICE ?? "", [`-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", join(folder, "out"), join(folder, "filled.xlsx")], { encoding: "utf8", timeout: 120_000 });
    expect(run.status).toBe(0);
    const there = await (await open(join(folder, "out/filled.xlsx"))).read();
    const here = await host.read();
    expect(values(there)).toEqual(values(here));
    // It writes the formulas in its own way; they are known again all the same.
    expect(fillPlan(there).edits).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);
