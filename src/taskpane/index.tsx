/** Entry of the task pane: draws at once, then chooses the host, Excel, when its library has answered. */
import { createRoot } from "react-dom/client";
import type { OfficeSeam } from "../hosts/office";
import type { RecordedExchange } from "../hosts/office/recorder";
import { App, NoticeWindow, type Connected, type Surroundings } from "./App";
import { storedShelf } from "./lastYearShelf";
import type { FileReaders } from "./textFile";
import { languageOf, type TabId } from "./words";

const TABS: readonly TabId[] = ["tables", "fill", "check", "narrative"];

/** Brought when a file is opened: most people never do. */
const files: FileReaders = {
  words: async (bytes, name) => (await import("../hosts/word/docxText")).readDocxText(bytes, name),
  retold: async (...change) => (await import("../hosts/word")).editDocx(...change),
  tagged: async (...file) => (await import("../hosts/word")).taggedStretches(...file),
  commented: async (...remarks) => (await import("../hosts/word")).commentDocx(...remarks),
  workbook: async (bytes, name, telling) => (await import("../hosts/apart")).snapshotApart(bytes, name, telling),
  asXlsx: async (bytes, name, telling) => (await import("../hosts/apart")).xlsxApart(bytes, name, telling),
  current: async () => (await import("../hosts/office/wholeFile")).wholeFile(),
  lastYear: storedShelf(),
  edited: async (bytes, name, plan) => (await import("../hosts/xlsx")).editedXlsx(bytes, name, plan),
  otherTexts: async (bytes, name, reader) => (await import("../hosts/xlsx")).withOtherTexts(bytes, name, reader),
};

const place = document.getElementById("root");
if (place) {
  const root = createRoot(place);
  const query = new URLSearchParams(window.location.search);
  const language = languageOf(query.get("lang") ?? languageTold(query));
  const initial: Surroundings = { language, background: null };
  // Behind the #, because what stands before it is sent to the server.
  const notice = new URLSearchParams(window.location.hash.slice(1)).get("notice");
  if (notice !== null) root.render(<NoticeWindow text={notice} language={language} />);
  else {
    let connected: Connected | null = null;
    const draw = (): void => root.render(<App initial={initial} connected={connected} tab={tabAsked()} explain={query.get("view") === "explain"} files={files} />);
    draw();
    void connect().then((answer) => {
      connected = answer;
      draw();
    });
    // Another ribbon button for this pane only changes what stands behind the #: the page stays, with all that is under way in it.
    window.addEventListener("hashchange", draw);
  }
}

/**
 * The display language as Excel tells it in the page's address (`_host_Info=Excel$Win32$16.01$en-US$…`), for what is said before
 * Office.js has answered; null where it does not.
 */
function languageTold(query: URLSearchParams): string | null {
  return query.get("_host_Info")?.split(/[$|]/)[3] ?? null;
}

/** The tab that a ribbon button asked for; null where none did. */
function tabAsked(): TabId | null {
  const asked = new URLSearchParams(window.location.hash.slice(1)).get("tab");
  return TABS.find((each) => each === asked) ?? null;
}

/** What goes to Excel and back, kept until Ctrl+Alt+T saves it on this machine; see docs/real-excel.md. */
async function recorded(): Promise<OfficeSeam> {
  const [{ OPEN_WORKBOOK }, { recording }, { addressOfFile, save }] = await Promise.all([import("../hosts/office/seam"), import("../hosts/office/recorder"), import("./download")]);
  const traffic: RecordedExchange[] = [];
  window.addEventListener("keydown", ({ ctrlKey, altKey, code }) => {
    if (!ctrlKey || !altKey || code !== "KeyT") return;
    save(addressOfFile(new Blob([JSON.stringify(traffic)], { type: "application/json" }), "application/json"), "excel-traffic.json");
  });
  return recording(OPEN_WORKBOOK, (exchange) => traffic.push(exchange));
}

/** Waits for the library, as long as it takes. */
async function connect(): Promise<Connected> {
  try {
    await officeScript();
    const { host } = await Office.onReady();
    if (host !== Office.HostType.Excel) return { kind: "failed", reason: "notExcel" };
    const { createOfficeHost } = await import("../hosts/office");
    const seam = new URLSearchParams(window.location.search).has("record") ? await recorded() : undefined;
    return { kind: "ready", host: createOfficeHost(seam), language: languageOf(Office.context.displayLanguage), background: background() };
  } catch {
    return { kind: "failed", reason: "script" };
  }
}

/** The library's script stands after the pane's own in the page; it may have come already, be on its way, or fail. */
function officeScript(): Promise<void> {
  const script = document.getElementById("office-js");
  return new Promise((resolve, reject) => {
    if (typeof Office !== "undefined") resolve();
    script?.addEventListener("load", () => resolve());
    script?.addEventListener("error", () => reject(new Error("office.js did not load")));
    if (!script && typeof Office === "undefined") reject(new Error("the page has no office.js"));
  });
}

/** Excel on the web tells no theme. */
function background(): string | null {
  const { officeTheme } = Office.context as { readonly officeTheme?: Office.OfficeTheme };
  return officeTheme?.bodyBackgroundColor ?? null;
}
