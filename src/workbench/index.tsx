/** Entry of the workbench: a spreadsheet in the browser with the task pane beside it, for people without Excel. */
import { createRoot } from "react-dom/client";
import { initCalculation, SimulatedExcel } from "../simulator";
import { Workbench } from "./Workbench";

/** What Office tells its add-ins in its dark theme. */
const DARK = { primaryBackColor: "#262626", primaryFontColor: "#F0F0F0", secondaryBackColor: "#363636", secondaryFontColor: "#E0E0E0" };

const place = document.getElementById("root");
if (place) void open(place);

async function open(root: HTMLElement): Promise<void> {
  try {
    await initCalculation(new URL("@ironcalc/wasm/wasm_bg.wasm", import.meta.url));
  } catch {
    root.textContent = "计算组件没有载入，工作台无法打开。请检查网络后刷新本页。";
    return;
  }
  const excel = new SimulatedExcel();
  // Where the script in the pane's frame looks for its host.
  window.simulatedExcel = excel;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  window.simulatedExcelOptions = { locale: new URLSearchParams(window.location.search).get("lang") ?? "zh-CN", ...(dark ? { theme: DARK } : {}) };
  createRoot(root).render(<Workbench excel={excel} dark={dark} />);
}
