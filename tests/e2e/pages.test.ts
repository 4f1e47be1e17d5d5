/** What is hosted: the production pages, their policy, and the pane when Office.js does not come. Their sizes are held by the build. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HOSTED_AT } from "./browser";
import { stage, SLOW } from "./stage";

const OFFICE_JS = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

const { blank, home, url } = stage("hosted");

const page = (name: string): string => readFileSync(join(home(), name), "utf8");
const scripts = (name: string): string[] => [...page(name).matchAll(/<script\b[^>]*?\bsrc=["']?([^"'\s>]+)/g)].map(([, src = ""]) => src);
const policyOf = (name: string): string => /Content-Security-Policy["']? content="([^"]*)"/.exec(page(name))?.[1] ?? "";

describe("the files to host", () => {
  test("are the two pages, the icons, the manifest and scripts, and no part of Office.js or the simulator", () => {
    // The folder beside them is the workbench, which has tests of its own.
    const files = readdirSync(home(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.parentPath.startsWith(join(home(), "workbench")));
    const names = files.map((entry) => entry.name);
    expect(names.filter((name) => name.endsWith(".html")).sort()).toEqual(["commands.html", "taskpane.html"]);
    expect(names).toContain("manifest.xml");
    expect(names.filter((name) => /office|excel-|simulator|workbench|univer|\.xlsx$/i.test(name))).toEqual([]);
    const built = files.filter((entry) => entry.name.endsWith(".js")).map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    expect(built.filter((text) => text.includes("_richApiNativeBridge") || text.includes("OSF.DDA"))).toHaveLength(0);
  });

  test("the manifest names the address that the build was given, and nothing else", () => {
    const manifest = page("manifest.xml");
    expect(manifest).not.toContain("localhost");
    expect(manifest).toContain(`"${HOSTED_AT}taskpane.html#tab=narrative"`);
  });

  // The pane may also start the calculation library, which lies beside it.
  test.each([["taskpane.html", ["'wasm-unsafe-eval'"]], ["commands.html", []]])("%s takes scripts from itself and Office.js alone, and connects to itself alone", (name, besides) => {
    const directives = new Map(policyOf(name).split("; ").map((directive) => [directive.split(" ")[0], directive.split(" ").slice(1)]));
    expect(directives.get("default-src")).toEqual(["'none'"]);
    expect(directives.get("script-src")).toEqual(["'self'", "https://appsforoffice.microsoft.com", ...besides]);
    expect(directives.get("connect-src")).toEqual(["'self'"]);
    expect(scripts(name).filter((src) => /^\w+:/.test(src))).toEqual([OFFICE_JS]);
    expect(page(name)).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(page(name)).not.toMatch(/\son\w+=/);
  });

  test("the pane's own scripts come before Office.js, the commands' after it", () => {
    expect(scripts("taskpane.html").at(-1)).toBe(OFFICE_JS);
    expect(scripts("commands.html")[0]).toBe(OFFICE_JS);
  });
});

describe("the pane in a browser without Office", () => {
  test("draws itself although Office.js cannot be loaded, breaks no policy, and asks no other server", async () => {
    const { page: tab } = await blank();
    const asked: string[] = [];
    const complaints: string[] = [];
    tab.on("request", (request) => asked.push(request.url()));
    tab.on("pageerror", (error) => complaints.push(error.message));
    tab.on("console", (message) => {
      if (/Content Security Policy/i.test(message.text())) complaints.push(message.text());
    });
    await tab.route(/^https:/, (route) => route.abort());
    await tab.goto(`${url()}taskpane.html`);
    await tab.waitForFunction(() => !document.querySelector(".skeleton"));
    await tab.waitForFunction(() => (document.getElementById("root")?.innerText.trim().length ?? 0) > 0);
    expect(asked.filter((each) => !each.startsWith(url()) && !/^(?:data|blob):/.test(each))).toEqual([OFFICE_JS]);
    expect(complaints).toEqual([]);
  }, SLOW);

  test("draws its tabs and its first screen while Office.js never answers", async () => {
    const { page: tab } = await blank();
    // Neither an answer nor a failure: as behind a proxy that swallows the request.
    await tab.route(/^https:/, () => new Promise<void>(() => undefined));
    await tab.goto(`${url()}taskpane.html`, { waitUntil: "commit" });
    await tab.getByRole("tab", { name: "套表" }).waitFor();
    // On a slow machine it already says why it waits.
    await tab.getByText(/正在连接 Excel…|Excel 还没有回应/).first().waitFor();
    expect(await tab.evaluate(() => performance.getEntriesByName("first-contentful-paint").length)).toBe(1);
  }, SLOW);

  test("shows words before any script has run", async () => {
    const { page: tab } = await blank({ scripts: false });
    await tab.route(/^https:/, (route) => route.abort());
    await tab.goto(`${url()}taskpane.html`);
    expect(await tab.locator("main").innerText()).toContain("预算公开助手");
  }, SLOW);
});
