/** The same sums twice: as formulas in a calculation library, and as relations of ours. Loading is no part of either. */
import { readFileSync } from "node:fs";
import { Model, initSync } from "@ironcalc/wasm";
import type { WorkbookSnapshot } from "../../src/model/snapshot";
import { recognizeWorkbook } from "../../src/recognize";
import { evaluateAll } from "../../src/relations/evaluate";
import { contextOf, instantiate } from "../../src/relations/instantiate";

/** The two tasks, and how many sums each has. */
export interface SameSums {
  readonly calculate: () => void;
  readonly evaluate: () => void;
  readonly counts: string;
}

/** A workbook of one sheet whose every sum is a formula, loaded in both. */
export function sameSums(snapshot: WorkbookSnapshot): SameSums {
  const [sheet] = snapshot.sheets;
  initSync({ module: readFileSync(require.resolve("@ironcalc/wasm/wasm_bg.wasm")) });
  const model = new Model("book", "en", "UTC", "en");
  model.pauseEvaluation();
  let formulas = 0;
  sheet?.values.forEach((row, line) => row.forEach((value, column) => {
    const formula = sheet.formulas[line]?.[column] ?? "";
    if (formula !== "") formulas += 1;
    if (formula !== "" || value !== null) model.setUserInput(0, line + 1, column + 1, formula === "" ? String(value) : formula);
  }));
  const book = recognizeWorkbook(snapshot);
  const instances = instantiate(contextOf(book)).filter(({ missing }) => missing === undefined);
  return {
    calculate: () => { model.evaluate(); },
    evaluate: () => { evaluateAll(book, instances); },
    counts: `${formulas} formulas, ${instances.length} relations`,
  };
}
