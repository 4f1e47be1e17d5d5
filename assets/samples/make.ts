import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { planInsert } from "../../src/derive/insert";
import type { Edit } from "../../src/model/edits";
import { newXlsx, openXlsx, type XlsxHost } from "../../src/hosts/xlsx";
import { leafEdits, requestFor } from "../../tests/support/leaves";
import { XIHU } from "../../tests/support/xihu";

/**
 * Makes xihu-2022.xlsx: the tables of the published 2022 budget of a district department with only what a person types:
 * leaf figures, 基本信息 and 补充资料, and not one total.
 */
const FILE = join(__dirname, "xihu-2022.xlsx");

async function apply(host: XlsxHost, edits: readonly Edit[]): Promise<void> {
  const { applied, outcomes } = await host.apply(edits);
  if (!applied) throw new Error(outcomes.flatMap((outcome) => (outcome.done ? [] : [`${outcome.reason} ${outcome.detail}`])).join("\n"));
}

async function make(): Promise<void> {
  const host = await newXlsx();
  await apply(host, planInsert(await host.read(), requestFor(XIHU)).edits);
  await apply(host, leafEdits(await host.read(), XIHU));
  await writeFile(FILE, await host.bytes());
  const sheets = (await (await openXlsx(await readFile(FILE), FILE)).read()).sheets;
  process.stdout.write(`${FILE}: ${sheets.map((sheet) => sheet.name).join(" ")}\n`);
}

make().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
