/**
 * How long the workbench holds up its page while somebody works in a large workbook: the tasks of the page's main thread, as
 * headless Chromium records them, step by step. A page that is to follow the hands has 16 ms for each.
 *
 *   npm run bench -- page [--rows N] [--pages FOLDER]
 *
 * N is the number of rows (default 100000). FOLDER holds pages that were built already (the folder with `workbench` in it).
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { newXlsx } from "../src/hosts/xlsx";
import { builtPages, launchBrowser, serve } from "../tests/e2e/browser";
import { openWorkbench, PATIENCE_MS, type Session } from "../tests/e2e/session";
import { chooseMore, typeInto, validate } from "../tests/e2e/steps";
import { projects } from "./speed/projects";

const ROWS = 100_000;
/** A frame at sixty a second, and what people notice. */
const [FRAME_MS, FELT_MS] = [16, 100];
/** So long after a step what follows from it is still counted to it. */
const AFTER_MS = 4000;

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly frames?: readonly unknown[] } };
}

/** What a step asked of the main thread, in milliseconds. */
interface Held {
  readonly longest: number;
  readonly overFrame: number;
  readonly felt: number;
  readonly all: number;
}

const CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"];
const MICRO = 1000;

/** The tasks of the thread in which the page runs: of all renderers the one that did most. */
function heldIn(trace: Buffer): Held {
  const { traceEvents } = JSON.parse(trace.toString("utf8")) as { readonly traceEvents: readonly TraceEvent[] };
  const mains = new Set(traceEvents.filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain").map(({ pid, tid }) => `${pid}|${tid}`));
  const tasks = new Map<string, number[]>();
  for (const { name, ph, pid, tid, dur } of traceEvents) {
    const thread = `${pid}|${tid}`;
    if (name !== "RunTask" || ph !== "X" || dur === undefined || !mains.has(thread)) continue;
    tasks.set(thread, [...(tasks.get(thread) ?? []), dur / MICRO]);
  }
  const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
  const own = [...tasks.values()].sort((a, b) => sum(b) - sum(a))[0] ?? [];
  return { longest: Math.max(0, ...own), overFrame: own.filter((task) => task > FRAME_MS).length, felt: own.filter((task) => task > FELT_MS).length, all: sum(own) };
}

async function heldBy(browser: Browser, page: Page, step: () => Promise<unknown>, after = AFTER_MS): Promise<Held> {
  await browser.startTracing(page, { categories: CATEGORIES });
  await step();
  await page.waitForTimeout(after);
  return heldIn(await browser.stopTracing());
}

async function bookOf(rows: number): Promise<Uint8Array> {
  const host = newXlsx();
  await host.apply(projects(rows).sheets.map(({ name, values }) => ({
    kind: "insertSheet", before: null,
    draft: {
      name, cells: values.flatMap((line, row) => line.flatMap((value, column) => (value === null ? [] : [{ row, column, content: { value } }]))), merges: [], styles: [], choices: [],
      columnWidths: [], rowHeights: {}, freeze: { rows: 0, columns: 0 }, print: { orientation: "portrait", titleRows: null },
    },
  })));
  return host.bytes();
}

/** What somebody does, in order. */
const STEPS: readonly (readonly [name: string, step: (session: Session, file: string) => Promise<unknown>])[] = [
  ["open the file", async ({ page, pane }, file) => {
    await page.getByLabel("打开文件").setInputFiles(file);
    await pane.getByText(/识别 \d+\/\d+ 张表/).first().waitFor();
  }],
  ["validate it", validate],
  ["check as one types: on", (session) => chooseMore(session, "边改边校验")],
  ["an amount that breaks sums", (session) => typeInto(session, "项目", "E6", "12.5")],
  ["the amount put right", (session) => typeInto(session, "项目", "E6", "0.37")],
  ["a label", (session) => typeInto(session, "项目", "C9", "改了名的项目")],
  ["a cell far below", (session) => typeInto(session, "项目", "C9000", "改了名的项目")],
  ["undo", ({ page }) => page.keyboard.press("Control+z")],
  ["save the file", async ({ page }) => {
    const download = page.waitForEvent("download");
    await page.getByRole("banner").getByRole("button", { name: "保存 .xlsx" }).click();
    await (await download).path();
  }],
];

/** Prints a line for each step. */
export async function run(argv: readonly string[]): Promise<void> {
  const valueOf = (name: string): string | undefined => (argv.includes(name) ? argv[argv.indexOf(name) + 1] : undefined);
  const rows = Number(valueOf("--rows") ?? ROWS);
  const folder = mkdtempSync(join(tmpdir(), "budget-page-"));
  const file = join(folder, "项目很多.xlsx");
  writeFileSync(file, await bookOf(rows));
  const [browser, served] = await Promise.all([launchBrowser(), (async () => serve(join(valueOf("--pages") ?? (await builtPages("production")), "workbench")))()]);
  try {
    const session = await openWorkbench(browser, { url: served.url });
    session.page.setDefaultTimeout(5 * PATIENCE_MS);
    const lines: Record<string, unknown> = {};
    for (const [name, step] of STEPS) {
      const { longest, overFrame, felt, all } = await heldBy(browser, session.page, () => step(session, file));
      lines[name] = { "longest task, ms": Math.round(longest), [`tasks over ${FRAME_MS} ms`]: overFrame, [`over ${FELT_MS} ms`]: felt, "all tasks, ms": Math.round(all) };
    }
    console.table(lines);
  } finally {
    await browser.close();
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
