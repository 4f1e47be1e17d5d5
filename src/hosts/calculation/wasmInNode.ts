import { readFileSync } from "node:fs";

/** The WebAssembly of the calculation library. Only for Node: browsers fetch it. */
export function wasmBytes(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(require.resolve("@ironcalc/wasm/wasm_bg.wasm")));
}
