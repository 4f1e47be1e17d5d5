/**
 * The calculation library, made ready once: at once in Node, asynchronously in a browser. Each workbook has an instance of it,
 * with a limit to its memory; one that broke is thrown away, and no other workbook notices (docs/decisions/0020).
 */
import { Model } from "@ironcalc/wasm";
import { chooseInstance, newInstance, type Instance } from "../hosts/calculation/freshInstance.mjs";
import { withMemoryLimit } from "../hosts/calculation/memoryLimit";

/** The most memory that one workbook may take for its calculation. */
const MEGABYTES = 512;

let compiled: WebAssembly.Module | null = null;

/** Makes the calculation library ready from its WebAssembly bytes (Node: read `@ironcalc/wasm/wasm_bg.wasm`). */
export function initCalculationSync(bytes: Uint8Array): void {
  compiled ??= new WebAssembly.Module(withMemoryLimit(bytes, MEGABYTES));
}

/** Makes the calculation library ready in a browser from the address of its WebAssembly. */
export async function initCalculation(address: URL): Promise<void> {
  if (compiled) return;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the calculation library was not found: ${answer.status}`);
  compiled = await WebAssembly.compile(withMemoryLimit(new Uint8Array(await answer.arrayBuffer()), MEGABYTES));
}

/** The library broke: its stack or its memory was too small for a formula. Nothing that it made can be used any more. */
export class EngineBroken extends Error {}

/** One workbook's instance of the library; made when it is first needed, and anew after it broke. */
export class Engine {
  private instance: Instance | null = null;

  /** Does something with the library. @throws EngineBroken */
  use<T>(work: () => T): T {
    if (!compiled) throw new Error("initCalculation must be called before a simulated Excel is made.");
    if (this.instance) chooseInstance(this.instance);
    else this.instance = newInstance(compiled);
    try {
      return work();
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError || error instanceof RangeError)) throw error;
      this.instance = null;
      throw new EngineBroken(error.message);
    }
  }
}

/** A new, empty workbook of the library with one sheet, which recalculates only when told. */
export function newModel(): Model {
  const model = new Model("simulated", "en", "UTC", "en") as Model & { __wbg_ptr: number; __destroy_into_raw(): number };
  // The script would free what nobody uses any more in whichever instance is chosen then; what is not freed goes with its own.
  model.__wbg_ptr = model.__destroy_into_raw();
  model.pauseEvaluation();
  return model;
}

export type { Model };
