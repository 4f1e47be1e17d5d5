/** What the browser tests share: one browser a file, the page it serves, and windows of their own for every test. */
import type { Browser, BrowserContext, Page } from "playwright-core";
import { join } from "node:path";
import { filledBook } from "./books";
import { builtPages, launchBrowser, serve, startWorkbench } from "./browser";
import { newContext, openWorkbench, watch, type Opening, type Session } from "./session";

/** For a test or a build on a machine that is busy with something else. */
export const SLOW = 300_000;

/** "simulated": over Office.js on the simulated Excel, as `npm start` serves it; "released": what is given away; "hosted": the add-in's own pages. */
export type PageKind = "simulated" | "released" | "hosted";

export interface Stage {
  /** Address of the page, ending in a slash. */
  readonly url: () => string;
  /** The folder of the pages where they are built for production. */
  readonly home: () => string;
  /** Opens the workbench in a window of its own. */
  readonly open: (opening?: Omit<Opening, "url">) => Promise<Session>;
  /** The same, with the sample as it is after filling: opened as a file, so that nothing of it can be undone. */
  readonly openFilled: (opening?: Omit<Opening, "url" | "file">) => Promise<Session>;
  /** An empty page in a window of its own, and its faults, which may be what the test is about. */
  readonly blank: (opening?: Partial<Opening>) => Promise<{ readonly page: Page; readonly faults: readonly string[] }>;
}

/**
 * Sets the stage for the tests of a file or of a `describe`: nothing that one test opens is seen by another, everything is
 * closed after the test, and a fault on any page of it fails the test.
 */
export function stage(kind: PageKind): Stage {
  let browser: Browser | null = null;
  let served: { url: string; stop: () => Promise<void> } | null = null;
  let home = "";
  let opened: { readonly context: BrowserContext; readonly faults: readonly string[] }[] = [];
  const running = (): Browser => {
    if (!browser) throw new Error("The browser is not running.");
    return browser;
  };
  const url = (): string => served?.url ?? "";

  beforeAll(async () => {
    if (kind !== "simulated") home = join(await builtPages("production"), kind === "released" ? "workbench" : "");
    [browser, served] = await Promise.all([launchBrowser(), kind === "simulated" ? startWorkbench() : serve(home)]);
  }, SLOW);
  afterEach(async () => {
    const closing = opened;
    opened = [];
    await Promise.all(closing.map(({ context }) => context.close()));
    expect(closing.flatMap(({ faults }) => faults)).toEqual([]);
  }, SLOW);
  afterAll(async () => {
    await browser?.close();
    await served?.stop();
  }, SLOW);

  const open: Stage["open"] = async (opening = {}) => {
    const session = await openWorkbench(running(), { url: url(), ...opening });
    opened.push({ context: session.page.context(), faults: session.faults });
    return session;
  };
  return {
    url,
    home: () => home,
    open,
    openFilled: async (opening = {}) => open({ ...opening, file: await filledBook() }),
    blank: async (opening = {}) => {
      const context = await newContext(running(), opening);
      const page = await context.newPage();
      const faults = watch(page, opening.url ?? url());
      opened.push({ context, faults: [] });
      return { page, faults };
    },
  };
}
