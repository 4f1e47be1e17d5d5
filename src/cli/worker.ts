import { setFlagsFromString } from "node:v8";
import { parentPort } from "node:worker_threads";
import { crc32, gunzipSync, inflateRawSync } from "node:zlib";
import { toXlsx } from "../hosts/foreign/convert";
import { WORD } from "../hosts/word";
import { newXlsx, openXlsx, usePlatformZip, withOtherTexts } from "../hosts/xlsx";
import { runSingle, type Console, type FileHosts } from "./commands";
import { Problem, problemOf } from "./problem";
import { partsOf, type SaveAnswer, type Task, type Told } from "./thread";
import { validateFile } from "./validateFile";

// A part may come out as nothing, but the platform knows no limit below one byte.
usePlatformZip({
  inflate: (content, most) => inflateRawSync(content, { maxOutputLength: Math.max(1, most) }), crc32: (content) => crc32(content),
  gunzip: (members, most) => gunzipSync(members, { maxOutputLength: Math.max(1, most) }),
});

/** A workbook of so many bytes runs long enough in the same functions that it pays to compile them early. */
const LARGE = 300_000;
const EARLY = "--interrupt-budget=200000";
/** As tools/cli/load.js has it from the start. */
const LATE = "--interrupt-budget=1200000";
let early = false;

function compileFor(bytes: number): void {
  if (early === bytes >= LARGE) return;
  early = !early;
  setFlagsFromString(early ? EARLY : LATE);
}

/** The entry of a thread: does the tasks that it is given, one after the other. */
const hosts: FileHosts = { toXlsx, open: (bytes, name) => {
  compileFor(bytes.length);
  return openXlsx(bytes, name);
}, create: () => Promise.resolve(newXlsx()), otherTexts: withOtherTexts, word: WORD };

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
