import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

const MEGABYTE = 1024 * 1024;
/** All threads together stay below this part of the machine's memory; one has so many megabytes at least and at most. */
const SHARE_OF_MEMORY = 0.7;
const LEAST_MEMORY = 512;
const MOST_MEMORY = 2_048;
/** Room for what is made and let go at once; a large workbook makes much of it, and too little room costs time. */
const YOUNG_MEMORY = 192;

/**
 * A thread for files: the script that stands built beside this one; where nothing was built, the source with the loader that runs this.
 *
 * @param among how many such threads there may be at a time
 * @param folder where the built script stands
 */
export function startWorker(among = availableParallelism(), folder = __dirname): Worker {
  const share = Math.floor((totalmem() * SHARE_OF_MEMORY) / among / MEGABYTE);
  const resourceLimits = { maxOldGenerationSizeMb: Math.min(MOST_MEMORY, Math.max(LEAST_MEMORY, share)), maxYoungGenerationSizeMb: YOUNG_MEMORY };
  const built = join(folder, "worker.js");
  if (existsSync(built)) return new Worker(built, { execArgv: [], resourceLimits });
  return new Worker(sourceOf(folder), { eval: true, execArgv: [], resourceLimits });
}

/** A script that runs the source of the thread: a thread does not inherit the loader of TypeScript, so it is given it. */
function sourceOf(folder: string): string {
  const from = createRequire(join(folder, "worker.ts"));
  const [cjs, esm] = ["tsx/cjs", "tsx/esm/api"].map((loader) => from.resolve(loader));
  // The library that calculates is loaded by import(), which has a loader of its own.
  return `import(${JSON.stringify(pathToFileURL((esm ?? "").replace(/\.cjs$/, ".mjs")).href)}).then(({ register }) => {
    register(); require(${JSON.stringify(cjs)}); require(${JSON.stringify(join(folder, "worker.ts"))});
  })`;
}
