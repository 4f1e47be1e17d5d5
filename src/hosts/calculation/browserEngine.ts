import { browserThread } from "./browserThread";
import type { EngineSource } from "./engine";

/** The calculation library in a page that may fetch it. */
export const browserEngine: EngineSource = {
  wasm: async () => {
    const answer = await fetch(new URL("@ironcalc/wasm/wasm_bg.wasm", import.meta.url));
    if (!answer.ok) throw new Error(`the calculation library was not found: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  },
  thread: browserThread,
};
