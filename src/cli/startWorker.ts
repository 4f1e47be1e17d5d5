import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";

const MEGABYTE = 1024 * 1024;
/** All threads together stay below this part of the machine's memory; one has so many megabytes at least and at most. */
const SHARE_OF_MEMORY = 0.7;
const LEAST_MEMORY = 512;
const MOST_MEMORY = 2_048;
/** Room for what is made and let go at once; a large workbook makes much of it, and too little room costs time. */
const YOUNG_MEMORY = 96;

/**
 * A thread for files: the script that stands built beside this one.
 *
 * @param among how many such threads there may be at a time
 * @param folder where the built script stands
 */
export function startWorker(among = availableParallelism(), folder = __dirname): Worker {
  const share = Math.floor((totalmem() * SHARE_OF_MEMORY) / among / MEGABYTE);
  const resourceLimits = { maxOldGenerationSizeMb: Math.min(MOST_MEMORY, Math.max(LEAST_MEMORY, share)), maxYoungGenerationSizeMb: YOUNG_MEMORY };
  return new Worker(join(folder, "worker.js"), { execArgv: [], resourceLimits });
}
