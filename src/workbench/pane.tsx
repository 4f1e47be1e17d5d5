/** Entry of the pane inside the released workbench: the same pane, on the workbook of the page around it. */
import { createRoot } from "react-dom/client";
import { HostError, type Host, type HostErrorCode } from "../hosts/host";
import { App, type Connected } from "../taskpane/App";
import type { LastYearShelf } from "../taskpane/lastYearShelf";
import type { FileReaders } from "../taskpane/textFile";
import { DARK_BACKGROUND } from "./setting";

/** The hosts of other files, once they can calculate: by the library from inside the program. */
async function calculating<Hosts>(hosts: Promise<Hosts>): Promise<Hosts> {
  const { useBundledEngine } = await import("../hosts/calculation/bundledEngine");
  useBundledEngine();
  return hosts;
}

/** Brought when a file is opened: most people never do. */
const filesBeside = (lastYear: LastYearShelf): FileReaders => ({
  lastYear,
  words: async (bytes, name) => (await import("../hosts/word/docxText")).readDocxText(bytes, name),
  retold: async (...change) => (await import("../hosts/word")).editDocx(...change),
  tagged: async (...file) => (await import("../hosts/word")).taggedStretches(...file),
  commented: async (...remarks) => (await import("../hosts/word")).commentDocx(...remarks),
  workbook: async (bytes, name, telling) => (await calculating(import("../hosts/apart"))).snapshotApart(bytes, name, telling),
  asXlsx: async (bytes, name, telling) => (await calculating(import("../hosts/apart"))).xlsxApart(bytes, name, telling),
  current: async () => {
    if (!window.parent.budgetWorkbench) throw new HostError("unavailable", "", "no workbench around the pane");
    return window.parent.budgetWorkbench.bytes();
  },
  edited: async (bytes, name, plan) => (await calculating(import("../hosts/xlsx"))).editedXlsx(bytes, name, plan),
  otherTexts: async (bytes, name, reader) => (await calculating(import("../hosts/xlsx"))).withOtherTexts(bytes, name, reader),
});

const place = document.getElementById("root");
const around = window.parent.budgetWorkbench;
if (place && around) {
  const { language, dark } = around;
  const background = dark ? DARK_BACKGROUND : null;
  const connected: Connected = { kind: "ready", host: heard(around.host), language, background };
  createRoot(place).render(<App initial={{ language, background }} connected={connected} tab={null} files={filesBeside(around.lastYear)} />);
}

/** The host with its failures as this frame's own: a class of another frame is not known here. */
function heard(host: Host): Host {
  const own = async <T,>(answer: Promise<T>): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      throw isHostFailure(error) ? new HostError(error.code, error.place, error.message) : error;
    }
  };
  return {
    capabilities: host.capabilities,
    read: (progress) => own(host.read(progress)),
    apply: (edits, progress) => own(host.apply(edits, progress)),
    select: (ref) => own(host.select(ref)),
    ...(host.live ? { live: host.live } : {}),
  };
}

function isHostFailure(error: unknown): error is { readonly code: HostErrorCode; readonly place: string; readonly message: string } {
  return typeof error === "object" && error !== null && "name" in error && error.name === "HostError" && "code" in error && "place" in error;
}
