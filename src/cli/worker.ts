import { parentPort } from "node:worker_threads";
import { newXlsx, openXlsx, readDocxText } from "../hosts/xlsx";
import type { WorkerAnswer } from "./pool";
import { problemOf } from "./problem";
import { validateFile, type ValidationJob } from "./validateFile";

/** The entry of a worker: validates the files that it is given, one after the other. */
const hosts = { open: openXlsx, create: () => Promise.resolve(newXlsx()), wordText: readDocxText };

async function answerTo(job: ValidationJob): Promise<WorkerAnswer> {
  try {
    return { done: true, result: await validateFile(job, hosts) };
  } catch (error) {
    const { place, why, remedy } = problemOf(error, job.file);
    return { done: false, place, why, remedy };
  }
}

parentPort?.on("message", (job: ValidationJob) => { void answerTo(job).then((answer) => { parentPort?.postMessage(answer); }); });
