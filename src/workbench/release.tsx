/** Entry of the workbench that is given away: the pane on the grid's own workbook, without Excel and without Office.js. */
import { createRoot } from "react-dom/client";
import { useBundledEngine } from "../hosts/calculation/bundledEngine";
import { storedShelf, type LastYearShelf } from "../taskpane/lastYearShelf";
import { FileDesk } from "./file/desk";
import { isDarkPage, languageOfPage, type Setting } from "./setting";
import { Workbench } from "./Workbench";
import { wordsOf } from "./words";

declare global {
  interface Window {
    /** Where the pane in its frame finds the workbook. */
    budgetWorkbench?: Pick<Setting, "language" | "dark"> & { readonly host: FileDesk["host"]; readonly bytes: () => Promise<Uint8Array>; readonly lastYear: LastYearShelf };
  }
}

const place = document.getElementById("root");
if (place) void open(place);

async function open(root: HTMLElement): Promise<void> {
  const language = languageOfPage();
  const words = wordsOf(language);
  document.title = words.title;
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  useBundledEngine();
  const pane = document.getElementById("pane-page");
  if (!(pane instanceof HTMLTemplateElement)) {
    root.textContent = words.noCalculation;
    return;
  }
  const desk = await FileDesk.empty();
  const dark = isDarkPage();
  window.budgetWorkbench = { host: desk.host, bytes: () => desk.bytes(), lastYear: storedShelf(), language, dark };
  const run: Setting["run"] = async (command) => {
    const { fill, validate, wordFailure } = await import("../commands/work");
    return (command === "fill" ? fill : validate)(desk.host, language).catch((error: unknown) => wordFailure(error, language));
  };
  // The page itself and not an address: pages opened from a folder may not reach into each other.
  const setting: Setting = { desk, language, dark, pane: { srcDoc: `<!doctype html>${pane.innerHTML}` }, run };
  createRoot(root).render(<Workbench setting={setting} />);
}
