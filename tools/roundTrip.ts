/**
 * Does a workbook come back from the workbench as it was? `npm run roundtrip -- FILES…` opens each in the page that is given away,
 * marks a cell of every sheet, takes the marks off and saves, then types an amount into a free cell and saves again. After the
 * first every part is to be the same to the byte, after the second all but the part of that sheet. A line a file, last how many
 * came back whole; exit 1 when one did not.
 */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { toXlsx } from "../src/hosts/foreign/convert";
import { openXlsx } from "../src/hosts/xlsx";
import type { Host } from "../src/hosts/host";
import type { Edit } from "../src/model/edits";
import { builtPages, launchBrowser, serve } from "../tests/e2e/browser";
import { eventually, newContext } from "../tests/e2e/session";
import { partsOf } from "../tests/support/packages";

const AMOUNT = 820.63;

async function main(): Promise<number> {
  const files = process.argv.slice(2);
  const home = join(await builtPages("production"), "workbench");
  const [browser, served] = await Promise.all([launchBrowser(), serve(home)]);
  let whole = 0;
  try {
    for (const file of files) {
      const said = await tried(browser, served.url, file).catch((error: unknown) => (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "");
      if (said === "whole") whole += 1;
      process.stdout.write(`${basename(file)}: ${said}\n`);
    }
  } finally {
    await browser.close();
    await served.stop();
  }
  process.stdout.write(`${whole}/${files.length} workbooks came back whole from the workbench\n`);
  return whole === files.length ? 0 : 1;
}

/** What became of a file: "whole", or what did not come back. */
async function tried(browser: Browser, url: string, file: string): Promise<string> {
  const given = readFileSync(file);
  const { bytes, from } = await toXlsx(given, basename(file));
  const { contents, wouldLose } = await openXlsx(bytes, basename(file));
  const context = await newContext(browser);
  context.setDefaultTimeout(30_000);
  try {
    const page = await context.newPage();
    await page.goto(url);
    await page.locator("canvas").first().waitFor();
    await page.getByLabel("打开文件").setInputFiles(file);
    const names = contents.sheets.map(({ name }) => name);
    const there = await eventually(() => page.evaluate(() => (window as unknown as Desk).budgetWorkbench.host.read().then(({ sheets }) => sheets.map(({ name }) => name))), (shown) => shown.join("\n") === names.join("\n"));
    if (there.join("\n") !== names.join("\n")) return `it shows ${there.join("、")}`;
    const open = contents.sheets.filter((sheet) => !sheet.protected);
    const refused = await refusal(page, open.map(({ name }): Edit => ({ kind: "mark", at: { sheet: name, row: 2, column: 2 }, severity: "error", note: "请核对" })));
    if (refused !== null) return `marks were refused: ${refused}`;
    const kept = await refusal(page, [{ kind: "unmark", at: null }]);
    if (kept !== null) return `marks were not taken off: ${kept}`;
    const losses = wouldLose.length > 0;
    // What a plain workbook cannot hold was told; from the format it came in only its own saving differs.
    const first = changedParts(bytes, await saved(page)).filter(() => !losses && from === null);
    const [target] = open;
    if (first.length > 0) return `marked and cleared: ${first.join(", ")}`;
    if (!target) return "whole";
    const row = Math.max(0, ...target.rows.keys()) + 2;
    const untyped = await refusal(page, [{ kind: "setValue", at: { sheet: target.name, row, column: 1 }, expects: { value: null }, value: AMOUNT }]);
    if (untyped !== null) return `an amount was refused: ${untyped}`;
    const second = changedParts(bytes, await saved(page)).filter((part) => part !== target.extra.part && !losses && from === null);
    return second.length > 0 ? `typed: ${second.join(", ")}` : "whole";
  } finally {
    await context.close();
  }
}

interface Desk {
  readonly budgetWorkbench: { readonly host: Host };
}

/** Why edits were not carried out; null when they were. */
function refusal(page: Page, edits: readonly Edit[]): Promise<string | null> {
  return page.evaluate((asked) => (window as unknown as Desk).budgetWorkbench.host.apply(asked).then((result) => (result.applied ? null : JSON.stringify(result.outcomes.filter(({ done }) => !done)[0]))), edits);
}

/** The file that the button gives; where something would be lost, a question comes first. */
async function saved(page: Page): Promise<Uint8Array> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    (async (): Promise<void> => {
      await page.getByRole("button", { name: "保存 .xlsx", exact: true }).click();
      const anyway = page.getByRole("button", { name: "按原名保存", exact: true });
      if (await anyway.isVisible({ timeout: 500 }).catch(() => false)) await anyway.click();
    })(),
  ]);
  return readFileSync(await download.path());
}

/** That the next program is to calculate, which the workbook part says where a formula may stand on what was typed. */
const ASKS = / fullCalcOnLoad="1"|<(?:\w+:)?calcPr fullCalcOnLoad="1"\/>/;

/** Parts that are not the same to the byte, or came, or went. */
function changedParts(before: Uint8Array, after: Uint8Array): string[] {
  const [old, now] = [before, after].map((bytes) => new Map([...partsOf(bytes)].map(([name, part]) => [name, Buffer.from(part).toString("latin1").replace(ASKS, "")]))) as [Map<string, string>, Map<string, string>];
  const differs = (name: string): boolean => old.get(name) !== now.get(name);
  return [...new Set([...old.keys(), ...now.keys()])].filter(differs);
}

void main().then((code) => { process.exitCode = code; });
