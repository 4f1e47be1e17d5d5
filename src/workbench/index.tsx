/** Entry of the workbench for development: a simulated Excel with the unmodified add-in in its pane, through the real Office.js. */
import { createRoot } from "react-dom/client";
import { initCalculation, SimulatedExcel } from "../simulator";
import { DARK_BACKGROUND, isDarkPage, languageOfPage, type Setting } from "./setting";
import { commandRunner } from "./simulated/commands";
import { SimulatedDesk } from "./simulated/desk";
import { Workbench } from "./Workbench";
import { wordsOf } from "./words";

/** What Office tells its add-ins in its dark theme. */
const DARK = { primaryBackColor: DARK_BACKGROUND, primaryFontColor: "#F0F0F0", secondaryBackColor: "#363636", secondaryFontColor: "#E0E0E0" };

const place = document.getElementById("root");
if (place) void open(place);

async function open(root: HTMLElement): Promise<void> {
  const language = languageOfPage();
  document.title = wordsOf(language).title;
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  const calculates = await initCalculation(new URL("@ironcalc/wasm/wasm_bg.wasm", import.meta.url)).then(() => true, () => false);
  if (!calculates) {
    root.textContent = wordsOf(language).noCalculation;
    return;
  }
  const excel = new SimulatedExcel();
  // Where the script in the pane's frame looks for its host.
  window.simulatedExcel = excel;
  const dark = isDarkPage();
  const desk = new SimulatedDesk(excel);
  window.simulatedExcelOptions = { locale: language === "en" ? "en-US" : "zh-CN", file: () => desk.bytes(), ...(dark ? { theme: DARK } : {}) };
  const setting: Setting = { desk, language, dark, pane: { src: `taskpane.html?lang=${language}` }, run: commandRunner() };
  createRoot(root).render(<Workbench setting={setting} />);
}
