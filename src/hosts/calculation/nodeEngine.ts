import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { EngineSource, EngineThread } from "./engine";

/** What the script around the library may take; the library's own memory is limited by itself. */
const MEGABYTES = 256;

/** The calculation library in Node: from the package's file, in worker threads that do not keep the process alive. */
export const nodeEngine: EngineSource = {
  wasm: () => readFile(require.resolve("@ironcalc/wasm/wasm_bg.wasm")),
  thread: () => Promise.resolve(nodeThread()),
};

function nodeThread(): EngineThread {
  // Without the loader of TypeScript that this process may have: the worker is plain JavaScript.
  const worker = new Worker(join(__dirname, "engineWorker.mjs"), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MEGABYTES }, stderr: true });
  worker.unref();
  // It may end before anybody listens.
  let ended: string | null = null;
  let tell = (why: string): void => { ended ??= why; };
  worker.on("error", (error) => { tell(error.message); });
  worker.on("exit", (code) => { tell(`exit ${code}`); });
  return {
    post: (message) => { worker.ref(); worker.postMessage(message); },
    listen: (onMessage, onEnd) => {
      tell = onEnd;
      worker.removeAllListeners("message").on("message", (message) => { worker.unref(); onMessage(message); });
      if (ended !== null) onEnd(ended);
    },
    end: () => { void worker.terminate(); },
  };
}
