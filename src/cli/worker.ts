import { parentPort } from "node:worker_threads";
import { crc32, inflateRawSync } from "node:zlib";
import { toXlsx } from "../hosts/foreign/convert";
import { WORD } from "../hosts/word";
import { newXlsx, openXlsx, usePlatformZip } from "../hosts/xlsx";
import { runSingle, type Console } from "./commands";
import { Problem, problemOf } from "./problem";
import { partsOf, type SaveAnswer, type Task, type Told } from "./thread";
import { validateFile } from "./validateFile";

// A part may come out as nothing, but the platform knows no limit below one byte.
usePlatformZip({ inflate: (content, most) => inflateRawSync(content, { maxOutputLength: Math.max(1, most) }), crc32: (content) => crc32(content) });

/** The entry of a thread: does the tasks that it is given, one after the other. */
const hosts = { toXlsx, open: openXlsx, create: () => Promise.resolve(newXlsx()), word: WORD };

/** The answer to what is being saved. */
let saved: ((answer: SaveAnswer) => void) | null = null;

const tell = (told: Told): void => { parentPort?.postMessage(told); };
const save: Console["save"] = async (content, to) => {
  const answer = await new Promise<SaveAnswer>((resolve) => {
    saved = resolve;
    tell({ told: "save", content, to });
  });
  if ("saved" in answer) return answer.saved;
  throw new Problem(answer.problem.place, answer.problem.why, answer.problem.remedy);
};
const console: Console = {
  result: (text) => { tell({ told: "result", text }); },
  note: (text) => { tell({ told: "note", text }); },
  progress: () => undefined,
  ready: () => Promise.resolve(),
  // Lists of files are read outside.
  input: async function* () { /* nothing */ },
  save,
};

async function answerTo(task: Task): Promise<Told> {
  const place = task.task === "validate" ? task.job.file : "file" in task.command ? task.command.file : "new";
  try {
    return { told: "done", value: task.task === "validate" ? await validateFile(task.job, hosts, save) : await runSingle(task.command, hosts, console) };
  } catch (error) {
    return { told: "problem", problem: partsOf(problemOf(error, place)) };
  }
}

parentPort?.on("message", (message: Task | SaveAnswer) => {
  if ("task" in message) void answerTo(message).then(tell);
  else saved?.(message);
});
