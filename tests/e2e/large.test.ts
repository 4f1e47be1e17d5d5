/** A workbook of thousands of rows: judged apart from the page, drawn and kept by what changes. */
import { readFileSync } from "node:fs";
import { openXlsx, type XlsxHost } from "../../src/hosts/xlsx";
import { parseArea, type Scalar } from "../../src/model/cells";
import type { Page } from "playwright-core";
import { largeBook } from "./books";
import { eventually } from "./session";
import { stage, SLOW } from "./stage";
import { chooseMore, typeInto, validate } from "./steps";

const { open } = stage("released");

function valueAt(file: XlsxHost, address: string): Scalar | undefined {
  const { row = -1, column = -1 } = parseArea("项目", address) ?? {};
  return file.contents.sheets.find(({ name }) => name === "项目")?.rows.get(row)?.cells.get(column)?.value;
}

/** A cell of the only sheet, as the workbook on the desk holds it. */
function heldAt(page: Page, row: number, column: number): Promise<unknown> {
  return page.evaluate(async ([down, across]) => {
    const { host } = (window as unknown as { budgetWorkbench: { host: { read(): Promise<{ sheets: { row: number; column: number; values: unknown[][] }[] }> } } }).budgetWorkbench;
    const [sheet] = (await host.read()).sheets;
    return sheet?.values[down - sheet.row]?.[across - sheet.column];
  }, [row, column] as const);
}

test("is judged in a worker, follows what is typed, and is there again after a reload with what was typed", async () => {
  const session = await open({ file: await largeBook() });
  const { page, pane } = session;
  await validate(session);
  const verdict = pane.locator("#findings-title");
  expect(await verdict.textContent()).toContain("没有发现问题");
  expect(page.workers().length).toBeGreaterThan(0);

  await chooseMore(session, "边改边校验");
  // The total of its row and that of its column do not follow.
  await typeInto(session, "项目", "E6", "12.5");
  expect(await eventually(async () => (await verdict.textContent()) ?? "", (text) => text.includes("发现 2 处问题"))).toContain("发现 2 处问题");
  await pane.getByRole("listitem").filter({ hasText: "项目!E6" }).first().waitFor();
  // A row far below what is drawn at first is there too.
  await typeInto(session, "项目", "C5100", "改了名的项目");
  expect(await eventually(() => heldAt(page, 5099, 2), (value) => value === "改了名的项目")).toBe("改了名的项目");

  await page.getByText(/^已自动保存到本机/).first().waitFor();
  await page.reload();
  await page.getByText(/^已恢复 /).waitFor();
  await validate(session);
  expect(await verdict.textContent()).toContain("发现 2 处问题");
  await typeInto(session, "项目", "E6", "0.37");
  expect(await eventually(async () => (await verdict.textContent()) ?? "", (text) => text.includes("没有发现问题"))).toContain("没有发现问题");

  const saved = page.waitForEvent("download");
  await page.getByRole("banner").getByRole("button", { name: "保存 .xlsx" }).click();
  const file = await openXlsx(new Uint8Array(readFileSync(await (await saved).path())), "保存的.xlsx");
  expect(["E6", "C5100"].map((address) => valueAt(file, address))).toEqual([0.37, "改了名的项目"]);
}, SLOW);
