import init, { initSync, Model } from "@ironcalc/wasm";

let ready: Promise<void> | null = null;

/**
 * Makes the calculation library (IronCalc) ready, once: in Node from the package's file, in a browser by fetching it.
 * Must have resolved before {@link newModel}.
 */
export function calculationReady(): Promise<void> {
  ready ??= load().catch((error: unknown) => {
    ready = null;
    throw error;
  });
  return ready;
}

async function load(): Promise<void> {
  if (typeof process === "undefined" || process.versions?.node === undefined) {
    await init();
    return;
  }
  // The bundler leaves this import alone, so that no browser is asked for Node's file system.
  const { wasmBytes } = await import(/* webpackIgnore: true */ "./wasmInNode");
  initSync({ module: wasmBytes() });
}

/** An empty workbook of the library with one sheet, which calculates only when told. The caller frees it. */
export function newModel(): Model {
  const model = new Model("book", "en", "UTC", "en");
  model.pauseEvaluation();
  return model;
}

export type { Model };
