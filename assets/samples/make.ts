import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { planInsert } from "../../src/review/planInsert";
import type { Edit } from "../../src/model/edits";
import { newXlsx, openXlsx, type XlsxHost } from "../../src/hosts/xlsx";
import { leafEdits, requestFor } from "../../tests/support/leaves";
import { XIHU } from "../../tests/support/xihu";

/**
 * Makes xihu-2022.xlsx, and the same for the pane to insert into an open workbook (src/taskpane/sample.ts): the tables of the published 2022 budget of a district department with only what a person types:
 * leaf figures, 基本信息 and 补充资料, and not one total.
 */
const FILE = join(__dirname, "xihu-2022.xlsx");
const MODULE = join(__dirname, "../../src/taskpane/sample.ts");

async function apply(host: XlsxHost, edits: readonly Edit[]): Promise<void> {
  const { applied, outcomes } = await host.apply(edits);
  if (!applied) throw new Error(outcomes.flatMap((outcome) => (outcome.done ? [] : [`${outcome.reason} ${outcome.detail}`])).join("\n"));
}

/** The typed figures as a module: sheet by sheet, each cell with its value. */
function moduleText(edits: readonly Edit[]): string {
  const sheets = new Map<string, string[]>();
  for (const edit of edits) {
    if (edit.kind !== "setValue" || edit.numberFormat !== undefined) throw new Error(`the sample has an edit that its module does not carry: ${JSON.stringify(edit)}`);
    const { at, value } = edit;
    sheets.set(at.sheet, [...(sheets.get(at.sheet) ?? []), JSON.stringify([at.row, at.column, value])]);
  }
  return `import type { Scalar } from "../model/cells";
import type { InsertRequest } from "../model/plans";

/** The sample department: its tables, and what a person types into them. Made by assets/samples/make.ts (npm run sample). */
export const SAMPLE_REQUEST: InsertRequest = ${JSON.stringify(requestFor(XIHU))};

/** By sheet: row, column (0-based) and value of every typed cell. */
export const SAMPLE_CELLS: Readonly<Record<string, readonly (readonly [row: number, column: number, value: Scalar])[]>> = {
${[...sheets].map(([sheet, cells]) => `  ${JSON.stringify(sheet)}: [${cells.join(", ")}],`).join("\n")}
};
`;
}

async function make(): Promise<void> {
  const host = await newXlsx();
  await apply(host, planInsert(await host.read(), requestFor(XIHU)).edits);
  const typed = leafEdits(await host.read(), XIHU);
  await writeFile(MODULE, moduleText(typed));
  await apply(host, typed);
  await writeFile(FILE, await host.bytes());
  const sheets = (await (await openXlsx(await readFile(FILE), FILE)).read()).sheets;
  process.stdout.write(`${FILE}: ${sheets.map((sheet) => sheet.name).join(" ")}\n`);
}

make().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
