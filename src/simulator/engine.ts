/** The calculation library, made ready once: at once in Node, asynchronously in a browser. */
import init, { initSync, Model, type InitInput } from "@ironcalc/wasm";

let ready = false;

/** Makes the calculation library ready from its WebAssembly bytes (Node: read `@ironcalc/wasm/wasm_bg.wasm`). */
export function initCalculationSync(bytes: BufferSource): void {
  if (ready) return;
  initSync({ module: bytes });
  ready = true;
}

/** Makes the calculation library ready in a browser; `source` is the WebAssembly's address, response or bytes. */
export async function initCalculation(source: InitInput): Promise<void> {
  if (ready) return;
  await init({ module_or_path: source });
  ready = true;
}

/** A new, empty workbook of the library with one sheet, which recalculates only when told. */
export function newEngine(): Model {
  if (!ready) throw new Error("initCalculation must be called before a simulated Excel is made.");
  const model = new Model("simulated", "en", "UTC", "en");
  model.pauseEvaluation();
  return model;
}

export type { Model };
