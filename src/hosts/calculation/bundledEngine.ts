import { bytesOfDataUrl } from "../bundled";
import { browserThread } from "./browserThread";
import { useEngineSource } from "./engine";

/** The calculation library from inside the program: a page opened from a folder may not fetch it. Brought when something is calculated. */
export function useBundledEngine(): void {
  useEngineSource({
    wasm: async () => bytesOfDataUrl((await import(/* webpackChunkName: "calculation-library" */ "@ironcalc/wasm/wasm_bg.wasm?inline")).default),
    thread: browserThread,
  });
}
