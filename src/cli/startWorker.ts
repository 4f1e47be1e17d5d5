import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

const MEGABYTE = 1024 * 1024;
/** All threads together stay below this part of the machine's memory; one has so many megabytes at least and at most. */
const SHARE_OF_MEMORY = 0.7;
const LEAST_MEMORY = 512;
const MOST_MEMORY = 2_048;

/** A thread for files; it does not inherit the loader of TypeScript, so it is given it. */
export function startWorker(): Worker {
  const share = Math.floor((totalmem() * SHARE_OF_MEMORY) / availableParallelism() / MEGABYTE);
  const resourceLimits = { maxOldGenerationSizeMb: Math.min(MOST_MEMORY, Math.max(LEAST_MEMORY, share)) };
  const [cjs, esm] = ["tsx/cjs", "tsx/esm/api"].map((loader) => require.resolve(loader));
  // The library that calculates is loaded by import(), which has a loader of its own.
  const start = `import(${JSON.stringify(pathToFileURL((esm ?? "").replace(/\.cjs$/, ".mjs")).href)}).then(({ register }) => {
    register(); require(${JSON.stringify(cjs)}); require(${JSON.stringify(join(__dirname, "worker.ts"))});
  })`;
  return new Worker(start, { eval: true, execArgv: [], resourceLimits });
}
