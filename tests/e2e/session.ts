/** One page of the workbench under watch: what a browser test opens, and what it may not see. */
import type { Browser, BrowserContext, FrameLocator, Page } from "playwright-core";

/** How long a test waits for what must come, on a machine that is busy with something else. */
export const PATIENCE_MS = 60_000;

/** How a page is opened. */
export interface Opening {
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Of the pane, in pixels; as the page gives it when left out. */
  readonly pane?: number;
  /** Whether scripts run, which they do when left out. */
  readonly scripts?: boolean;
  /** Display language of the simulated Office, such as "en-US". */
  readonly language?: string;
  /** Runs in every frame ahead of the page's own scripts. */
  readonly first?: () => void;
  /** A workbook that is opened from a file once the page is there; the empty one when left out. */
  readonly file?: string;
}

export interface Session {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** Errors on the console, uncaught ones, and requests to anywhere but this machine's server; must stay empty. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
}

/** A window of its own, with a clipboard, in which nothing moves that need not. */
export async function newContext(browser: Browser, { width = 1280, height = 800, dark = false, scripts = true }: Partial<Opening> = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
    acceptDownloads: true,
    javaScriptEnabled: scripts,
    permissions: ["clipboard-read", "clipboard-write"],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context;
}

/** The cells are drawn with one of them chosen, and take keys. */
export async function gridDrawn(page: Page): Promise<void> {
  await page.locator("main[aria-busy=false]").waitFor();
}

/** Opens the workbench and waits until the pane has reached its workbook and the cells are drawn. */
export async function openWorkbench(browser: Browser, opening: Opening): Promise<Session> {
  const context = await newContext(browser, opening);
  if (opening.first) await context.addInitScript(opening.first);
  const page = await context.newPage();
  const faults = watch(page, opening.url);
  await page.goto(opening.language ? `${opening.url}?lang=${opening.language}` : opening.url);
  const pane = page.frameLocator("iframe[title=任务窗格]");
  await pane.getByRole("button", { name: /^(插入模板|Insert templates)$/ }).and(pane.locator(":enabled")).waitFor();
  await gridDrawn(page);
  // Below 320 pixels, as at 200 %, the page gives the pane no width of its own accord.
  if (opening.pane !== undefined) await page.addStyleTag({ content: `iframe[title=任务窗格] { width: ${opening.pane}px !important; }` });
  if (opening.file !== undefined) await openFile({ page, pane }, opening.file);
  return { page, pane, faults, close: () => context.close() };
}

/** What the pane says at its top once it has looked at a workbook with tables. */
const LOOKED_AT = /识别 \d+\/\d+ 张表|\d+ of \d+ tables recognised/;

/** Opens a workbook with tables from a file, and waits until the pane, which begins anew with it, has looked at it. */
export async function openFile({ page, pane }: Pick<Session, "page" | "pane">, file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }): Promise<void> {
  await page.getByLabel(/^(打开文件|Open file)$/).setInputFiles(file);
  await lookedAt(pane);
}

/** The pane has looked at the workbook that was put on the desk. */
export async function lookedAt(pane: FrameLocator): Promise<void> {
  await pane.getByText(LOOKED_AT).first().waitFor();
}

/** Collects what must not happen on a page. */
export function watch(page: Page, url: string): string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(url) && !/^(blob|data):/.test(request.url())) faults.push(`request: ${request.url()}`);
  });
  return faults;
}

/** A cell as the simulated Excel holds it. */
export interface CellOfExcel {
  readonly value: string | number | boolean;
  readonly formula: string;
}

/** The parts of the simulated Excel that the tests look at and act on as its user. */
interface ExcelInPage {
  readonly user: {
    sheets(): readonly { readonly name: string }[];
    cell(sheet: string, row: number, column: number): CellOfExcel;
    read(sheet: string): { readonly cells: readonly (CellOfExcel & { readonly row: number; readonly column: number })[]; readonly conditionalFormats?: readonly unknown[] };
    selection(): { readonly sheet: string; readonly area: string };
    type(sheet: string, row: number, column: number, input: string | number): void;
    select(sheet: string, area: string): void;
    protect(sheet: string, on: boolean): void;
    beginCellEdit(): void;
    endCellEdit(): void;
  };
}

/** Does something with the simulated Excel of the page, by one method of its user. */
export function asUser<Name extends keyof ExcelInPage["user"]>(
  page: Page,
  method: Name,
  ...args: Parameters<ExcelInPage["user"][Name]>
): Promise<ReturnType<ExcelInPage["user"][Name]>> {
  return page.evaluate(
    ([name, values]) => {
      const { user } = (window as unknown as { simulatedExcel: { user: Record<string, (...all: unknown[]) => unknown> } }).simulatedExcel;
      return user[name as string]?.(...(values as unknown[]));
    },
    [method, args] as const,
  ) as Promise<ReturnType<ExcelInPage["user"][Name]>>;
}

/** Types figures into a sheet as its user, row by row from a cell on; empty texts are left out. */
export async function typeRows(page: Page, sheet: string, row: number, rows: readonly (readonly (string | number)[])[]): Promise<void> {
  for (const [down, line] of rows.entries()) {
    for (const [across, input] of line.entries()) if (input !== "") await asUser(page, "type", sheet, row + down, across, input);
  }
}

/** Reads again and again until the value is as wanted; gives the last value, so that the test's own expectation speaks. */
export async function eventually<Value>(read: () => Promise<Value>, wanted: (value: Value) => boolean, timeout = PATIENCE_MS): Promise<Value> {
  const end = Date.now() + timeout;
  for (;;) {
    const value = await read();
    if (wanted(value) || Date.now() > end) return value;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
